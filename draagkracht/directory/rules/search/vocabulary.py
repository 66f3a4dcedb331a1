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
from draagkracht.directory.rules.search.query import LIKELY, WEIGHTS, Alternative, Query, Word

MOST_BEGUN: Final = 200  # terms with the same beginning that are looked at


@dataclass(frozen=True)
class Vocabulary:
    """The number of documents, and of those with each term (of the tsvector) and each word (as it is written), as they
    were at a revision of the directory. `fields`: the weights of the fields in which each term stands ("AD"), where
    those were read."""

    documents: int
    terms: Mapping[str, int]
    words: Mapping[str, int] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    revision: int | None = None

    @classmethod
    def of(cls, documents: Iterable[IndexedText]) -> "Vocabulary":
        """Count a collection of documents."""
        terms: Counter[str] = Counter()
        words: Counter[str] = Counter()
        fields: dict[str, str] = {}
        number = 0
        for document in documents:
            number += 1
            terms.update(document.terms.keys())
            words.update(document.words)
            for term, weights in document.terms.items():
                fields[term] = "".join(sorted({*fields.get(term, ""), *weights}))
        return cls(number, terms, words, fields)

    def frequency(self, word: Word) -> int:
        """Return in about how many documents a word of a question is found: in its most frequent alternative."""
        return max((self._of(alternative) for alternative in word.alternatives), default=0)

    def chance(self, word: Word) -> float:
        """Return the share of the documents in which a word of a question is found, at the least."""
        return self.frequency(word) / max(1, self.documents)

    def telling(self, word: Word) -> float:
        """Return how much a word tells: more as fewer documents have it, 0 where none has it (see ADR 28)."""
        likely = max((self._of(one) for one in word.alternatives if one.quality >= LIKELY), default=0)
        number = likely or self.frequency(word)
        return word.share * math.log(1 + (self.documents + 1) / number) if number else 0.0

    def misses(self, question: Query) -> bool:
        """Tell whether no document can hold all that a question needs."""
        return not all(map(self.frequency, question.needed))

    def narrow(self, question: Query) -> Query:
        """Return the question without what no document has, or what adds nothing: the answers and scores stay the
        same."""
        words = tuple(map(self._narrowed, question.words))
        name = question.name if question.name in self.terms else ""
        hints = tuple(hint for hint in question.hints if all(term in self.terms for term in hint.has))
        narrowed = replace(question, words=words, name=name, hints=hints)
        kept = set(narrowed.terms)
        left_out = (term for term in question.terms if term in self.terms and term not in kept)
        return replace(narrowed, also=tuple(left_out))

    def quickest(self, word: Word) -> Word:
        """Return a word in the order in which it is soonest tested: the way to find it that most documents have first,
        and of terms that must all be there the rarest."""
        by_number = sorted(word.alternatives, key=self._of, reverse=True)
        return replace(word, alternatives=tuple(map(self._rarest_first, by_number)))

    def _rarest_first(self, alternative: Alternative) -> Alternative:
        if len(alternative.terms) == 1 or alternative.is_prefix:
            return alternative
        return replace(alternative, terms=tuple(sorted(alternative.terms, key=lambda term: self.terms.get(term, 0))))

    def _narrowed(self, word: Word) -> Word:
        kept: list[Alternative] = []
        for one in word.alternatives:
            if self._of(one) and not any(_says_all(other, one) for other in kept):
                kept.append(Alternative(one.terms, one.quality, one.is_prefix, self._weights(one)))
        return replace(word, alternatives=tuple(kept) or word.alternatives[:1])

    def _weights(self, alternative: Alternative) -> str:
        """Return the weights of the fields that may be the least of those in which the terms stand."""
        held = [self.fields.get(term, "") for term in alternative.terms]
        if alternative.is_prefix or not all(held):
            return WEIGHTS
        first = max(weights[0] for weights in held)
        return "".join(weight for weight in WEIGHTS if weight >= first and any(weight in one for one in held))

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


def _says_all(better: Alternative, other: Alternative) -> bool:
    """Tell whether a document with `other` has `better` too, which is worth as much or more, in fields as good."""
    return not better.is_prefix and not other.is_prefix and set(better.terms) <= set(other.terms)


EMPTY: Final = Vocabulary(0, {})
