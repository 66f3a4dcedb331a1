"""The calendar of a place: a secret address that others read, and a calendar of one's own that closes days."""

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from draagkracht.respite import feed_links as links
from draagkracht.respite.permissions import Keeper
from draagkracht.respite.queries.opening import list_closings
from draagkracht.respite.rules import opening
from draagkracht.respite.rules.calendars import Read
from draagkracht.respite.services import places

REASON: Final = "Uit uw agenda"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a calendar changed: how many days it closes, how many events said nothing, how many days stay closed that
    came from a calendar and are not in it."""

    days: int
    passed_over: int
    elsewhere: int


@transaction.atomic
def take_calendar(
    *, place_id: UUID, read: Read, by: Keeper, at: datetime.datetime, today: datetime.date
) -> Taken:  # fmt: skip
    """Let the events of a calendar close days; the same event again takes the place of what it closed before.

    A day that has an exception by hand keeps it. Raises places.PlaceIsGone and places.DaysAreTaken.
    """
    place = places.keep(by=by, place_id=place_id)
    uids = {event.uid for event in read.events}
    there = [one for one in list_closings(place.pk) if one.uid not in uids]
    after, said = there, {date for one in there for date in opening.dates_between(one.start, one.end)}
    for event in read.events:
        if free := event.dates - said:
            after, said = opening.put(after, free, reason=REASON, uid=event.uid), said | free
    places.put_closings(place=place, after=after, by=by, at=at, today=today)
    closed = [one for one in after if one.uid in uids]
    others = [one for one in there if one.uid and one.end > today]
    return Taken(
        sum((one.end - one.start).days for one in closed),
        read.passed_over,
        sum((one.end - max(one.start, today)).days for one in others),
    )


@transaction.atomic
def make_feed(*, place_id: UUID, by: Keeper) -> None:
    """Give a place a new address for its calendar; the one before it stops."""
    place = places.keep(by=by, place_id=place_id)
    place.feed_number += 1
    place.feed_hash = links.hash_of(links.make_token(place.public_id, place.feed_number))
    place.save(update_fields=["feed_number", "feed_hash"])


@transaction.atomic
def stop_feed(*, place_id: UUID, by: Keeper) -> None:
    """Let the address of a calendar work no more."""
    place = places.keep(by=by, place_id=place_id)
    place.feed_hash = ""
    place.save(update_fields=["feed_hash"])
