"""Finding what is twice, merging two entries into one, and taking that back."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from draagkracht.directory.models import DuplicatePair, Service, Step
from draagkracht.directory.queries import duplicates as queries
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.duplicates import (
    MERGED,
    TAKEN,
    PairState,
    Take,
    can_be_taken,
    find_pairs,
    taken,
)
from draagkracht.directory.rules.history import Author, Json, Subject
from draagkracht.directory.services import editing
from draagkracht.directory.services.unmerging import part_services
from draagkracht.municipalities.models import Municipality


class PairIsGone(Exception):
    """The pair is not there (any more), or somebody decided about it already."""


@transaction.atomic
def find_duplicates(*, municipality_id: int) -> int:
    """Look for pairs among the present municipality's services; return how many wait for a decision.

    A pair that was decided stays decided. One that is no longer alike, and of which nobody decided, disappears.
    """
    Municipality.objects.select_for_update(no_key=True).get(
        pk=municipality_id
    )  # two searches at once make no pair twice
    found = find_pairs(queries.list_entries())
    keys = {(pair.first, pair.second) for pair in found}
    waiting = DuplicatePair.objects.filter(state=PairState.OPEN)
    gone = [pk for pk, *key in waiting.values_list("pk", "first_id", "second_id") if tuple(key) not in keys]
    DuplicatePair.objects.filter(pk__in=gone).delete()
    DuplicatePair.objects.bulk_create(
        [
            DuplicatePair(
                municipality_id=municipality_id,
                first_id=pair.first,
                second_id=pair.second,
                likeness=pair.likeness,
                traits=[trait.value for trait in pair.traits],
            )
            for pair in found
        ],
        ignore_conflicts=True,
    )
    return waiting.count()


@transaction.atomic
def keep_apart(*, pair_id: int, author: Author, at: datetime.datetime) -> None:
    """Record that two entries are two things, so that nobody is asked again. Raises PairIsGone."""
    _decide(_waiting(pair_id), PairState.DIFFERENT, author, at)


@transaction.atomic
def merge_services(
    *,
    pair_id: int,
    keep_id: int,
    takes: Mapping[str, Take],
    author: Author,
    at: datetime.datetime,
) -> None:
    """Make one entry of two: `keep_id` stays, the other ends and leads there for ever, with its history.

    `takes` says for each field (`rules/fields.py`) what the entry that stays gets; one that is not named stays as it
    is. Raises PairIsGone, and fields.ValueIsWrong where two values do not go together.
    """
    pair = _waiting(pair_id)
    if keep_id not in {pair.first_id, pair.second_id}:
        raise PairIsGone
    gone_id = pair.second_id if keep_id == pair.first_id else pair.first_id
    # Always in the same order, so that two people at once wait for each other and do not lock each other out.
    rows = {row.pk: row for row in Service.objects.filter(pk__in=[keep_id, gone_id]).order_by("pk").select_for_update()}
    kept, gone = rows[keep_id], rows[gone_id]
    if kept.merged_into_id or gone.merged_into_id:
        raise PairIsGone
    changes = _changes(kept, gone, takes)
    Service.objects.filter(pk=gone.pk).update(merged_into=kept)
    Service.objects.filter(merged_into=gone).update(merged_into=kept)
    _lead_steps(gone.hsds_id, kept.hsds_id)
    editing.change_service(
        service_id=gone.pk,
        changes={"status": codes.ServiceStatus.DEFUNCT.value},
        author=author,
        at=at,
        reason=f"{MERGED}{kept.name[:120]}",
    )
    editing.change_service(
        service_id=kept.pk, changes=changes, author=author, at=at, reason=f"{TAKEN}{gone.name[:120]}"
    )
    _decide(pair, PairState.MERGED, author, at)
    others = DuplicatePair.objects.filter(state=PairState.OPEN)
    others.filter(first=gone).delete()
    others.filter(second=gone).delete()


@transaction.atomic
def reopen_pair(*, pair_id: int, author: Author, at: datetime.datetime) -> tuple[str, ...]:
    """Take a decision back. Of a merge: both entries are again as they were, the one that gave way too.

    Returns the fields that stayed, because somebody changed them after the merge. Raises PairIsGone.
    """
    decided = DuplicatePair.objects.exclude(state=PairState.OPEN).select_related("first", "second")
    pair = decided.filter(pk=pair_id).select_for_update(of=("self",)).first()
    if pair is None:
        raise PairIsGone
    stayed = part_services(pair=pair, author=author, at=at) if pair.state == PairState.MERGED else ()
    pair.state, pair.decided_by, pair.decided_at = PairState.OPEN.value, "", None
    pair.save(update_fields=["state", "decided_by", "decided_at"])
    return stayed


def _waiting(pair_id: int) -> DuplicatePair:
    waiting = DuplicatePair.objects.filter(pk=pair_id, state=PairState.OPEN)
    pair = waiting.select_for_update(of=("self",)).first()
    if pair is None:
        raise PairIsGone
    return pair


def _decide(pair: DuplicatePair, state: PairState, author: Author, at: datetime.datetime) -> None:
    pair.state, pair.decided_by, pair.decided_at = state.value, author.name[:200], at
    pair.save(update_fields=["state", "decided_by", "decided_at"])


def _changes(kept: Service, gone: Service, takes: Mapping[str, Take]) -> dict[str, Json]:
    values = values_of(Subject.SERVICE, [kept, gone])
    own, other = values[kept.pk], values[gone.pk]
    return {name: taken(name, own[name], other[name], take) for name, take in takes.items() if name in can_be_taken()}


def _lead_steps(gone: str, kept: str) -> None:
    """Let the steps that named the one entry name the other."""
    for step in Step.objects.filter(service_ids__contains=[gone]).select_for_update():
        names = dict.fromkeys(kept if name == gone else name for name in step.service_ids)
        Step.objects.filter(pk=step.pk).update(service_ids=list(names))
