"""What every page needs besides its own content: the municipality, who to call, the languages of this page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import timezone, translation
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from draagkracht.accounts.permissions import Actor, Permission, Role
from draagkracht.municipalities import queries, rules


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in another language; `alternate` is the address for search engines, without what was asked of it."""

    code: str
    name: str
    url: str
    alternate: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A telephone number at the foot of every page, under the question that it answers."""

    heading: str
    name: str
    number: str
    uri: str
    hours: str = ""
    cost: str = ""


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the frame of a page shows; without a municipality the numbers that hold everywhere."""
    site: queries.Site | None = getattr(request, "site", None)
    if site is None:
        return without_site()
    language = translation.get_language() or settings.LANGUAGE_CODE
    opening = rules.desk_opening_at(site.desk.hours, timezone.localtime())
    actor: Actor | None = getattr(request, "actor", None)
    return {
        **without_site(),
        "site": site,
        "theme_path": f"themes/{site.theme}.css",
        "language_links": language_links(request, site, language),
        "opening": opening,
        "opening_day": "" if opening.opens_weekday is None else str(WEEKDAYS[opening.opens_weekday]),
        "frame_lines": frame_lines(site, language),
        "is_at_home": actor is None or actor.may(Permission.SEE_OWN_SPACE),
        "may_keep": actor is not None and actor.may(Permission.SEE_OWN_SPACE),
        "only_takes_part": actor is not None and actor.roles == {Role.CIRCLE_MEMBER},
    }


def without_site() -> dict[str, Any]:
    """Return the values of the frame where no municipality is known."""
    return {
        "site": None,
        "page_language": translation.get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language_links": (),
        "frame_lines": lines_of_last_resort(),
    }


def language_links(request: HttpRequest, site: queries.Site, language: str) -> tuple[LanguageLink, ...]:
    """Return this page in each language that the municipality offers, the present one marked.

    An address that is no page leads to the first page in the other language.
    """
    names = dict(settings.LANGUAGES)
    path = request.get_full_path() if request.method == "GET" else request.path
    return tuple(
        LanguageLink(
            code,
            names[code],
            address_in(path, code),
            request.build_absolute_uri(address_in(request.path, code)),
            code == language,
        )
        for code in site.languages
        if code in names
    )


def address_in(path: str, language: str) -> str:
    """Return the address of a page in a language; of the first page when there is no such page."""
    address = translate_url(path, language)
    if address == path and language != translation.get_language():
        with translation.override(language):
            return reverse("portal:show-home")
    return address


def frame_lines(site: queries.Site, language: str) -> tuple[FrameLine, ...]:
    """Return the lines at the foot of every page, as far as the installation knows them."""
    headings = {
        "listening": gettext("Avond, nacht, weekend"),
        "domestic-violence": gettext("Niet veilig thuis?"),
        "emergency": gettext("Levensgevaar?"),
    }
    known = {line.code: line for line in site.lines}
    lines = tuple(
        FrameLine(
            heading,
            line.text("name", language),
            line.number,
            line.uri,
            line.text("hours", language),
            line.text("cost", language),
        )
        for heading, line in ((heading, known.get(code)) for code, heading in headings.items())
        if line is not None
    )
    return lines or lines_of_last_resort()


def lines_of_last_resort() -> tuple[FrameLine, ...]:
    """Return two national numbers for a page that has no municipality and perhaps no database.

    Source: 112 is the European emergency number; de Luisterlijn, 088 0767 000, is open day and night
    (deluisterlijn.nl). The table of telephone lines, with its checked dates, is what all other pages show.
    """
    return (
        FrameLine(
            gettext("Iemand spreken, dag en nacht"), gettext("De Luisterlijn"), "088 0767 000", "tel:+31880767000"
        ),
        FrameLine(gettext("Levensgevaar?"), gettext("Alarmnummer"), "112", "tel:112"),
    )
