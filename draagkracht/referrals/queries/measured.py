"""Reading how heavy it was for who was referred with an instrument, where no case followed: two numbers."""

import datetime
from dataclasses import dataclass

from draagkracht.assessments import queries as assessments
from draagkracht.assessments.rules.headline import OVERLOADED
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules.referring import Outcome


@dataclass(frozen=True, slots=True)
class MeasuredFirst:
    """Of how many people an instrument with a border came along, and how many of them were over it."""

    measured: int
    overloaded: int


def count_measured(*, since: datetime.datetime) -> MeasuredFirst:
    """Return how heavy it was at first for who was referred since a moment and has no case.

    Somebody who was referred twice is one, by what was filled in first. Of those of a support centre nothing counts:
    what it has is apart. An instrument without a border says nothing here.
    """
    rows = Referral.objects.filter(received_at__gte=since, centre=None).exclude(outcome=Outcome.CASE.value)
    people = {public_id: main or pk for public_id, main, pk in rows.values_list("public_id", "joined_to_id", "pk")}
    first: dict[int, str] = {}
    for public_id, found in assessments.list_travelling(people):
        if found.band:
            first.setdefault(people[public_id], found.band)
    return MeasuredFirst(len(first), sum(band in OVERLOADED for band in first.values()))
