"""The words of the search, as the editor sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext

from draagkracht.directory.queries import lexicon
from draagkracht.directory.queries.lexicon import Change
from draagkracht.directory.queries.search import Wish, find
from draagkracht.directory.rules.search import Kind, Row
from draagkracht.directory.services.lexicon import Named, Preview

# What a button did, by the word in the address.
DONE: Final[Mapping[str, str]] = {
    "erbij": "De regel is toegevoegd. Binnen een minuut werkt het zoeken ermee.",
    "was-er-al": "Deze regel was er al. Er is niets veranderd.",
    "weg": "De regel is weg. Binnen een minuut werkt het zoeken zonder.",
    "landelijk": "Bewaard. Deze landelijke regel geldt hier niet meer. U ziet hem bij de regels van uw gemeente.",
    "geweigerd": "Bewaard. De landelijke regel geldt hier weer.",
    "was-al-gedaan": "Dit was al gedaan, misschien door een collega.",
    "terug": "De wijziging is teruggedraaid.",
}
MOST_CHANGES: Final = 20
MOST_UNANSWERED: Final = 20  # each is looked for again
MOST_NATIONAL: Final = 30


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row: in words, and what a form sends to name it."""

    text: str
    kind: str
    word: str
    others: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change: when, by whom, what; it can be undone once."""

    number: int
    when: str
    by: str
    text: str
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Words that found nothing, how often, and the address at which a row is made of them.

    `found` is how many services they find by now; where there are, the address is that of what they find.
    """

    text: str
    times: int
    url: str
    found: int


@dataclass(frozen=True, slots=True)
class WordsPage:
    """The screen; `version` is the number of the last change, which a form sends back."""

    version: int
    rows: tuple[RowLine, ...]
    changes: tuple[ChangeLine, ...]
    unanswered: tuple[Unanswered, ...]
    asked: str
    national: tuple[RowLine, ...]


def words_page(asked: str) -> WordsPage:
    """Return everything that the screen shows; `asked` is what is looked for in the national list."""
    changes = lexicon.list_changes(most=MOST_CHANGES)
    own = lexicon.list_own_rows()
    refused = {row for row, is_refused in own if is_refused}
    searches = lexicon.list_unanswered(most=MOST_UNANSWERED)
    national = (row for row in lexicon.find_default_rows(asked, most=MOST_NATIONAL) if row not in refused)
    return WordsPage(
        version=changes[0].number if changes else 0,
        rows=tuple(row_line(row, is_refused=is_refused) for row, is_refused in own),
        changes=tuple(map(change_line, changes)),
        unanswered=tuple(sorted(map(_unanswered, searches), key=lambda one: one.found > 0)),
        asked=asked,
        national=tuple(map(row_line, national)),
    )


def _unanswered(search: tuple[str, int]) -> Unanswered:
    text, times = search
    found = find(text, Wish(most=0)).full
    answers = f"{reverse('directory:list-services')}?{urlencode({'woord': text})}"
    return Unanswered(
        text, times, answers if found else f"{reverse('directory-staff:list-search-words')}?{_asking(text)}", found
    )


def preview_lines(preview: Preview) -> tuple[str, ...]:
    """Return what a row would do, in sentences: how many services its word finds, and which those are."""
    values = {"text": preview.text, "before": preview.before, "after": preview.after}
    if not preview.more.number and not preview.fewer.number:
        return (gettext("Met deze regel vindt “%(text)s” hetzelfde als nu: %(after)s.") % values,)
    first = gettext("Met deze regel vindt “%(text)s” %(after)s in plaats van %(before)s.") % values
    more = gettext("%(number)s erbij: %(names)s.")
    fewer = gettext("%(number)s niet meer: %(names)s.")
    changes = ((more, preview.more), (fewer, preview.fewer))
    return (first, *(said % {"number": one.number, "names": _names(one)} for said, one in changes if one.number))


def _names(some: Named) -> str:
    rest = some.number - len(some.names)
    more = [gettext("nog %(number)s") % {"number": rest}] if rest else []
    return get_text_list([*some.names, *more], gettext("en"))


def row_line(row: Row, *, is_refused: bool = False) -> RowLine:
    """Return a row in words."""
    return RowLine(in_words(row, is_refused=is_refused), row.kind.value, row.word, ", ".join(row.others), is_refused)


def change_line(change: Change) -> ChangeLine:
    """Return a change in words."""
    text = in_words(change.row, is_refused=change.is_refused)
    return ChangeLine(
        number=change.number,
        when=date_format(timezone.localtime(change.changed_at), "j F H:i"),
        by=change.changed_by,
        text=(gettext("Erbij: %(text)s") if change.is_added else gettext("Weg: %(text)s")) % {"text": text},
        can_be_undone=not change.is_undone,
    )


def in_words(row: Row, *, is_refused: bool) -> str:
    """Return what a row says."""
    values = {"word": row.word, "others": ", ".join(row.others)}
    sentences = {
        Kind.SAME: gettext("“%(word)s” betekent hetzelfde als “%(others)s”"),
        Kind.ALSO: gettext("“%(word)s” zoekt ook naar “%(others)s”"),
        Kind.PART: gettext("“%(word)s” is een deel van lange woorden"),
        Kind.WHOLE: gettext("“%(word)s” wordt niet geknipt"),
        Kind.STOP: gettext("“%(word)s” zegt niets"),
        Kind.FAINT: gettext("“%(word)s” zegt weinig"),
        Kind.VERB: gettext("“%(word)s” is een werkwoord"),
        Kind.TOPIC: gettext("“%(others)s” gaan over “%(word)s”"),
        Kind.HINT: gettext("“%(word)s” zegt voor wie het is: “%(others)s”"),
        Kind.FILLER: gettext("“%(word)s” zegt niets in een vraag"),
    }
    said = sentences.get(row.kind, gettext("“%(word)s” hoort bij “%(others)s”")) % values
    return gettext("Geldt hier niet: %(text)s") % {"text": said} if is_refused else said


def _asking(text: str) -> str:
    return urlencode({"woord": text, "soort": Kind.ALSO.value}) + "#toevoegen"
