"""In which order services answer a question: the reference, which the database's ranking is tested against.

Points of a word = how telling it is × the best of (quality of an alternative × weight of the best fields that hold
all its terms). The score is the share of the points that a perfect answer would get, and a little more for evidence:
every other way in which the document says it too. A name that was typed as a whole lifts a service above the rest.
Nothing counts how often or at what length a thing is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.directory.rules.search.analysing import IndexedText
from draagkracht.directory.rules.search.query import LIKELY, WEIGHTS, Alternative, Query, Word
from draagkracht.directory.rules.search.vocabulary import Vocabulary

FIELD_WEIGHTS: Final[Mapping[str, float]] = {"A": 1.0, "B": 0.85, "C": 0.6, "D": 0.4}
NAME_BONUS: Final = 0.5  # the whole name was typed
EVIDENCE: Final = 0.25  # for everything that a document holds of what might be meant, per word of the question
RANK_LIMIT: Final = 1.64493406685  # of PostgreSQL's ts_rank: the sum of 1/n²
FEW: Final = 20  # with fewer answers the question is relaxed
LEAST_COVERED: Final = 0.2  # of what the words of a question tell, an answer to a part of it must hold this much
DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Tier:
    """Points for a word (before how telling it is), and the tsquery that earns them."""

    points: float
    tsquery: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A service that answers: its key, its score, and the words of the question that were found in it."""

    key: str
    score: float
    matched: tuple[str, ...]


def tiers(word: Word) -> tuple[Tier, ...]:
    """Return how a word is found and what that is worth, most points first: the first that fits counts.

    The points of `score` are those of the first tier whose tsquery fits, times how telling the word is.
    """
    found: dict[float, list[str]] = {}
    for alternative in word.alternatives:
        for weight in alternative.weights if alternative.quality >= LIKELY else WEIGHTS[-1]:
            points = alternative.quality * FIELD_WEIGHTS[weight]
            fields = "" if weight == WEIGHTS[-1] else WEIGHTS[: WEIGHTS.index(weight) + 1]
            found.setdefault(points, []).append(f"({alternative.tsquery(fields)})")
    return tuple(Tier(points, " | ".join(found[points])) for points in sorted(found, reverse=True))


def points_of(word: Word, terms: Mapping[str, str]) -> float:
    """Return the best that a document gives for a word, between 0 (not found) and 1; `terms` as in IndexedText."""
    return max((_points(alternative, terms) for alternative in word.alternatives), default=0.0)


def score(question: Query, terms: Mapping[str, str], vocabulary: Vocabulary) -> float:
    """Return how well a document answers a question; 0 where none of the words is found."""
    telling = {word: vocabulary.telling(word) for word in question.words}
    total = sum(telling.values())
    if not total:
        return 0.0
    earned = sum(telling[word] * points_of(word, terms) for word in question.words) / total
    bonus = NAME_BONUS * FIELD_WEIGHTS[terms[question.name][0]] if question.name in terms else 0.0
    bonus += sum(hint.points for hint in question.hints if hint.fits(terms))
    return round(earned + bonus + evidence_factor(question) * evidence(question, terms), DIGITS)


def evidence(question: Query, terms: Mapping[str, str]) -> float:
    """Return what `ts_rank('{D,C,B,A}', vector, query.tsquery_of_terms())` gives with the weights of the fields.

    Per term: the weight of its best field, and of the n-th field a 1/n² share; over the number of terms of the query.
    """
    found = (terms[term] for term in question.terms if term in terms)
    held = (FIELD_WEIGHTS[weight] / place**2 for weights in found for place, weight in enumerate(weights, 1))
    return sum(held) / RANK_LIMIT / max(1, len(question.terms))


def evidence_factor(question: Query) -> float:
    """Return by what the evidence is multiplied before it is added to the score."""
    return EVIDENCE * len(question.terms) / max(1, len(question.words))


def matched(question: Query, terms: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of the question, as they were typed or corrected, that a document holds."""
    return tuple(word.text for word in question.words if points_of(word, terms))


def rank(
    question: Query, documents: Mapping[str, IndexedText], vocabulary: Vocabulary
) -> tuple[tuple[Ranked, ...], bool]:
    """Return the documents that answer, best first, and whether the question had to be relaxed.

    `documents` by key; of equal scores the lowest key comes first. With at least `FEW` documents that hold every
    word that is needed, only those count. Otherwise those that hold enough of what the question tells come in too.
    """
    ranked = sorted(_scored(question, documents, vocabulary), key=lambda found: (-found.score, found.key))
    full = [found for found in ranked if all(points_of(word, documents[found.key].terms) for word in question.needed)]
    if len(full) >= FEW or len(question.words) <= 1:
        return tuple(full), False
    enough = [found for found in ranked if _covers(found, question, vocabulary)]
    return tuple(enough), len(enough) > len(full)


def relax(question: Query, vocabulary: Vocabulary) -> Iterator[Query]:
    """Give weaker questions, best first: without the least telling word, and so on down to the most telling one.

    A word that no document has is left out from the first on.
    """
    by_worth = sorted(question.words, key=lambda word: (vocabulary.telling(word), word.text))
    missing = [word for word in by_worth if not vocabulary.frequency(word)]
    for number in range(max(1, len(missing)), len(by_worth)):
        yield question.without(*by_worth[:number])


def _scored(question: Query, documents: Mapping[str, IndexedText], vocabulary: Vocabulary) -> Iterator[Ranked]:
    for key, document in documents.items():
        found = matched(question, document.terms)
        if found:
            yield Ranked(key, score(question, document.terms, vocabulary), found)


def _covers(found: Ranked, question: Query, vocabulary: Vocabulary) -> bool:
    telling = {word.text: vocabulary.telling(word) for word in question.words}
    return sum(telling[text] for text in found.matched) >= LEAST_COVERED * sum(telling.values())


def _points(alternative: Alternative, terms: Mapping[str, str]) -> float:
    *whole, last = alternative.terms
    held = [terms.get(term, "") for term in whole]
    held.append(_beginning(last, terms) if alternative.is_prefix else terms.get(last, ""))
    if not all(held):
        return 0.0
    least = max(min(weights) for weights in held) if alternative.quality >= LIKELY else WEIGHTS[-1]
    return alternative.quality * FIELD_WEIGHTS[least]


def _beginning(prefix: str, terms: Mapping[str, str]) -> str:
    return min((weights[0] for term, weights in terms.items() if term.startswith(prefix)), default="")
