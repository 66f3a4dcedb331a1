"""A question in the form in which the database is asked it, and the memory for questions that were understood before.

What is remembered is what a text means with a lexicon and a count of words, and never an answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Any, Final
from weakref import WeakKeyDictionary

from draagkracht.base import tenancy
from draagkracht.directory.queries.shelf import Shelf
from draagkracht.directory.rules.search import Analyser, Query, Vocabulary, ranking
from draagkracht.directory.rules.search.query import WEIGHTS, Word, quoted

LADDER: Final = "%s::tsquery[], %s::real[]"
FIXED: Final = f"%s::tsquery[], %s::real[], %s::boolean[], %s::tsquery, %s, %s::tsquery, {LADDER}, {LADDER}"
MOST_REMEMBERED: Final = 1_000


@dataclass(frozen=True, slots=True)
class Question:
    """A text as it was understood: its words, and the arguments by which the database finds and weighs services.

    `is_missed`: no service can hold all that it needs; else so many are `expected` to, if words stand beside each other
    by chance. `all_words` and `any_word` are the tsqueries of those.
    """

    words: tuple[str, ...]
    read_as: str
    is_missed: bool
    expected: float
    all_words: str
    any_word: str
    arguments: tuple[Any, ...]

    @property
    def places(self) -> str:
        """The places of its arguments in the call of the function."""
        return ", ".join(["", FIXED, *[LADDER] * len(self.words)]) if self.arguments else ""


NOTHING: Final = Question((), "", False, 0, "", "", ())

_remembered: "WeakKeyDictionary[Analyser, Shelf[Question]]" = WeakKeyDictionary()


def understand(text: str, analyser: Analyser, vocabulary: Vocabulary, revision: int, *, literally: bool) -> Question:
    """Return the question in a text. What no service holds is left out of it, where this revision was counted."""
    shelf = _remembered.setdefault(analyser, Shelf(MOST_REMEMBERED))
    is_current = vocabulary.revision == revision
    key = (tenancy.current_municipalities(), text, literally, is_current)
    known = shelf.get(key, vocabulary.revision, fresh=True)
    if known is None:
        query = analyser.query(text, vocabulary, literally=literally)
        known = _question(vocabulary.narrow(query) if is_current else query, vocabulary)
        shelf.put(key, vocabulary.revision, known)
    return known


def _question(query: Query, vocabulary: Vocabulary) -> Question:
    shares = _shares(query, vocabulary)
    words = [vocabulary.quickest(word) for word in query.words]
    ladders = [_ladder(word, share) for word, share in zip(words, shares, strict=True)]
    return Question(
        words=tuple(word.text for word in query.words),
        read_as=query.read_as,
        is_missed=vocabulary.misses(query),
        expected=vocabulary.documents * prod(vocabulary.chance(word) for word in query.needed),
        all_words=query.tsquery(),
        any_word=query.tsquery_of_any(),
        arguments=(
            _tsqueries(word.tsquery() for word in words),
            _numbers(shares),
            _numbers(word in query.needed for word in query.words),
            query.tsquery_of_terms() or None,
            ranking.evidence_factor(query),
            quoted(query.name) if query.name else None,
            *_columns(_name_ladder(query.name)),
            *_columns([(hint.tsquery(), hint.points) for hint in query.hints]),
            *chain.from_iterable(map(_columns, ladders)),
        ),
    )


def _shares(query: Query, vocabulary: Vocabulary) -> list[float]:
    """Return for each word how much of the question it tells."""
    telling = [vocabulary.telling(word) for word in query.words]
    total = sum(telling)
    return [one / total for one in telling] if total else [0.0] * len(telling)


def _ladder(word: Word, share: float) -> list[tuple[str, float]]:
    """Return what earns points for a word, most points first: tsqueries and points."""
    return [(tier.tsquery, max(tier.points * share, 1e-9)) for tier in ranking.tiers(word)]


def _name_ladder(name: str) -> list[tuple[str, float]]:
    """Return what earns points for a name that was typed as a whole."""
    return [
        (f"{quoted(name)}:{weight}", ranking.NAME_BONUS * ranking.FIELD_WEIGHTS[weight]) for weight in WEIGHTS if name
    ]


def _columns(ladder: Sequence[tuple[str, float]]) -> tuple[str, str]:
    """Return a ladder as the tsqueries and the points of the function."""
    return _tsqueries(tsquery for tsquery, _ in ladder), _numbers(points for _, points in ladder)


def _tsqueries(texts: Iterable[str]) -> str:
    """Return tsqueries as the text form of an array."""
    marked = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "{" + ",".join(f'"{text}"' for text in marked) + "}"


def _numbers(values: Iterable[float]) -> str:
    """Return numbers or truths as the text form of an array: quicker than one by one."""
    return f"{{{','.join(map(str, values))}}}"
