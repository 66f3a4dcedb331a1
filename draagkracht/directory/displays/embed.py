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
    ways = page.ways_out
    return replace(
        page,
        url=reverse("directory:list-embedded"),
        # Another municipality's site refuses this frame.
        notes=tuple(
            replace(note, links=_links(link for link in note.links if "://" not in link.url)) for note in page.notes
        ),
        ways_out=replace(ways, without=_links(ways.without), needs=_links(ways.needs)) if ways else None,
        all_url=_within(page.all_url),
        sorts=tuple(replace(sort, url=_within(sort.url)) for sort in page.sorts),
        previous_url=_within(page.previous_url),
        next_url=_within(page.next_url),
    )


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(replace(link, url=_within(link.url)) for link in links)


def _within(address: str) -> str:
    """Return an address of the list as one of the embedded list, with the same choices."""
    if not address:
        return ""
    return urlunsplit(urlsplit(address)._replace(path=reverse("directory:list-embedded")))


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
