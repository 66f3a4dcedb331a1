"""Taking a merge back: both entries get what they had; what somebody changed since stays as it is."""

import datetime
from collections.abc import Collection

from django.db.models import Q

from draagkracht.directory.models import DuplicatePair, FieldChange, Service
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.duplicates import MERGED, TAKEN, PairState
from draagkracht.directory.rules.history import Action, Author, Subject
from draagkracht.directory.services import editing

APART = "Toch niet dubbel"


def part_services(*, pair: DuplicatePair, author: Author, at: datetime.datetime) -> tuple[str, ...]:
    """Make two entries of a pair that was merged; return the fields that stayed, because they changed since.

    Called within the transaction that reopens the pair.
    """
    lines = _lines_of_merge(pair)
    both = [pair.first, pair.second]
    ended = {line.subject_id for line in lines if line.reason.startswith(MERGED)}
    gone = next((one for one in both if one.hsds_id in ended), None)
    if gone is None:
        gone = pair.first if pair.first.merged_into_id == pair.second_id else pair.second
    kept = pair.second if gone == pair.first else pair.first
    Service.objects.filter(pk=gone.pk).update(merged_into=None)
    _lead_back(gone, kept)
    stayed = [_restore(one, [line for line in lines if line.subject_id == one.hsds_id], author, at) for one in both]
    return tuple(name for names in stayed for name in names)


def _lines_of_merge(pair: DuplicatePair) -> list[FieldChange]:
    """Return what the merge changed in both, but for what was taken back already."""
    own = FieldChange.objects.filter(
        subject=Subject.SERVICE, subject_id__in=[pair.first.hsds_id, pair.second.hsds_id], action=Action.CHANGED
    )
    undone = own.filter(undoes_id__isnull=False).values("undoes_id")
    by_merging = Q(reason__startswith=MERGED) | Q(reason__startswith=TAKEN)
    return list(own.filter(by_merging, changed_at__in=[pair.decided_at]).exclude(pk__in=undone))


def _lead_back(gone: Service, kept: Service) -> None:
    """Let what was merged into the entry that comes back lead to it again, and what was merged into that."""
    merged = DuplicatePair.objects.filter(state=PairState.MERGED)
    back = [gone.pk]
    while back:
        one = back.pop()
        for pair in merged.filter(Q(first=one) | Q(second=one)):
            other = pair.second_id if pair.first_id == one else pair.first_id
            if Service.objects.filter(pk=other, merged_into=kept).update(merged_into=gone):
                back.append(other)


def _restore(service: Service, lines: Collection[FieldChange], author: Author, at: datetime.datetime) -> list[str]:
    """Give a service what it had before the merge; return the fields that cannot have it any more."""
    present = values_of(Subject.SERVICE, [service])[service.pk]
    back = {line.field: line for line in lines if fields.same(line.field, present[line.field], line.new)}
    stayed = [line.field for line in lines if line.field not in back]
    while True:
        try:
            editing.change_service(
                service_id=service.pk,
                changes={name: line.old for name, line in back.items()},
                author=author,
                at=at,
                reason=APART,
                undoes={name: line.pk for name, line in back.items()},
            )
        except fields.ValueIsWrong as wrong:  # such as a place that is gone by now
            name = wrong.field if wrong.field in back else next(iter(back))
            del back[name]
            stayed.append(name)
        else:
            return stayed
