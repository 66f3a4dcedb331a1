"""What the index holds: in how many documents each term and each word stands."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from draagkracht.directory.rules.search.analysing import IndexedText
from draagkracht.directory.rules.search.query import Alternative, Word


@dataclass(frozen=True)
class Vocabulary:
    """The number of documents, and of those with each term (of the tsvector) and each word (as it is written)."""

    documents: int
    terms: Mapping[str, int]
    words: Mapping[str, int] = field(default_factory=dict)

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

    def _of(self, alternative: Alternative) -> int:
        if not alternative.is_prefix:
            return min(self.terms.get(term, 0) for term in alternative.terms)
        beginning = alternative.terms[-1]
        return max((number for term, number in self.terms.items() if term.startswith(beginning)), default=0)


EMPTY: Final = Vocabulary(0, {})
