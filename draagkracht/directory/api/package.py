"""The whole published directory as one zip file: tables of HSDS 3, with licence and date."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils import timezone

from draagkracht.directory.queries import exchange
from draagkracht.directory.queries.edition import Edition, get_changed_at, keep
from draagkracht.directory.rules.hsds import publish, tabular
from draagkracht.directory.rules.licences import Licence
from draagkracht.municipalities.queries import Site

AT_A_TIME: Final = 500
# All files carry the first moment that a zip file can hold: the same edition gives the same bytes.
NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def build_package(site: Site, edition: Edition, licence: Licence, homepage: str) -> bytes:
    """Return the zip file of the present municipality's directory; a second time the one that was made before.

    Of a large directory it takes some seconds to make.
    """
    return keep((edition, licence, homepage), "package", lambda: _made(site, edition, licence, homepage))


def _made(site: Site, edition: Edition, licence: Licence, homepage: str) -> bytes:
    tables = {table: io.StringIO(tabular.header(table), newline="") for table in tabular.TABLES}
    for text in tables.values():
        text.seek(0, io.SEEK_END)
    for table, row in tabular.rows_of(_services()):
        tables[table].write(tabular.line(table, row))
    described = tabular.describe(
        name=f"sociale-kaart-{site.slug}",
        title=f"Sociale kaart {site.name}",
        licence=licence,
        created=(get_changed_at(edition) or timezone.now()).isoformat(timespec="seconds"),
        homepage=homepage,
    )
    files = {"datapackage.json": json.dumps(described, ensure_ascii=False, indent=2)}
    return _zip(files | {f"{table}.csv": text.getvalue() for table, text in tables.items()})


def _services() -> Iterator[dict[str, Any]]:
    """Give all services in full, some hundreds at a time: what is in memory stays small."""
    keys = list(exchange.list_published().values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        some = exchange.list_published().filter(pk__in=keys[start : start + AT_A_TIME])
        yield from map(publish.full_service, exchange.read_full(some))


def _zip(files: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, NO_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return packed.getvalue()
