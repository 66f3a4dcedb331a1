"""A question as the index understands it: words that must all be found, each in one of several ways.

A question becomes a `tsquery` by its text form, made here with every sign quoted, so that what somebody typed can never
be read as an operator. It goes to the database as a parameter.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

WEIGHTS: Final = "ABCD"
PART: Final = "~"  # before a stem: occurs as a word or as a part of one
NEEDED: Final = 0.5  # words with a smaller share are faint
EVIDENT: Final = 0.6  # less sure ways to find a word may find an answer, and are no evidence that it is a better one
LIKELY: Final = 0.5  # a less sure way is worth the same in each field, and says nothing of how telling the word is
NAME: Final = "="  # before stems: a whole name


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to find a word: all these terms, and how sure it then is that the word was meant (0–1).

    Of an alternative that `is_prefix` the last term is only the beginning of a term. `weights`: those of the fields
    that may be the least of those in which its terms stand.
    """

    terms: tuple[str, ...]
    quality: float
    is_prefix: bool = False
    weights: str = WEIGHTS

    def tsquery(self, weights: str = "") -> str:
        """Return the text form of the alternative as a tsquery, limited to fields with one of these weights."""
        *first, last = self.terms
        final = quoted(last) + (f":*{weights}" if self.is_prefix else weights and f":{weights}")
        return " & ".join([*(quoted(term) + (weights and f":{weights}") for term in first), final])


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question, as it was typed (or corrected), and the ways to find it, best first.

    `share`: the part of what it tells that counts; a word like "moeder" counts for less than its rarity says.
    """

    text: str
    alternatives: tuple[Alternative, ...]
    share: float = 1.0

    def tsquery(self, weights: str = "") -> str:
        """Return the text form of the word as a tsquery: any of its alternatives."""
        return " | ".join(f"({alternative.tsquery(weights)})" for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class Hint:
    """What a question says about for whom, when or how: points, which may be negative, for documents that hold all
    terms of `has`, and none of `lacks`."""

    points: float
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    def fits(self, terms: Collection[str]) -> bool:
        """Tell whether a document with these terms gets the points."""
        return all(term in terms for term in self.has) and not any(term in terms for term in self.lacks)

    def tsquery(self) -> str:
        """Return the text form of the hint as a tsquery."""
        return " & ".join([*map(quoted, self.has), *(f"!{quoted(term)}" for term in self.lacks)])


@dataclass(frozen=True)
class Query:
    """What somebody looks for. Empty (`not words`) when nothing was left that can be searched.

    `also`: terms that are evidence of an answer, although the ways to find a word by them were left out.
    `read_as`: the question in Dutch, where it was in another language.
    """

    words: tuple[Word, ...]
    name: str = ""  # the term of a document whose whole name was typed
    hints: tuple[Hint, ...] = ()
    also: tuple[str, ...] = ()
    read_as: str = ""

    @cached_property
    def text(self) -> str:
        """The words that are looked for, as one text."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def needed(self) -> tuple[Word, ...]:
        """The words that a full answer holds: all but the faint ones, unless there are no others."""
        return tuple(word for word in self.words if word.share >= NEEDED) or self.words

    def tsquery(self) -> str:
        """Return the text form of the question as a tsquery: all the words that are needed."""
        return _all(self.needed, " & ")

    def tsquery_of_any(self) -> str:
        """Return the text form of the question as a tsquery: any of the words."""
        return _all(self.words, " | ")

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Every term that is evidence of the words that count in full, once: of the surer ways to find them, without
        those of which only the beginning is given."""
        ways = (one for word in self.needed for one in word.alternatives if one.quality >= EVIDENT)
        found = (term for one in ways if not one.is_prefix for term in one.terms)
        return tuple(dict.fromkeys([*found, *self.also]))

    def tsquery_of_terms(self) -> str:
        """Return the tsquery of any of the terms, for `ts_rank`: see `ranking.evidence`.

        In this order PostgreSQL, which sorts them again for every document, has the least to do.
        """
        return " | ".join(map(quoted, sorted(self.terms, reverse=True)))

    def without(self, *words: Word) -> "Query":
        """Return the question without some of its words."""
        return replace(self, words=tuple(word for word in self.words if word not in words), name="")


def quoted(term: str) -> str:
    """Return a term as PostgreSQL reads it in the text form of a tsvector or a tsquery."""
    if "'" in term or "\\" in term:
        term = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{term}'"


def _all(words: Iterable[Word], sign: str) -> str:
    return sign.join(f"({word.tsquery()})" for word in words)
