"""Finding services by words and choices. The order is that of `rules/search/ranking.py`, computed by the database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from django.db import connection

from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.directory.queries import lexicon
from draagkracht.directory.queries.vocabulary import get_corrector, get_vocabulary
from draagkracht.directory.rules import facts
from draagkracht.directory.rules.facts import Facet
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.search import Analyser, Query, Vocabulary, folding, ranking
from draagkracht.directory.rules.search.query import WEIGHTS, quoted
from draagkracht.directory.rules.search.vocabulary import EMPTY

ASK: Final = """
SELECT directory_search(
    %s::tsquery, %s, string_to_array(%s, chr(10))::tsquery[], %s::real[], %s::int[],
    %s::int[], %s::real[], string_to_array(%s, chr(10))::tsquery[], %s::tsquery, %s::real[], %s, %s, %s,
    %s::varchar[], %s, %s, %s, %s, %s::varchar[], %s, %s, %s, %s
)
"""
STATE: Final = """
SELECT number, coalesce((SELECT max(id) FROM directory_lexiconversion), 0) FROM directory_revision WHERE id = 1
"""

# Among so many municipalities every service is read; among more the text index leads, and so many answers are ranked.
MOST_NEIGHBOURS: Final = 20
MOST_RANKED: Final = 1_000

NEAR_KM: Final = 2.0  # what comes to somebody's home, or takes a telephone, is as near as what one can walk to
TO_YOU: Final = (facts.fact(Facet.AT_HOME), facts.fact(Facet.ONLINE))
FITS_WELL: Final = 0.5  # of the best score: by distance, what scores less comes after, however near


class Order(StrEnum):
    """What comes first. By distance: what fits well before what fits less, each nearest first."""

    FIT = "fit"
    DISTANCE = "distance"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody looks for, besides words: facts that must hold, an age, from where distances are measured.

    `chosen` holds one code for each facet.
    """

    chosen: Mapping[Facet, str] = field(default_factory=dict)
    age: int | None = None
    here: Place | None = None
    order: Order = Order.FIT
    skipped: int = 0
    most: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found, by its primary key, with the words of the question that it holds."""

    pk: int
    score: float
    distance_km: float | None
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found: a page of hits of `total`, and for each fact how many there are with it as the next choice.

    `answers` is how many there are whatever was chosen, and `full` how many of those hold all words. `corrected` is the
    text that was looked for instead, with `changes` word by word. `is_relaxed`: there are services with only some of
    the words among it. `says_nothing`: there were words, and none of them can be looked for.
    `read_as` are the Dutch words that were looked for, where the question was in another language.
    """

    hits: tuple[Hit, ...]
    total: int
    full: int
    answers: int
    counts: Mapping[str, int]
    corrected: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    is_relaxed: bool = False
    says_nothing: bool = False
    read_as: str = ""


def find(text: str, wish: Wish, *, literally: bool = False, analyser: Analyser | None = None) -> Found:
    """Return what answers a text (or, without one, everything) and the other wishes, in the present municipalities.

    With fewer than three full answers, words with a typing error are mended and the question is relaxed, unless it is
    to be taken `literally`. `analyser` is for trying another lexicon. Two queries; at most six, where nothing is found.
    """
    if not text.strip():
        return _everything(wish)
    revision, last_change = _state()
    speaks = analyser or lexicon.get_analyser(last_change)
    vocabulary = get_vocabulary(revision)
    query = speaks.query(text, vocabulary, literally=literally)
    if vocabulary.misses(query):
        vocabulary = get_vocabulary(revision, fresh=True)
        query = speaks.query(text, vocabulary, literally=literally)
    if not query.words:
        return replace(_everything(wish), says_nothing=True)
    if vocabulary.revision == revision:
        query = vocabulary.narrow(query)
    if not literally and vocabulary.misses(query):
        return _mended(text, wish, revision, speaks) or _answers(query, vocabulary, wish, literally=False)
    found = _answers(query, vocabulary, wish, literally=literally)
    return found if literally or found.full else _mended(text, wish, revision, speaks) or found


@dataclass(frozen=True, slots=True)
class Result:
    """A service that answers, for whoever wants no page: its HSDS id, its score, and the words that it holds."""

    service_id: str
    name: str
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The best answers of `total`, and what was looked for instead."""

    results: tuple[Result, ...]
    total: int
    corrected: str
    is_relaxed: bool


def search_services(text: str, *, most: int) -> Results:
    """Return the best answers to a text in the present municipalities; none to a text without words that count."""
    found = find(text, Wish(most=most))
    if found.says_nothing:
        return Results((), 0, "", is_relaxed=False)
    keys = [hit.pk for hit in found.hits]
    rows = {
        pk: (key, name) for pk, key, name in Service.objects.filter(pk__in=keys).values_list("pk", "hsds_id", "name")
    }
    results = tuple(Result(*rows[hit.pk], hit.score, hit.matched) for hit in found.hits if hit.pk in rows)
    return Results(results, found.total, found.corrected, found.is_relaxed)


def count_services(wish: Wish) -> Mapping[str, int]:
    """Return for each fact how many services there are with it, beside what is wished already. One query."""
    return _everything(replace(wish, most=0)).counts


def is_known_word(word: str) -> bool:
    """Tell whether a word stands in the lexicon ("een"), or in a service that the public finds. Two queries at most."""
    revision, last_change = _state()
    folded = folding.fold(word)
    return folded in lexicon.get_analyser(last_change).lexicon.alone or folded in get_vocabulary(revision).words


def _state() -> tuple[int, int]:
    """Return the revision of the directory, and the key of the last change of the lexicon."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        row: tuple[int, int] = cursor.fetchone()
    return row


