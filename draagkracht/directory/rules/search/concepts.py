"""What a question says besides its words: for whom, in which language, at what time, for which illness.

A hint moves a service that answers up or down. It never finds one, and never hides one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from draagkracht.directory.rules import codes
from draagkracht.directory.rules.search.lexicon import CONCEPT
from draagkracht.directory.rules.search.query import Hint, Word

FITS: Final = 0.2  # the service is for whom, or when, the question says
OTHERS: Final = -0.12  # it is for others, or at another time
UNASKED: Final = -0.08  # it is for a group that the question does not speak of
OTHER_ILLNESS: Final = -0.15
SPOKEN: Final = 0.08  # somebody there speaks the language of the question
NOT_SPOKEN: Final = -0.25  # it is in another language alone, and not in that one

MOST_HINTS: Final = 20

CONDITION: Final = CONCEPT + "condition:"
AUDIENCE: Final = CONCEPT + "audience:"
FOR: Final = CONCEPT + "for:"
OTHER_LANGUAGE: Final = FOR + "other_language"
# Groups that a question would name: who does not speak as one of them is seldom served by what is for them alone.
GROUPS: Final = (
    FOR + "young_carer",
    FOR + "child",
    FOR + "professional",
    OTHER_LANGUAGE,
)
ANYBODY: Final = CONDITION + codes.Condition.NONE


class Phrases:
    """Finds words and phrases in a text by their stems, and gives what they mean."""

    def __init__(self, meanings: Iterable[tuple[tuple[str, ...], Iterable[str]]]) -> None:
        self._meanings: dict[tuple[str, ...], set[str]] = {}
        for stems, meant in meanings:
            if stems:
                self._meanings.setdefault(stems, set()).update(meant)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for stems in self._meanings:
            self._lengths[stems[0]] = tuple(sorted({*self._lengths.get(stems[0], ()), len(stems)}))

    def found_in(self, stems: Sequence[str]) -> set[str]:
        """Return what is meant by the phrases that stand in a text."""
        found: set[str] = set()
        for place, stem in enumerate(stems):
            for length in self._lengths.get(stem, ()):
                found |= self._meanings.get(tuple(stems[place : place + length]), set())
        return found


def hints(said: Iterable[str], words: Iterable[Word], spoken: str = "") -> tuple[Hint, ...]:
    """Return the hints in a question: `said` are concepts that its words hint at ("#for:child"), `words` its words,
    `spoken` the language that it is in, where that is not Dutch ("tr")."""
    meant = {*said, *(term for word in words for one in word.alternatives for term in one.terms)}
    return tuple(islice(_hints(meant | _spoken_of(meant), spoken), MOST_HINTS))


def _spoken_of(meant: set[str]) -> set[str]:
    """Return the groups of which a question speaks by an audience that it means."""
    named = {term.removeprefix(AUDIENCE) for term in meant if term.startswith(AUDIENCE)}
    return {group for group in GROUPS if group.removeprefix(FOR) in named}


def _hints(meant: set[str], spoken: str) -> Iterator[Hint]:
    own = (f"{CONCEPT}language:{spoken}",) if spoken else ()
    if own:
        yield Hint(SPOKEN, own)
        yield Hint(NOT_SPOKEN, (OTHER_LANGUAGE,), own)
    for group in GROUPS:
        if group not in meant and not (own and group == OTHER_LANGUAGE):
            yield Hint(UNASKED, (group,))
    for term in sorted(term for term in meant if term.startswith((FOR, CONCEPT + "at:", CONCEPT + "language:"))):
        yield Hint(FITS, (term,))
    yield from _of_conditions(meant)


def _of_conditions(meant: set[str]) -> Iterator[Hint]:
    named = {term.removeprefix(CONDITION) for term in meant if term.startswith(CONDITION)}
    if named:
        near = {
            str(other)
            for code in named
            if code in set(codes.Condition)
            for other in codes.related_conditions(codes.Condition(code))
        }
        yield Hint(OTHER_ILLNESS, (), (ANYBODY, *(CONDITION + code for code in sorted(named | near))))
