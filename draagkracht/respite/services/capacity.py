"""Taking what there is one of: a bed on a night, a part of a volunteer's day, money. And giving it back.

Rows are locked in one order (days by date, then weeks, then money), so that two who ask at once wait for each other
and never both win. The constraints of the tables refuse whatever would get past this.
"""

import datetime
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager

from django.db import IntegrityError, transaction
from django.db.models import F

from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, Budget, HelpMatch, Place, PlaceDay, Visit, Volunteer, VolunteerWeek
from draagkracht.respite.rules.codes import Origin
from draagkracht.respite.rules.options import PARTS
from draagkracht.respite.rules.volunteers import Helper, Rule, away_rule, monday_of


class PlaceIsTaken(Exception):
    """There is nothing free on some of the days: others were first, or it is closed. `dates` are those days."""

    def __init__(self, dates: Sequence[datetime.date]) -> None:
        """Keep the days on which nothing is free."""
        super().__init__(f"{len(dates)} days are not free")
        self.dates = tuple(dates)


class VolunteerIsTaken(Exception):
    """The volunteer is with somebody else then, or has as many visits that week as they want."""


class BudgetIsSpent(Exception):
    """There is not enough money left under this law this year."""


def take_days(*, place: Place, dates: Sequence[datetime.date], is_emergency: bool = False) -> None:
    """Take one unit of a place on each day, or none at all. Raises PlaceIsTaken.

    `is_emergency` takes of the reserve. The days are the owner's, which may be another municipality than that of who
    asks: for these rows alone the transaction works for both.
    """
    with _of_owner(place):
        # The days alone: with the place locked too, two who want days that overlap would each wait for the other.
        rows = PlaceDay.objects.filter(place=place, date__in=dates).order_by("date").select_for_update(of=("self",))
        found = {row.date: row for row in rows}
        full = [day for day in dates if day not in found or _left(found[day], is_emergency=is_emergency) < 1]
        if full:
            raise PlaceIsTaken(full)
        field = "reserve_taken" if is_emergency else "taken"
        PlaceDay.objects.filter(pk__in=[row.pk for row in found.values()]).update(**{field: F(field) + 1})


def take_visits(*, booking: Booking, volunteer: Volunteer) -> None:
    """Take a part of the day of a volunteer on each date of a booking, or none at all. Raises VolunteerIsTaken.

    So it is too for who stopped, paused, lacks a certificate then, or is asked for small help: since they were offered.
    """
    # One at a time: weeks and visits are counted under it.
    row = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    part = (booking.daypart or 0) % PARTS
    helps = HelpMatch.objects.filter(volunteer=row, date__in=booking.dates, part=part, ended_at__isnull=True)
    if why_away(volunteer=row, dates=booking.dates) or helps.exists():
        raise VolunteerIsTaken
    for monday, number in sorted(Counter(map(monday_of, booking.dates)).items()):
        week, _ = VolunteerWeek.objects.get_or_create(
            volunteer=volunteer,
            monday=monday,
            defaults={"municipality_id": volunteer.municipality_id, "most": volunteer.visits_per_week},
        )
        if week.taken + number > week.most:
            raise VolunteerIsTaken
        VolunteerWeek.objects.filter(pk=week.pk).update(taken=F("taken") + number)
    try:
        with transaction.atomic():
            Visit.objects.bulk_create(
                Visit(
                    municipality_id=volunteer.municipality_id,
                    volunteer=volunteer,
                    booking=booking,
                    date=date,
                    part=part,
                )
                for date in booking.dates
            )
    except IntegrityError:
        raise VolunteerIsTaken from None


def why_away(*, volunteer: Volunteer, dates: Sequence[datetime.date]) -> Rule | None:
    """Return the rule by which a volunteer is not there on some of these dates; None where they are."""
    helper = Helper(
        is_ended=volunteer.ended_at is not None,
        is_paused_openly=volunteer.is_paused_openly,
        paused_until=volunteer.paused_until,
        vog_until=volunteer.vog_until,
    )
    return away_rule(helper, dates)


def take_money(*, payer: str, year: int, cents: int) -> Budget | None:
    """Take money of a municipality's budget; None where it keeps none for this law. Raises BudgetIsSpent."""
    budget = Budget.objects.select_for_update().filter(payer=payer, year=year).first()
    if budget is None or not cents:
        return budget
    if budget.taken_cents + cents > budget.cents:
        raise BudgetIsSpent
    Budget.objects.filter(pk=budget.pk).update(taken_cents=F("taken_cents") + cents)
    return budget


def give_back(*, booking: Booking) -> None:
    """Give back the days, the visits and the money of a booking that ended before it began."""
    if booking.place is not None:
        field = "reserve_taken" if booking.origin == Origin.EMERGENCY else "taken"
        with _of_owner(booking.place):
            days = PlaceDay.objects.filter(place=booking.place, date__in=booking.dates)
            list(days.order_by("date").select_for_update(of=("self",)))
            days.filter(**{f"{field}__gt": 0}).update(**{field: F(field) - 1})
    if booking.volunteer_id is not None:
        Volunteer.objects.select_for_update().get(pk=booking.volunteer_id)
        for monday, number in sorted(Counter(map(monday_of, booking.dates)).items()):
            weeks = VolunteerWeek.objects.filter(volunteer_id=booking.volunteer_id, monday=monday, taken__gte=number)
            weeks.update(taken=F("taken") - number)
        booking.visits.all().delete()
    if booking.budget_id is not None and booking.price_cents:
        budgets = Budget.objects.filter(pk=booking.budget_id, taken_cents__gte=booking.price_cents)
        budgets.update(taken_cents=F("taken_cents") - booking.price_cents)


def _of_owner(place: Place) -> AbstractContextManager[None]:
    return tenancy.acting_for(*{*tenancy.current_municipalities(), place.municipality_id})


def _left(day: PlaceDay, *, is_emergency: bool) -> int:
    return day.reserve - day.reserve_taken if is_emergency else day.capacity - day.taken
