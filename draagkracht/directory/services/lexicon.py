"""Changing the lexicon of a municipality: one row at a time, each change a version that can be taken back."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db import DataError, OperationalError, transaction
from django.db.models import Max, QuerySet

from draagkracht.base.jobs import queue_job
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.models import LexiconRow, LexiconVersion, Service
from draagkracht.directory.queries import lexicon
from draagkracht.directory.queries.lexicon import OwnRow
from draagkracht.directory.queries.search import Found, Wish, find
from draagkracht.directory.rules.search import Row, check_row, is_about_others
from draagkracht.directory.rules.search.lexicon import folded
from draagkracht.directory.services.indexing import index_stale_services
from draagkracht.municipalities.models import Municipality

INDEX: Final = "directory.index-stale"
LONGEST: Final = 300  # of a word, as its column
MOST_COMPARED: Final = 1_000  # services that a look compares
MOST_NAMES: Final = 5


class RowIsWrong(Exception):
    """A row cannot be like this; `reason` says what to do, `is_about_others` that its word is right."""

    def __init__(self, reason: Sentence, *, is_about_others: bool = False) -> None:
        super().__init__(reason.dutch())
        self.reason = reason
        self.is_about_others = is_about_others


class LexiconHasChanged(Exception):
    """Somebody changed the lexicon since the page was made."""


class ChangeIsGone(Exception):
    """A change cannot be taken back: it was already, or its row is no longer as it left it."""


@dataclass(frozen=True, slots=True)
class Named:
    """How many services, and the names of the first of them."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """How many services a word finds now, how many it would find, and which it would find more and no more."""

    text: str
    before: int
    after: int
    more: Named
    fewer: Named


@transaction.atomic
def change_lexicon(
    *,
    municipality_id: int,
    row: Row,
    is_added: bool,
    is_refused: bool = False,
    seen: int | None,
    by: str,
    at: datetime.datetime,
    undoes: int | None = None,
) -> int:
    """Add a row to the present municipality's lexicon, or take it away; return the number of the change.

    `seen` is the number of the last change that the editor saw; None does not look. A row that is there already, and
    one that is gone already, changes nothing. Raises RowIsWrong and LexiconHasChanged.
    """
    last = _locked_number(municipality_id)
    if seen is not None and seen != last:
        raise LexiconHasChanged
    kept = _folded(row)
    if _is_there(kept, is_refused=is_refused) == is_added:
        return last
    _write(municipality_id, kept, is_added=is_added, is_refused=is_refused)
    LexiconVersion.objects.create(
        municipality_id=municipality_id,
        number=last + 1,
        changed_at=at,
        changed_by=by[:200],
        kind=kept.kind.value,
        word=kept.word,
        others=list(kept.others),
        is_refused=is_refused,
        is_added=is_added,
        undoes=undoes,
    )
    queue_job(name=INDEX, municipality_id=municipality_id, arguments={}, key="all")
    return last + 1


@transaction.atomic
def undo_change(*, municipality_id: int, number: int, by: str, at: datetime.datetime) -> int:
    """Take a change of the lexicon back; return the number of the change that does so. Raises ChangeIsGone."""
    last = _locked_number(municipality_id)
    change = LexiconVersion.objects.filter(municipality=municipality_id, number=number).first()
    if change is None or LexiconVersion.objects.filter(municipality=municipality_id, undoes=number).exists():
        raise ChangeIsGone
    row = lexicon.row_of(change)
    if _is_there(row, is_refused=change.is_refused) != change.is_added:
        raise ChangeIsGone
    return change_lexicon(
        municipality_id=municipality_id,
        row=row,
        is_added=not change.is_added,
        is_refused=change.is_refused,
        seen=last,
        by=by,
        at=at,
        undoes=number,
    )


def preview_row(*, row: Row, is_refused: bool = False) -> Preview:
    """Return what a row would do to the services that its word finds. Writes nothing. Raises RowIsWrong."""
    kept = _folded(row)
    wish = Wish(most=MOST_COMPARED)
    before = find(kept.word, wish, literally=True)
    own = frozenset({*lexicon.list_own_rows(), OwnRow(kept, is_refused)})
    analyser = lexicon.analyser_of(own)
    with transaction.atomic():
        index_stale_services(analyser=analyser)
        after = find(kept.word, wish, literally=True, analyser=analyser)
        transaction.set_rollback(True)
    return Preview(kept.word, _count(before), _count(after), _more(after, before), _more(before, after))


def _count(found: Found) -> int:
    """Return how many services were found; none for a word that says nothing, for which the page shows everything."""
    return 0 if found.says_nothing else found.total


def _more(found: Found, other: Found) -> Named:
    """Return what was found in one way and not in the other, the best first."""
    there = set() if other.says_nothing else {hit.pk for hit in other.hits}
    return _named([] if found.says_nothing else [hit.pk for hit in found.hits if hit.pk not in there])


def _named(keys: Sequence[int]) -> Named:
    names = dict(Service.objects.filter(pk__in=keys[:MOST_NAMES]).values_list("pk", "name"))
    return Named(len(keys), tuple(names[key] for key in keys[:MOST_NAMES] if key in names))


def _locked_number(municipality_id: int) -> int:
    """Return the number of the last change; who comes second waits here."""
    Municipality.objects.select_for_update(of=("self",), no_key=True).get(pk=municipality_id)
    number: int | None = LexiconVersion.objects.filter(municipality=municipality_id).aggregate(last=Max("number"))[
        "last"
    ]
    return number or 0


def _folded(row: Row) -> Row:
    reason = check_row(row)
    if reason is not None:
        raise RowIsWrong(reason, is_about_others=is_about_others(row))
    kept = folded(row)
    kept = replace(kept, others=tuple(filter(None, kept.others)))
    if max(map(len, (kept.word, *kept.others))) > LONGEST:
        raise RowIsWrong(Sentence(N_("Dit is te lang. Gebruik ten hoogste zes woorden.")))
    return kept


def _is_there(row: Row, *, is_refused: bool) -> bool:
    return _same(row).filter(is_refused=is_refused).exists()


def _write(municipality_id: int, row: Row, *, is_added: bool, is_refused: bool) -> None:
    """Add or take away; of a row that is both there and refused the other goes."""
    _same(row).delete()
    if is_added:
        try:
            with transaction.atomic():
                LexiconRow.objects.create(
                    municipality_id=municipality_id,
                    kind=row.kind.value,
                    word=row.word,
                    others=list(row.others),
                    is_refused=is_refused,
                )
        except (DataError, OperationalError):  # together too long for the index of the table
            raise RowIsWrong(
                Sentence(N_("Dit is te lang. Maak er twee regels van.")), is_about_others=bool(row.others)
            ) from None


def _same(row: Row) -> QuerySet[LexiconRow]:
    return LexiconRow.objects.filter(kind=row.kind.value, word=row.word, others=list(row.others))
