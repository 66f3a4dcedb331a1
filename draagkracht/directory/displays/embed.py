"""The list within another website, and how to put it there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit, urlunsplit

from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext

from draagkracht.directory.displays.addresses import Link
from draagkracht.directory.displays.listing import ListPage


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedExplained:
    """What to paste, and on which websites it works."""

    frame_code: str
    link_code: str
    origins: tuple[str, ...]
    example_url: str


def embedded(page: ListPage) -> ListPage:
    """Return the page of the list with addresses that stay within the frame; those of services leave it."""
    # Another municipality's site refuses this frame.
    own = (replace(note, links=tuple(link for link in note.links if "://" not in link.url)) for note in page.notes)
    return placed(replace(page, notes=tuple(own)), reverse("directory:list-embedded"))


def placed(page: ListPage, path: str) -> ListPage:
    """Return the page of the list as it stands at another path of this host: with the same choices in its addresses.

    What leads to another host, or to a service, stays as it is.
    """

    def at(address: str) -> str:
        return urlunsplit(urlsplit(address)._replace(path=path)) if address and "://" not in address else address

    def links(found: Iterable[Link]) -> tuple[Link, ...]:
        return tuple(replace(link, url=at(link.url)) for link in found)

    ways = page.ways_out
    return replace(
        page,
        url=path,
        notes=tuple(replace(note, links=links(note.links)) for note in page.notes),
        ways_out=replace(ways, without=links(ways.without), needs=links(ways.needs)) if ways else None,
        all_url=at(page.all_url),
        sorts=tuple(replace(sort, url=at(sort.url)) for sort in page.sorts),
        previous_url=at(page.previous_url),
        next_url=at(page.next_url),
    )


def explained(site_name: str, origins: Sequence[str], absolute: Callable[[str], str]) -> EmbedExplained:
    """Return what the page of explanation shows; `absolute` makes an address of this host of a path."""
    frame, whole = absolute(reverse("directory:list-embedded")), absolute(reverse("directory:list-services"))
    title = escape(gettext("Wat is er in %(name)s?") % {"name": site_name})
    return EmbedExplained(
        frame_code=f'<iframe src="{frame}" title="{title}" width="100%" height="900" loading="lazy"></iframe>\n'
        f'<p><a href="{whole}">{title}</a></p>',
        link_code=f'<a href="{whole}">{title}</a>',
        origins=tuple(origins),
        example_url=reverse("directory:list-embedded"),
    )
