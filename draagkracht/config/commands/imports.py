"""`draagkracht directory import`: take over a spreadsheet, a package, a feed or a catalogue, all of it or nothing."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from draagkracht.config import startup
from draagkracht.config.commands import files
from draagkracht.config.commands.municipality import find_municipality
from draagkracht.config.refusal import Refused
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.hsds.records import Feed, Remark
from draagkracht.directory.rules.importing import SourceKind, mapping, paging, read, sheet
from draagkracht.directory.rules.importing.table import fold

if TYPE_CHECKING:
    from draagkracht.directory.services import Imported
    from draagkracht.municipalities.models import Municipality

ENDINGS = {SourceKind.HSDS: ("json",), SourceKind.HSDS_CSV: ("csv", "json"), SourceKind.SRU: ("xml",)}
Files = list[tuple[str, bytes]]


@click.command("import")
@click.option("--municipality", "slug", required=True, metavar="SLUG", help="Whose services these become.")
@click.option("--format", "kind", type=click.Choice([kind.value for kind in SourceKind]), required=True)
@click.option(
    "--mapping",
    "mapping_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What the columns of a spreadsheet are: JSON, the field by the name of the column. Else as their names say.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.argument("source", metavar="PATH_OR_URL")
def import_(slug: str, kind: str, mapping_path: Path | None, source: str, *, dry_run: bool, as_json: bool) -> None:
    """Take over the services of a source: all of them or, where one is refused, none.

    hsds: a file or folder of HSDS 3 / ORUK. hsds-csv: a package of CSV files, zipped or as a folder. sheet: an Excel or
    CSV file. oruk-url: the address of an ORUK API. sru: a file or the address of Samenwerkende Catalogi.
    """
    source_kind = SourceKind(kind)
    is_address = source_kind is SourceKind.ORUK_URL or (source_kind is SourceKind.SRU and "://" in source)
    found = [] if is_address else _files(Path(source), source_kind)
    columns = _columns(found[0][1], mapping_path) if mapping_path and source_kind is SourceKind.SHEET else None
    startup.start()
    municipality = find_municipality(slug)
    if is_address:
        found = _fetched(source_kind, source)
    report = _import(municipality, read(source_kind, found, columns).feed, source, dry_run=dry_run)
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _in_words(report))
    if report["refused"]:
        first = report["refused"][0]
        number = len(report["refused"])
        raise Refused(f"nothing is written; refused {number}: {first['id']} {first['field']}: {first['reason']}")


def _files(path: Path, kind: SourceKind) -> Files:
    """Return name and content of a file, or of the files of a folder that belong to the kind."""
    if not path.is_dir():
        return [(path.name, files.read_bytes(path))]
    endings = ENDINGS.get(kind, ())
    found = sorted(name for ending in endings for name in path.rglob(f"*.{ending}"))
    strange = next((name for name in found if not name.is_file()), None)
    if strange:
        raise Refused(f"{strange} is no file that can be read.")
    if not found:
        raise Refused(f"{path} holds no {endings[0].upper() if endings else kind.value} file.")
    return [(name.relative_to(path).as_posix(), files.read_bytes(name)) for name in found]


def _fetched(kind: SourceKind, address: str) -> Files:
    """Return what an address answers, all of it; refuses one that does not answer."""
    from draagkracht.directory import ports  # noqa: PLC0415
    from draagkracht.directory.services import fetching  # noqa: PLC0415

    try:
        answers = fetching.fetch_answers(
            fetcher=ports.get_fetcher(), kind=kind, address=paging.check_address(address), cursor=paging.Cursor()
        )
        return [(one.name, one.body) for one in answers if one.body is not None]
    except (FileIsWrong, fetching.SourceFailed) as error:
        raise Refused(f"nothing is written; {address[:200]}: {error.reason.dutch()}") from error


def _columns(content: bytes, path: Path) -> Sequence[str] | None:
    """Return what each column is, as a file says; a spreadsheet that cannot be read is refused later, in its report."""
    wanted = files.read_json_object(path)
    if not all(isinstance(field, str) for field in wanted.values()):
        raise Refused(f"{path} names for each column a field, as text; an empty text leaves the column out.")
    try:
        headers = sheet.peek(content).headers
    except FileIsWrong:
        return None
    unknown = [name for name in wanted if fold(name) not in map(fold, headers)]
    if unknown:
        raise Refused(f"{path} names a column that is not there: {unknown[0][:80]!r}.")
    return mapping.from_names(headers, wanted)


def _import(municipality: "Municipality", feed: Feed, source: str, *, dry_run: bool) -> dict[str, Any]:
    from django.db import transaction  # noqa: PLC0415

    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.directory import services  # noqa: PLC0415

    done = services.Imported(0, 0, 0, ())
    if not feed.refused:
        with tenancy.acting_for(municipality.pk):
            done = services.import_services(municipality=municipality, records=feed.services, source=_name_of(source))
            if dry_run:
                transaction.set_rollback(True)
    return _report(feed, done, dry_run=dry_run)


def _name_of(source: str) -> str:
    """Return what the history calls a source: the host of an address, the name of a file or folder."""
    return (urlsplit(source).hostname if "://" in source else Path(source).name) or "feed"


def _report(feed: Feed, done: "Imported", *, dry_run: bool) -> dict[str, Any]:
    return {
        "services": len(feed.services),
        "created": done.created,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "skipped": feed.skipped,
        "warnings": [_remark(remark) for remark in (*feed.warnings, *done.warnings)],
        "refused": [_remark(remark) for remark in feed.refused],
        "written": not feed.refused and not dry_run,
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"id": remark.id, "field": remark.field, "reason": remark.reason.dutch()}


def _in_words(report: dict[str, Any]) -> str:
    counts = ", ".join(f"{report[name]} {name}" for name in ("services", "created", "updated", "unchanged", "skipped"))
    lines = [f"{counts}; {'written' if report['written'] else 'nothing written'}."]
    lines += [f"warning {one['id']} {one['field']}: {one['reason']}" for one in report["warnings"]]
    lines += [f"refused {one['id']} {one['field']}: {one['reason']}" for one in report["refused"]]
    return "\n".join(lines)
