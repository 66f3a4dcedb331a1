"""What every page needs besides its own content: the municipality, the desk, the languages of this page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone, translation

from draagkracht.municipalities import queries, rules


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in another language."""

    code: str
    name: str
    url: str
    is_current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the frame of a page shows; without a municipality only the language."""
    site: queries.Site | None = getattr(request, "site", None)
    language = translation.get_language() or settings.LANGUAGE_CODE
    direction = "rtl" if translation.get_language_bidi() else "ltr"
    if site is None:
        return {"site": None, "page_language": language, "direction": direction, "language_links": ()}
    return {
        "site": site,
        "page_language": language,
        "direction": direction,
        "language_links": language_links(request, site, language),
        "opening": rules.opening_at(site.desk.hours, timezone.localtime()),
    }


def language_links(request: HttpRequest, site: queries.Site, language: str) -> tuple[LanguageLink, ...]:
    """Return this page in each language that the municipality offers, the present one marked."""
    names = dict(settings.LANGUAGES)
    path = request.get_full_path() if request.method == "GET" else request.path
    return tuple(
        LanguageLink(code, names[code], translate_url(path, code), code == language)
        for code in site.languages
        if code in names
    )
