"""Reading what there is of the same person: what runs beside a referral, what went on in it, and what was undone."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from draagkracht.referrals.models import Joining
from draagkracht.referrals.queries.referring import Waiting, list_joined, list_same
from draagkracht.referrals.rules.referring import Apart


@dataclass(frozen=True, slots=True)
class Undone:
    """A joining that was undone: from when to when two referrals were one, who undid it, and why."""

    joined_at: datetime.datetime
    undone_at: datetime.datetime
    by: str
    why: Apart


@dataclass(frozen=True, slots=True)
class Others:
    """What there is beside a referral of seemingly the same person."""

    same: tuple[Waiting, ...]
    joined: tuple[Waiting, ...]
    undone: tuple[Undone, ...]


def get_others(public_id: UUID, *, centre_ids: Collection[int] | None, now: datetime.datetime) -> Others:
    """Return what there is beside a referral, with `centre_ids` as somebody of these centres may see it."""
    return Others(
        list_same(public_id, centre_ids=centre_ids, now=now), list_joined(public_id, now=now), list_undone(public_id)
    )


def list_undone(public_id: UUID) -> tuple[Undone, ...]:
    """Return the joinings of a referral, or to it, that were undone, the first one first."""
    rows = Joining.objects.filter(Q(referral__public_id=public_id) | Q(main__public_id=public_id))
    found = rows.order_by("undone_at", "pk").values_list("joined_at", "undone_at", "undone_by", "why")
    return tuple(
        Undone(timezone.localtime(joined_at), timezone.localtime(undone_at), by, Apart(why))
        for joined_at, undone_at, by, why in found
        if undone_at
    )