def _everything(wish: Wish) -> Found:
    order = Order.NAME if wish.order is Order.FIT and wish.here is None else wish.order
    return _ask(Query(()), EMPTY, None, 0, replace(wish, order=order))


def _mended(text: str, wish: Wish, revision: int, speaks: Analyser) -> Found | None:
    """Return what answers a text without its typing errors; None where there are none."""
    vocabulary = get_vocabulary(revision, fresh=True)
    corrected = get_corrector(revision, speaks).correct(text)
    changes = tuple((old, new) for old, new in corrected.changes if old not in vocabulary.words)
    meant = vocabulary.narrow(speaks.query(corrected.text, vocabulary))
    if not changes or not meant.words:  # mended, it says nothing: better the words as they are
        return None
    return replace(_answers(meant, vocabulary, wish, literally=False), corrected=corrected.text, changes=changes)


def _answers(query: Query, vocabulary: Vocabulary, wish: Wish, *, literally: bool) -> Found:
    """Return the services that hold every word; where those are few, also those that hold enough of it."""
    few = 0 if literally or len(query.words) <= 1 else ranking.FEW
    is_wide = len(tenancy.current_municipalities()) > MOST_NEIGHBOURS
    if is_wide:
        found = _ask(query, vocabulary, query.tsquery(), 0, wish)
        if found.full >= few:
            return found
    found = _ask(query, vocabulary, query.tsquery_of_any() if is_wide else None, few, wish)
    return replace(found, is_relaxed=found.full < few and found.answers > found.full)


def _shares(query: Query, vocabulary: Vocabulary) -> list[float]:
    """Return for each word how much of the question it tells."""
    telling = [vocabulary.telling(word) for word in query.words]
    total = sum(telling)
    return [one / total for one in telling] if total else [0.0] * len(telling)


def _ladders(query: Query, shares: Sequence[float]) -> list[tuple[int, float, str]]:
    """Return what earns points, by word and most points first: number of the word, points, tsquery."""
    rungs = [
        (number, max(tier.points * share, 1e-9), tier.tsquery)
        for number, (word, share) in enumerate(zip(query.words, shares, strict=True), 1)
        for tier in ranking.tiers(word)
    ]
    if query.name:
        bonus = len(query.words) + 1
        rungs += [
            (bonus, ranking.NAME_BONUS * ranking.FIELD_WEIGHTS[weight], f"{quoted(query.name)}:{weight}")
            for weight in WEIGHTS
        ]
    after = len(query.words) + 2
    return rungs + [(after + place, hint.points, hint.tsquery()) for place, hint in enumerate(query.hints)]


def _ask(query: Query, vocabulary: Vocabulary, wanted: str | None, few: int, wish: Wish) -> Found:
    """Ask the database. `wanted`: the tsquery by which the text index leads; None to read every service."""
    shares = _shares(query, vocabulary)
    rungs = _ladders(query, shares)
    here = wish.here
    with connection.cursor() as cursor:
        cursor.execute(
            ASK,
            [
                wanted,
                MOST_RANKED if wanted else None,
                "\n".join(map(vocabulary.quickest, query.words)),
                _array(shares),
                _array(number for number, word in enumerate(query.words, 1) if word in query.needed),
                _array(number for number, _, _ in rungs),
                _array(points for _, points, _ in rungs),
                "\n".join(tsquery for _, _, tsquery in rungs),
                query.tsquery_of_terms() or None,
                _array(ranking.FIELD_WEIGHTS[weight] for weight in reversed(WEIGHTS)),
                ranking.evidence_factor(query),
                ranking.LEAST_COVERED,
                few,
                [facts.fact(facet, code) for facet, code in wish.chosen.items()],
                wish.age,
                here.latitude if here else None,
                here.longitude if here else None,
                NEAR_KM,
                list(TO_YOU),
                FITS_WELL,
                wish.order,
                wish.skipped,
                wish.most,
            ],
        )
        answer: dict[str, Any] = json.loads(cursor.fetchone()[0])
    words = [word.text for word in query.words]
    return Found(
        hits=tuple(
            Hit(pk, round(score, ranking.DIGITS), km, tuple(words[number] for number in matched))
            for pk, score, km, matched in answer["page"]
        ),
        total=answer["total"],
        full=answer["full"],
        answers=answer["answers"],
        counts=answer["counts"],
        read_as=query.read_as,
    )


def _array(numbers: Iterable[float]) -> str:
    """Return numbers as the text form of an array: quicker than one by one."""
    return f"{{{','.join(map(str, numbers))}}}"
