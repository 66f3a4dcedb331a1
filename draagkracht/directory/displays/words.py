"""Putting facts of services into the language of the page, and marking what stays Dutch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation as languages
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from draagkracht.base import translation
from draagkracht.base.text import Sentence
from draagkracht.directory.rules import codes, presentation

DUTCH = "nl"


def is_dutch_page() -> bool:
    """Return whether the page is in the language of the services' own texts."""
    return (languages.get_language() or DUTCH) == DUTCH


def in_dutch(text: str) -> str:
    """Return a provider's text; on a page in another language it says that it is Dutch."""
    if not text or is_dutch_page():
        return text
    return format_html('<span lang="nl" dir="ltr">{}</span>', text)


def said(sentence: Sentence) -> str:
    """Return a sentence in the language of the page, starting with a capital."""
    return capfirst(translation.translate(sentence))


def hours(written: str) -> str:
    """Return when somebody answers: in the language of the page where we understand every word, else as written."""
    read = None if is_dutch_page() else presentation.telephone_hours(written)
    return said(read) + "." if read else in_dutch(written)


@dataclass(frozen=True, slots=True)
class Checked:
    """How long ago somebody checked something: words, and the level that gives their colour."""

    text: str
    level: str


def checked(assured: date | None, today: date, *, is_unanswered: bool = False) -> Checked:
    """Return how long ago a service was checked, as components/freshness.html shows it."""
    return Checked(
        said(presentation.freshness(assured, today, is_unanswered=is_unanswered)),
        presentation.freshness_level(assured, today, is_unanswered=is_unanswered).value,
    )


def spaced(parts: Iterable[str]) -> str:
    """Return some texts on one line, each keeping its marks; empty ones are left out."""
    return format_html_join(" ", "{}", ((part,) for part in parts if part))


def language_names(spoken: Sequence[str]) -> str:
    """Return the languages as an enumeration, Dutch first."""
    order = sorted(spoken, key=lambda code: (code != DUTCH, list(codes.LANGUAGE_LABELS).index(code))
                   if code in codes.LANGUAGE_LABELS else (True, len(codes.LANGUAGE_LABELS)))  # fmt: skip
    return said(presentation.joined([codes.language_name(code) for code in order]))
