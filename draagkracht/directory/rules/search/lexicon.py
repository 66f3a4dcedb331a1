"""The words that the search knows: parts of compounds, what may link them, what must stay whole, synonyms, stop words.

The lexicon is data. The default comes with the software (`draagkracht/directory/data/lexicon`); a municipality adds
rows of its own. Every row is checked by itself: a bad one is refused with a sentence, the others count.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.search import conjugation, folding

LONGEST_PHRASE: Final = 6  # words
LONGEST_WORD: Final = 40
SHORTEST_PART: Final = 3
MOST_OTHERS: Final = 40
WORD: Final = re.compile(r"[\w'-]+")
CONCEPT: Final = "#"  # before the name of a topic or a code


class Kind(StrEnum):
    """What a row of the lexicon says about its word."""

    PART = "part"  # occurs in compounds: zorg, besteding
    LINK = "link"  # may stand between two parts: s, en
    WHOLE = "whole"  # is never split: zorgvuldig
    STOP = "stop"  # says nothing, neither in a text nor in a question: de, het
    FILLER = "filler"  # says nothing in a question: graag, zoek
    FAINT = "faint"  # says little in a question: moeder, thuis
    SAME = "same"  # a synonym: who looks for one finds the others
    ALSO = "also"  # one way: who looks for the word finds the others too
    FORM = "form"  # an inflected form that rules do not reduce: kinderen → kind
    VERB = "verb"  # a verb whose forms are regular: koken, kookt, kookte, gekookt
    TOPIC = "topic"  # a theme and words that speak of it, in texts and in questions: slaap = wakker, nachtrust
    HINT = "hint"  # a word that tells for whom or when; it orders what is found: mama > #audience:young_carer


PHRASES: Final = frozenset({Kind.SAME, Kind.ALSO, Kind.TOPIC, Kind.HINT})  # kinds whose words may be several
WITH_OTHERS: Final = PHRASES | {Kind.FORM}


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: a word (or phrase), and for synonyms and forms the others."""

    kind: Kind
    word: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was left out: its place in what was given, from 0, and why."""

    number: int
    reason: Sentence


@dataclass(frozen=True)
class Lexicon:
    """The words that the search knows, folded; phrases are tuples of words. Made by `read_lexicon`."""

    parts: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    faint: frozenset[str] = frozenset()
    forms: Mapping[str, str] = field(default_factory=dict)
    same: tuple[tuple[str, ...], ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    hints: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that the lexicon names, without linking letters."""
        return self.alone.union(word for phrase in self._phrases for word in phrase.split())

    @cached_property
    def alone(self) -> frozenset[str]:
        """Every word that the lexicon names by itself, and not only inside phrases."""
        words = frozenset(phrase for phrase in self._phrases if " " not in phrase)
        return words.union(
            self.parts, self.wholes, self.stops, self.fillers, self.faint, self.forms, self.forms.values()
        )

    @cached_property
    def _phrases(self) -> frozenset[str]:
        phrases = [phrase for group in self.same for phrase in group]
        phrases += [phrase for word, others in self.also for phrase in (word, *others)]
        phrases += [phrase for _, words in self.topics for phrase in words]
        phrases += [word for word, _ in self.hints]
        return frozenset(phrase for phrase in phrases if not is_concept(phrase))

    @cached_property
    def index_key(self) -> str:
        """A digest of what documents are analysed with: where it changes, the index must be made again.

        Synonyms and fillers are not in it: they work on the question alone, so they count at once.
        """
        forms = sorted(self.forms.items())
        facts = (
            sorted(self.parts),
            sorted(self.links),
            sorted(self.wholes),
            sorted(self.stops),
            forms,
            sorted(self.topics),
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()


def read_lexicon(rows: Iterable[Row]) -> tuple[Lexicon, tuple[Refused, ...]]:
    """Return the lexicon of these rows, and the rows that were refused. The same row twice is one row."""
    kept: list[Row] = []
    refused: list[Refused] = []
    for number, given in enumerate(rows):
        row = folded(given)
        reason = _fault(row)
        if reason:
            refused.append(Refused(number, reason))
        else:
            kept.append(row)
    return _lexicon(kept), tuple(refused)


def check_row(row: Row) -> Sentence | None:
    """Return why a row would be refused, or None: for the form in which somebody types it."""
    return _fault(folded(row))


def is_about_others(row: Row) -> bool:
    """Tell whether a fault of a row is in the words that stand beside its word, and not in the word itself."""
    kept = folded(row)
    return kept.kind in WITH_OTHERS and bool(kept.word) and not _is_too_long(kept.word)


def phrase(text: str) -> str:
    """Return a word or phrase as the lexicon keeps it: folded, one space between words."""
    return " ".join(WORD.findall(folding.fold(text)))


def folded(row: Row) -> Row:
    """Return a row as the lexicon keeps it."""
    return Row(row.kind, phrase(row.word), tuple(dict.fromkeys(map(_other, row.others))))


def is_concept(text: str) -> bool:
    """Tell whether what stands in a row is no phrase but a topic ("#slaap") or a code ("#need:respite")."""
    return text.startswith(CONCEPT)


def _other(text: str) -> str:
    return text.strip().lower() if is_concept(text) else phrase(text)


def _fault(row: Row) -> Sentence | None:
    return _empty(row) or _too_long(row) or _wrong_shape(row)


def _empty(row: Row) -> Sentence | None:
    if not row.word:
        return Sentence(N_("Vul een woord in."))
    if row.kind in WITH_OTHERS and not any(row.others):
        return Sentence(N_("Vul bij “%(word)s” ook in welk woord erbij hoort."), {"word": row.word})
    return None


def _too_long(row: Row) -> Sentence | None:
    for words in (row.word, *row.others):
        if _is_too_long(words):
            return Sentence(N_("“%(word)s” is te lang. Gebruik ten hoogste zes woorden."), {"word": words[:60]})
    if len(row.others) > MOST_OTHERS:
        return Sentence(N_("Bij “%(word)s” staan te veel woorden. Maak er twee regels van."), {"word": row.word})
    return None


def _is_too_long(words: str) -> bool:
    return len(words.split()) > LONGEST_PHRASE or any(len(word) > LONGEST_WORD for word in words.split())


def _wrong_shape(row: Row) -> Sentence | None:
    is_phrase = " " in row.word or (row.kind is Kind.FORM and (" " in row.others[0] or len(row.others) > 1))
    if is_phrase and row.kind not in PHRASES:
        return Sentence(N_("“%(word)s” moet één woord zijn."), {"word": row.word})
    if row.kind is Kind.PART and not (row.word.isalpha() and len(row.word) >= SHORTEST_PART):
        return Sentence(N_("“%(word)s” is te kort: een woorddeel heeft ten minste drie letters."), {"word": row.word})
    if row.kind is Kind.LINK and not (row.word.isalpha() and len(row.word) < SHORTEST_PART):
        return Sentence(N_("“%(word)s” is te lang voor tussenletters: één of twee letters."), {"word": row.word})
    if row.kind in {Kind.SAME, Kind.ALSO} and set(row.others) <= {row.word}:
        return Sentence(N_("“%(word)s” staat er twee keer: vul een ander woord in."), {"word": row.word})
    return None


def _lexicon(rows: list[Row]) -> Lexicon:
    words = {kind: frozenset(row.word for row in rows if row.kind is kind) for kind in Kind}
    return Lexicon(
        parts=words[Kind.PART],
        links=words[Kind.LINK],
        wholes=words[Kind.WHOLE],
        stops=words[Kind.STOP],
        fillers=words[Kind.FILLER],
        faint=words[Kind.FAINT],
        forms=_forms(rows, words[Kind.VERB]),
        same=tuple(dict.fromkeys((row.word, *_others(row)) for row in rows if row.kind is Kind.SAME)),
        also=tuple(dict.fromkeys((row.word, _others(row)) for row in rows if row.kind is Kind.ALSO)),
        topics=tuple(dict.fromkeys((row.word, row.others) for row in rows if row.kind is Kind.TOPIC)),
        hints=tuple(dict.fromkeys((row.word, row.others) for row in rows if row.kind is Kind.HINT)),
    )


def _forms(rows: list[Row], verbs: Iterable[str]) -> Mapping[str, str]:
    regular = {form: verb for verb in sorted(verbs) for form in conjugation.forms(verb)}
    return regular | {row.word: row.others[0] for row in rows if row.kind is Kind.FORM}


def _others(row: Row) -> tuple[str, ...]:
    return tuple(other for other in row.others if other and other != row.word)
