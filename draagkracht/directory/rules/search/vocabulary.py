"""What the index holds: in how many documents each term and each word stands."""

import itertools
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from draagkracht.directory.rules.search.analysing import IndexedText
from draagkracht.directory.rules.search.query import Alternative, Query, Word

MOST_BEGUN: Final = 200  # terms with the same beginning that are looked at


@dataclass(frozen=True)
class Vocabulary:
    """The number of documents, and of those with each term (of the tsvector) and each word (as it is written), as they
    were at a revision of the directory."""

    documents: int
    terms: Mapping[str, int]
    words: Mapping[str, int] = field(default_factory=dict)
    revision: int | None = None

    @classmethod
    def of(cls, documents: Iterable[IndexedText]) -> "Vocabulary":
        """Count a collection of documents."""
        terms: Counter[str] = Counter()
        words: Counter[str] = Counter()
        number = 0
        for document in documents:
            number += 1
            terms.update(document.terms.keys())
            words.update(document.words)
        return cls(number, terms, words)

    def frequency(self, word: Word) -> int:
        """Return in about how many documents a word of a question is found: in its most frequent alternative."""
        return max((self._of(alternative) for alternative in word.alternatives), default=0)

    def telling(self, word: Word) -> float:
        """Return how much a word tells: more as fewer documents have it, 0 where none has it (see ADR 28)."""
        number = self.frequency(word)
        return word.share * math.log(1 + (self.documents + 1) / number) if number else 0.0

    def misses(self, question: Query) -> bool:
        """Tell whether no document can hold all that a question needs."""
        return not all(map(self.frequency, question.needed))

    def narrow(self, question: Query) -> Query:
        """Return the question without the ways to find a word that no document has: the answers stay the same."""
        narrowed = replace(question, words=tuple(map(self._narrowed, question.words)))
        kept = set(narrowed.terms)
        left_out = (term for term in question.terms if term in self.terms and term not in kept)
        return replace(narrowed, also=tuple(left_out))

    def _narrowed(self, word: Word) -> Word:
        found = tuple(filter(self._of, word.alternatives))
        return replace(word, alternatives=found or word.alternatives[:1])

    def _of(self, alternative: Alternative) -> int:
        if not alternative.is_prefix:
            return min(self.terms.get(term, 0) for term in alternative.terms)
        beginning = alternative.terms[-1]
        start = bisect_left(self._sorted, beginning)
        found = itertools.takewhile(lambda term: term.startswith(beginning), self._sorted[start : start + MOST_BEGUN])
        return max((self.terms[term] for term in found), default=0)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.terms)


EMPTY: Final = Vocabulary(0, {})
