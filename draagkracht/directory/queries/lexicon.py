"""The lexicon of a municipality: the national one, with the rows that it added and without those that it refuses.

Analysers are kept in the process. Each search reads the number of the last change, so that a change counts at once in
every process.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, Sum

from draagkracht.base import tenancy
from draagkracht.directory.models import LexiconRow, LexiconVersion, UnansweredSearch
from draagkracht.directory.rules.search import Analyser, Kind, Lexicon, Row, default_rows, folding, read_lexicon

INDEX_KEY_LENGTH = 16
KINDS_OF_FACTS = 3  # one more where an entry holds other facts or themes than before: everything is indexed again


class OwnRow(NamedTuple):
    """A row that a municipality added, or one of the national list that does not hold there."""

    row: Row
    is_refused: bool


_kept: dict[tuple[int, int], Analyser] = {}


def get_analyser(last_change: int | None = None) -> Analyser:
    """Return the analyser of the present municipality; of more than one together the national one.

    `last_change` is the key of the last change (0 for none), where the caller has read it already.
    """
    municipalities = tenancy.current_municipalities()
    if len(municipalities) != 1:
        return analyser_of(frozenset())
    change = get_last_change() if last_change is None else last_change
    if not change:
        return analyser_of(frozenset())
    key = (municipalities[0], change)
    if key not in _kept:
        for old in [old for old in _kept if old[0] == key[0]]:
            _kept.pop(old, None)
        _kept[key] = analyser_of(frozenset(list_own_rows()))
    return _kept[key]


def get_last_change() -> int:
    """Return the key of the last change of the present municipality's lexicon; 0 when it changed nothing.

    Keys come of a sequence: one that was taken back does not return with another change.
    """
    key: int | None = LexiconVersion.objects.aggregate(last=Max("pk"))["last"]
    return key or 0


def list_own_rows() -> list[OwnRow]:
    """Return the rows of the present municipality, by word."""
    rows = LexiconRow.objects.values_list("kind", "word", "others", "is_refused")
    return [OwnRow(Row(Kind(kind), word, tuple(others)), is_refused) for kind, word, others, is_refused in rows]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the lexicon: the number it got, when and by whom, and what it did."""

    number: int
    changed_at: datetime.datetime
    changed_by: str
    row: Row
    is_added: bool
    is_refused: bool
    undoes: int | None
    is_undone: bool


def list_changes(*, most: int, after: int = 0) -> list[Change]:
    """Return the latest changes of the present municipality's lexicon, newest first; only those after a number."""
    undone = LexiconVersion.objects.filter(undoes=OuterRef("number"), municipality=OuterRef("municipality"))
    found = LexiconVersion.objects.filter(number__gt=after).annotate(is_undone=Exists(undone)).order_by("-number")
    return [
        Change(
            number=one.number,
            changed_at=one.changed_at,
            changed_by=one.changed_by,
            row=row_of(one),
            is_added=one.is_added,
            is_refused=one.is_refused,
            undoes=one.undoes,
            is_undone=one.is_undone,
        )
        for one in found[:most]
    ]


def row_of(version: LexiconVersion) -> Row:
    """Return the row that a change was about."""
    return Row(Kind(version.kind), version.word, tuple(version.others))


def list_unanswered(*, most: int) -> list[tuple[str, int]]:
    """Return the texts that found nothing in the present municipality, with how often, most first."""
    rows = UnansweredSearch.objects.values_list("text").annotate(times=Sum("number")).order_by("-times", "text")
    return list(rows[:most])


def find_default_rows(text: str) -> list[Row]:
    """Return the rows of the national list in which a text stands: first those about it."""
    wanted = folding.fold(text.strip())
    if not wanted:
        return []
    found = [row for row in default_rows() if any(wanted in word for word in (row.word, *row.others))]
    return sorted(found, key=lambda row: (row.word != wanted, not row.word.startswith(wanted), wanted not in row.word))


@lru_cache(maxsize=32)
def analyser_of(own: frozenset[OwnRow]) -> Analyser:
    """Return the analyser of the national lexicon with these rows added and taken away."""
    return Analyser(lexicon_of(own))


def lexicon_of(own: Collection[OwnRow]) -> Lexicon:
    """Return the national lexicon with these rows added and taken away."""
    refused = {own_row.row for own_row in own if own_row.is_refused}
    added = sorted((own_row.row for own_row in own if not own_row.is_refused), key=lambda row: (row.kind, row.word))
    return read_lexicon([*(row for row in default_rows() if row not in refused), *added])[0]


def index_key(analyser: Analyser) -> str:
    """Return what an entry remembers of how it was made: with which lexicon, and with which kinds of facts."""
    return f"{KINDS_OF_FACTS}{analyser.lexicon.index_key}"[:INDEX_KEY_LENGTH]
