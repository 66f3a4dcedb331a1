"""Finding services by words and choices. The order is that of `rules/search/ranking.py`, computed by the database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from django.db import connection

from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.directory.queries import lexicon
from draagkracht.directory.queries.question import NOTHING, Question, understand
from draagkracht.directory.queries.vocabulary import get_corrector, get_vocabulary
from draagkracht.directory.rules import facts
from draagkracht.directory.rules.facts import Facet
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.search import Analyser, folding, ranking
from draagkracht.directory.rules.search.query import WEIGHTS

ASK: Final = (
    "SELECT directory_search(%s::tsquery, %s, %s, %s::varchar[], %s, %s, %s, %s, %s::varchar[], %s, %s, %s, %s, "
    "%s::real[], %s{question})"
)
STATE: Final = """
SELECT number, coalesce((SELECT max(id) FROM directory_lexiconversion), 0) FROM directory_revision WHERE id = 1
"""

# Among so many municipalities every service is read; among more the text index leads, and so many answers are ranked.
FIELD_WEIGHTS: Final = [ranking.FIELD_WEIGHTS[weight] for weight in reversed(WEIGHTS)]  # as ts_rank has them

MOST_NEIGHBOURS: Final = 20
MOST_RANKED: Final = 1_000

# With fewer answers to all of a question expected, those to a part of it are asked for at once.
EXPECTED_FEW: Final = ranking.FEW / 2  # words of one question stand together more often than by chance

NEAR_KM: Final = 2.0  # what comes to somebody's home, or takes a telephone, is as near as what one can walk to
TO_YOU: Final = f"{{{facts.fact(Facet.AT_HOME)},{facts.fact(Facet.ONLINE)}}}"
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
    question = understand(text, speaks, get_vocabulary(revision), revision, literally=literally)
    if question.is_missed:
        question = understand(text, speaks, get_vocabulary(revision, fresh=True), revision, literally=literally)
    if not question.words:
        return replace(_everything(wish), says_nothing=True)
    if not literally and question.is_missed:
        return _mended(text, wish, revision, speaks) or _answers(question, wish, literally=False)
    found = _answers(question, wish, literally=literally)
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
    return _ask(NOTHING, None, 0, replace(wish, order=order))


def _mended(text: str, wish: Wish, revision: int, speaks: Analyser) -> Found | None:
    """Return what answers a text without its typing errors; None where there are none."""
    vocabulary = get_vocabulary(revision, fresh=True)
    corrected = get_corrector(revision, speaks).correct(text)
    changes = tuple((old, new) for old, new in corrected.changes if old not in vocabulary.words)
    if not changes:
        return None
    meant = understand(corrected.text, speaks, vocabulary, revision, literally=False)
    if not meant.words:  # mended, it says nothing: better the words as they are
        return None
    return replace(_answers(meant, wish, literally=False), corrected=corrected.text, changes=changes)


def _answers(question: Question, wish: Wish, *, literally: bool) -> Found:
    """Return the services that hold every word; where those are few, also those that hold enough of it.

    Asked for those with every word alone, the database has less to read and to keep. So where few are not expected, it
    is asked for the others afterwards, if need be.
    """
    few = 0 if literally or len(question.words) <= 1 else ranking.FEW
    is_wide = len(tenancy.current_municipalities()) > MOST_NEIGHBOURS
    if is_wide or not few or question.expected > EXPECTED_FEW:
        found = _ask(question, question.all_words if is_wide else None, 0, wish)
        if found.full >= few:
            return found
    found = _ask(question, question.any_word if is_wide else None, few, wish)
    return replace(found, is_relaxed=found.full < few and found.answers > found.full)


def _ask(question: Question, wanted: str | None, few: int, wish: Wish) -> Found:
    """Ask the database. `wanted`: the tsquery by which the text index leads; None to read every service."""
    here = wish.here
    with connection.cursor() as cursor:
        cursor.execute(
            ASK.format(question=question.places),
            [
                wanted,
                MOST_RANKED if wanted else None,
                few,
                [facts.fact(facet, code) for facet, code in wish.chosen.items()],
                wish.age,
                here.latitude if here else None,
                here.longitude if here else None,
                NEAR_KM,
                TO_YOU,
                FITS_WELL,
                wish.order,
                wish.skipped,
                wish.most,
                FIELD_WEIGHTS,
                ranking.LEAST_COVERED,
                *question.arguments,
            ],
        )
        answer: dict[str, Any] = json.loads(cursor.fetchone()[0])
    return Found(
        hits=tuple(
            Hit(pk, round(score, ranking.DIGITS), km, tuple(question.words[number] for number in matched))
            for pk, score, km, matched in answer["page"]
        ),
        total=answer["total"],
        full=answer["full"],
        answers=answer["answers"],
        counts=answer["counts"],
        read_as=question.read_as,
    )
