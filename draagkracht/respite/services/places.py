"""A place, its pattern, its exceptions, and the days that follow from them.

The days are laid out for more than a year ahead, and again after each change. A change that takes away what somebody
has raises DaysAreTaken, and changes nothing. Two people who change at once: the second gets ChangedMeanwhile.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.respite.models import Place, PlaceClosing, PlaceDay, PlaceOpening
from draagkracht.respite.permissions import Keeper, kept_by
from draagkracht.respite.queries.opening import closing_of, list_closings, list_patterns
from draagkracht.respite.rules import opening
from draagkracht.respite.rules.opening import Closing, Pattern, TakenDay
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.services import waiting

WHAT: Final = "respite.place"
AHEAD: Final = 400  # days that are laid out: a year on one page, and the night in which nothing ran


class PlaceIsGone(Exception):
    """There is no such place, or it is not theirs to keep."""


class ChangedMeanwhile(Exception):
    """Another changed this place since the page was opened."""


class DaysAreTaken(Exception):
    """Somebody comes on these days: a place cannot have less than what is taken."""

    def __init__(self, days: Sequence[TakenDay]) -> None:
        super().__init__(f"{len(days)} days are taken")
        self.days = tuple(days)


@transaction.atomic
def save_place(
    *,
    municipality_id: int,
    organization_id: str,
    facts: Facts,
    key: UUID,
    by: Keeper,
    at: datetime.datetime,
    place_id: UUID | None = None,
    revision: int | None = None,
) -> UUID:
    """Add a place, or change the one with an id; return its public id. A form counts once.

    Raises PlaceIsGone and ChangedMeanwhile; the latter never without a `revision`.
    """
    if organization_id not in by.organization_ids:
        raise PlaceIsGone
    earlier = Place.objects.filter(municipality_id=municipality_id, key=key).first() if place_id is None else None
    if earlier is not None:
        return earlier.public_id
    place = (
        keep(by=by, place_id=place_id)
        if place_id
        else Place(municipality_id=municipality_id, organization_id=organization_id, key=key)
    )
    values = {name: _column(value) for name, value in asdict(facts).items()}
    if place.pk and all(getattr(place, name) == value for name, value in values.items()):
        return place.public_id
    for name, value in values.items():
        setattr(place, name, value)
    try:
        with transaction.atomic():
            _touch(place, revision, by, at)
    except IntegrityError:  # of two presses at once
        return Place.objects.get(municipality_id=municipality_id, key=key).public_id
    return place.public_id


@transaction.atomic
def set_opening(
    *, place_id: UUID, pattern: Pattern, by: Keeper, at: datetime.datetime, today: datetime.date,
    revision: int | None = None,
) -> None:  # fmt: skip
    """Let a place have another pattern from a day on; what was set for later is gone, what was before it stays.

    Raises PlaceIsGone, ChangedMeanwhile and DaysAreTaken.
    """
    place = keep(by=by, place_id=place_id)
    before = list_patterns(place.pk)
    after = opening.begin(before, pattern)
    if after == before:
        return
    PlaceOpening.objects.filter(place=place, valid_from__gte=pattern.valid_from).delete()
    goes_on = Q(valid_until=None) | Q(valid_until__gt=pattern.valid_from)
    PlaceOpening.objects.filter(goes_on, place=place).update(valid_until=pattern.valid_from)
    PlaceOpening.objects.create(
        place=place, valid_from=pattern.valid_from, capacity=list(pattern.capacity), reserve=list(pattern.reserve)
    )
    _touch(place, revision, by, at)
    lay_out_days(place_id=place.pk, first=today)
    waiting.queue_moving_up(place_id=place.pk)


@transaction.atomic
def change_days(
    *,
    place_id: UUID,
    dates: Collection[datetime.date],
    capacity: int | None,
    reason: str,
    by: Keeper,
    at: datetime.datetime,
    today: datetime.date,
    revision: int | None = None,
) -> None:
    """Give days another number than the pattern says: 0 closes them, None lets them follow the pattern again.

    What was said of them before is gone. Raises PlaceIsGone, ChangedMeanwhile and DaysAreTaken.
    """
    place = keep(by=by, place_id=place_id)
    there = list_closings(place.pk)
    after = (
        opening.take_off(there, dates)
        if capacity is None
        else opening.put(there, dates, capacity=capacity, reason=reason)
    )
    put_closings(place=place, after=after, revision=revision, by=by, at=at, today=today)


def put_closings(
    *,
    place: Place,
    after: Sequence[Closing],
    by: Keeper,
    at: datetime.datetime,
    today: datetime.date,
    revision: int | None = None,
) -> None:
    """Keep exceptions: those that stay as they were are not written anew."""
    rows = {closing_of(row): row for row in PlaceClosing.objects.filter(place=place)}
    wanted = set(after)
    if wanted == set(rows):
        return
    PlaceClosing.objects.filter(pk__in=[row.pk for closing, row in rows.items() if closing not in wanted]).delete()
    PlaceClosing.objects.bulk_create(
        PlaceClosing(
            place=place, start_date=one.start, end_date=one.end, capacity=one.capacity, reason=one.reason, uid=one.uid
        )
        for one in after
        if one not in rows
    )
    _touch(place, revision, by, at)
    lay_out_days(place_id=place.pk, first=today)
    waiting.queue_moving_up(place_id=place.pk)


@transaction.atomic
def lay_out_days(*, place_id: int, first: datetime.date, days: int = AHEAD) -> int:
    """Write what a place has on the coming days; return how many days changed. A second time does nothing.

    There is a row for each day, also where it is closed. Raises DaysAreTaken.
    """
    wanted = opening.lay_out(list_patterns(place_id), list_closings(place_id), first=first, days=days)
    # Locked in the order of the days, as bookings do: whoever books meanwhile sees what there is after this.
    rows = PlaceDay.objects.select_for_update(of=("self",)).filter(place_id=place_id, date__gte=first)
    there = {row.date: row for row in rows.order_by("date")}
    taken = opening.too_little(wanted, {date: (row.taken, row.reserve_taken) for date, row in there.items()})
    if taken:
        raise DaysAreTaken(taken)
    changed = [
        PlaceDay(place_id=place_id, date=day.date, capacity=day.capacity, reserve=day.reserve)
        for day in wanted
        if (row := there.get(day.date)) is None or (row.capacity, row.reserve) != (day.capacity, day.reserve)
    ]
    PlaceDay.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["place", "date"], update_fields=["capacity", "reserve"]
    )
    return len(changed)


@transaction.atomic
def lay_out_all_days(*, municipality_id: int, today: datetime.date) -> int:
    """Write what every place of a municipality has on the coming days; return how many days are new."""
    places = Place.objects.filter(municipality_id=municipality_id).order_by("pk").values_list("pk", flat=True)
    return sum(lay_out_days(place_id=place_id, first=today) for place_id in places)


def keep(*, by: Keeper, place_id: UUID) -> Place:
    """Return a place that somebody may change, and nobody else changes meanwhile. Raises PlaceIsGone."""
    place = Place.objects.select_for_update(of=("self",)).filter(kept_by(by), public_id=place_id).first()
    if place is None:
        raise PlaceIsGone
    return place


def _touch(place: Place, revision: int | None, by: Keeper, at: datetime.datetime) -> None:
    """Keep a place as its next revision. Raises ChangedMeanwhile."""
    is_new = place.pk is None
    if revision is not None and revision != place.revision:
        raise ChangedMeanwhile
    place.revision += 1
    place.save()
    audit.record(
        municipality_id=place.municipality_id,
        actor=by.who,
        subject=None,
        action=Action.ADD if is_new else Action.CHANGE,
        what=WHAT,
        why=Purpose.RESPITE,
        basis=Basis.PUBLIC_TASK,
        about=str(place.public_id),
        at=at,
    )


def _column(value: Any) -> Any:
    """Return a value as its column gives it back."""
    if isinstance(value, tuple):
        return [_column(one) for one in value]
    return value.value if isinstance(value, StrEnum) else value
