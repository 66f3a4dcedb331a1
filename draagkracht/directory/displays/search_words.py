"""The words of the search, as the editor sees them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext

from draagkracht.directory.displays import concepts
from draagkracht.directory.queries import lexicon
from draagkracht.directory.queries.lexicon import Change
from draagkracht.directory.queries.search import Wish, find
from draagkracht.directory.rules.search import Kind, Row
from draagkracht.directory.rules.search.folding import fold
from draagkracht.directory.rules.search.lexicon import is_concept
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
NATIONAL: Final = "#landelijk"
MOST_CHANGES: Final = 20
MOST_UNANSWERED: Final = 20  # each is looked for again
PER_PAGE: Final = 10
MOST_OTHERS: Final = 6  # of a row of the national list: the rest is a number


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
    """The screen; `version` is the number of the last change, which a form sends back.

    `national` is one page of what was found in the national list: number `position` of `pages`, of `total` rows.
    """

    version: int
    rows: tuple[RowLine, ...]
    changes: tuple[ChangeLine, ...]
    unanswered: tuple[Unanswered, ...]
    asked: str
    national: tuple[RowLine, ...]
    total: int
    position: int
    pages: int
    previous_url: str
    next_url: str


def words_page(asked: str, page: int = 1) -> WordsPage:
    """Return everything that the screen shows; `asked` is what is looked for in the national list, `page` which page
    of that is wanted: the last where there are fewer."""
    changes = lexicon.list_changes(most=MOST_CHANGES)
    own = lexicon.list_own_rows()
    refused = {row for row, is_refused in own if is_refused}
    searches = lexicon.list_unanswered(most=MOST_UNANSWERED)
    national = [row for row in lexicon.find_default_rows(asked) if row not in refused]
    pages = max(1, math.ceil(len(national) / PER_PAGE))
    position = min(max(page, 1), pages)
    return WordsPage(
        version=changes[0].number if changes else 0,
        rows=tuple(row_line(row, is_refused=is_refused) for row, is_refused in own),
        changes=tuple(map(change_line, changes)),
        unanswered=tuple(sorted(map(_unanswered, searches), key=lambda one: one.found > 0)),
        asked=asked,
        national=tuple(national_line(row, asked) for row in national[(position - 1) * PER_PAGE : position * PER_PAGE]),
        total=len(national),
        position=position,
        pages=pages,
        previous_url=words_url(asked, position - 1) + NATIONAL if position > 1 else "",
        next_url=words_url(asked, position + 1) + NATIONAL if position < pages else "",
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


def national_line(row: Row, asked: str) -> RowLine:
    """Return a row of the national list, of many words a few, those looked for first: what a form sends names all."""
    others = sorted(row.others, key=lambda other: fold(asked.strip()) not in other)
    rest = len(others[MOST_OTHERS:])
    said = in_words(Row(row.kind, row.word, tuple(others[:MOST_OTHERS])), is_refused=False)
    more = gettext("%(text)s, en nog %(number)s") % {"text": said, "number": rest} if rest else said
    return RowLine(more, row.kind.value, row.word, ", ".join(row.others))


def words_url(asked: str, page: int = 1, **more: str) -> str:
    """Return the address of the screen, with what is looked for in the national list."""
    values = {"zoek": asked} if asked else {}
    values |= {"pagina": str(page)} if page > 1 else {}
    query = urlencode(values | more)
    return reverse("directory-staff:list-search-words") + (f"?{query}" if query else "")


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
    values = {"word": row.word, "others": _others(row.others)}
    sentences = {
        Kind.SAME: gettext("“%(word)s” betekent hetzelfde als %(others)s"),
        Kind.ALSO: gettext("“%(word)s” zoekt ook naar %(others)s"),
        Kind.PART: gettext("“%(word)s” is een deel van lange woorden"),
        Kind.WHOLE: gettext("“%(word)s” wordt niet geknipt"),
        Kind.STOP: gettext("“%(word)s” zegt niets"),
        Kind.FAINT: gettext("“%(word)s” zegt weinig"),
        Kind.VERB: gettext("“%(word)s” is een werkwoord"),
        Kind.TOPIC: gettext("Over thema %(word)s gaan %(others)s"),
        Kind.HINT: gettext("“%(word)s” zegt voor wie of wanneer het is: %(others)s"),
        Kind.FORM: gettext("“%(word)s” is een vorm van %(others)s"),
        Kind.LINK: gettext("“%(word)s” mag tussen twee delen van een woord staan"),
        Kind.FILLER: gettext("“%(word)s” zegt niets in een vraag"),
    }
    said = sentences[row.kind] % values
    return gettext("Geldt hier niet: %(text)s") % {"text": said} if is_refused else said


def _others(others: Sequence[str]) -> str:
    """Return the words between quotation marks; themes and codes are no words that somebody types."""
    return ", ".join(concepts.in_words(other) if is_concept(other) else f"“{other}”" for other in others)


def _asking(text: str) -> str:
    return urlencode({"woord": text, "soort": Kind.ALSO.value}) + "#toevoegen"
