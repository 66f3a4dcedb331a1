"""What the index of the present municipalities holds, kept in the process, for weighing words and mending errors.

To count it takes time in the order of the number of services. So a count is used for a while although the directory
changed: a weight that is a minute old harms nobody. Whoever must know whether a word is there asks for a fresh one.
"""

import time
from dataclasses import replace
from typing import Final

from django.db import connection

from draagkracht.base import tenancy
from draagkracht.directory.queries.shelf import Shelf
from draagkracht.directory.rules.search import Analyser, Corrector, Vocabulary
from draagkracht.directory.rules.search.query import WEIGHTS

MOST_VOCABULARIES: Final = 64
MOST_CORRECTORS: Final = 8  # some tens of megabytes each


_vocabularies: Shelf[Vocabulary] = Shelf(MOST_VOCABULARIES)
_correctors: Shelf[Corrector] = Shelf(MOST_CORRECTORS)


def get_vocabulary(revision: int, *, fresh: bool = False) -> Vocabulary:
    """Return how many published services have each term and each word; of this revision when it must be fresh.

    Costs one query when it is not kept.
    """
    key = tenancy.current_municipalities()
    kept = _vocabularies.get(key, revision, fresh=fresh)
    if kept is not None:
        return kept
    started = time.monotonic()
    counted = replace(count_words(), revision=revision)
    return _vocabularies.put(key, revision, counted, time.monotonic() - started)


def get_corrector(revision: int, analyser: Analyser) -> Corrector:
    """Return what mends typing errors in the words of the present municipalities, perhaps of a little while ago."""
    key = (tenancy.current_municipalities(), id(analyser))
    kept = _correctors.get(key, revision, fresh=False)
    if kept is not None:
        return kept
    vocabulary = get_vocabulary(revision, fresh=True)
    started = time.monotonic()
    made = Corrector(analyser, vocabulary)
    return _correctors.put(key, revision, made, time.monotonic() - started)


def count_words() -> Vocabulary:
    """Return how many of the services that the present municipalities' public finds have each term and each word."""
    kinds: dict[str, dict[str, int]] = {kind: {} for kind in ("term", "word", "all", *WEIGHTS)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, term, documents FROM directory_vocabulary()")
        for kind, term, documents in cursor.fetchall():
            kinds[kind][term] = documents
    fields: dict[str, str] = {}
    for weight in WEIGHTS:
        fields |= {term: fields.get(term, "") + weight for term in kinds[weight]}
    return Vocabulary(kinds["all"].get("", 0), kinds["term"], kinds["word"], fields)
