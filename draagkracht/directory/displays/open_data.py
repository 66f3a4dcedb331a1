"""The page about open data, in words and addresses."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone

from draagkracht.directory.rules.licences import Licence
from draagkracht.municipalities.queries import Site

Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataPage:
    """What there is, where it is, and what one may do with it."""

    number: int
    closed: int  # of those, for now
    date: str
    licence_name: str
    licence_url: str
    asks_to_be_named: bool
    source: str  # the name to give when one shows the data
    package_url: str
    api_url: str
    openapi_url: str
    example: str
    embed_url: str


def open_data_page(
    *,
    site: Site,
    licence: Licence,
    changed_at: datetime.datetime | None,
    number: int,
    closed: int,
    absolute: Absolute,
) -> OpenDataPage:
    """Return everything that the page shows; `absolute` makes an address of this host of a path."""
    api = absolute(reverse("directory-api:list-services"))
    return OpenDataPage(
        number=number,
        closed=closed,
        date=formats.date_format(timezone.localdate(changed_at), "DATE_FORMAT") if changed_at else "",
        licence_name=licence.name,
        licence_url=licence.url,
        asks_to_be_named=licence.asks_to_be_named,
        source=site.name,
        package_url=reverse("directory-files:download-package"),
        api_url=absolute(reverse("directory-api:show-api")),
        openapi_url=reverse("directory-api:show-openapi"),
        example=f'curl "{api}?search=oppas&per_page=10"',
        embed_url=reverse("directory:explain-embedding"),
    )
