"""Two hundred who press in the same instant: the last bed, the last part of a day and the last euro go to one."""

import datetime
import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, Budget, Place, PlaceDay, RespiteRequest, Visit, Volunteer
from draagkracht.respite.rules.codes import Form, Payer, Yes
from draagkracht.respite.rules.states import State
from draagkracht.respite.services import bookings, capacity
from tests.integration.referrals.test_at_the_same_time import at_once
from tests.integration.respite.making import (
    FRIDAY,
    hold,
    hold_visits,
    house,
    mornings,
    nights,
    says,
    volunteer,
    weekend,
)

HANDS = 20
EACH = 10
REFUSED = (capacity.PlaceIsTaken, capacity.VolunteerIsTaken, capacity.BudgetIsSpent)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Municipality]:
    """Work with real commits, and clean up what the test made."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.get(slug="voorbeeldstad")
        with tenancy.acting_for(municipality.pk):
            known = set(RespiteRequest.objects.values_list("pk", flat=True))
        yield municipality
        with tenancy.acting_for(municipality.pk):
            made = RespiteRequest.objects.exclude(pk__in=known)
            Booking.objects.filter(request__in=made).delete()
            made.delete()
            Place.objects.filter(organization_id="proefhuis").delete()
            Volunteer.objects.filter(name="Vera", phone="").delete()
            Mail.objects.filter(reference__startswith="respite/").delete()
        connection.close()


def two_hundred(city: Municipality, attempt: Callable[[RespiteRequest], Any], **asked: Any) -> Counter[str]:
    """Let two hundred requests try the same, twenty at a time on connections of their own; return what each heard."""
    with tenancy.acting_for(city.pk):
        waiting = [weekend(city, **asked) for _ in range(HANDS * EACH)]

    def work(hand: int) -> list[str]:
        heard = []
        for request in waiting[hand::HANDS]:
            with tenancy.acting_for(city.pk):
                try:
                    attempt(request)
                    heard.append("won")
                except REFUSED as refused:
                    heard.append(type(refused).__name__)
        return heard

    return Counter(itertools.chain.from_iterable(at_once(HANDS, work)))


def test_of_two_hundred_one_has_the_last_bed(committed: Municipality) -> None:
    with tenancy.acting_for(committed.pk):
        place = house(committed)

    heard = two_hundred(committed, lambda request: hold(request, place))

    with tenancy.acting_for(committed.pk):
        assert heard == {"won": 1, "PlaceIsTaken": 199}
        assert Booking.objects.filter(place=place).count() == 1
        assert set(PlaceDay.objects.filter(place=place, taken__gt=0).values_list("taken", flat=True)) == {1}


def test_of_two_hundred_overlapping_stays_no_night_is_given_twice_and_nobody_waits_for_ever(
    committed: Municipality,
) -> None:
    with tenancy.acting_for(committed.pk):
        place = house(committed, beds=2)
    starts = itertools.cycle(range(6))

    def attempt(request: RespiteRequest) -> None:
        hold(request, place, nights(place, start=FRIDAY.replace(day=4 + next(starts)), number=3))

    heard = two_hundred(committed, attempt)

    with tenancy.acting_for(committed.pk):
        nights_taken = Counter(day for row in Booking.objects.filter(place=place) for day in row.dates)
        counted = dict(PlaceDay.objects.filter(place=place, taken__gt=0).values_list("date", "taken"))
        assert heard["won"] + heard["PlaceIsTaken"] == HANDS * EACH
        assert nights_taken == counted
        assert max(counted.values()) == 2


def test_of_two_hundred_one_has_the_last_part_of_a_day(committed: Municipality) -> None:
    with tenancy.acting_for(committed.pk):
        who = volunteer(committed, visits_per_week=5)

    heard = two_hundred(committed, lambda request: hold_visits(request, who, mornings(who)), forms=(Form.SITTING,))

    with tenancy.acting_for(committed.pk):
        assert heard == {"won": 1, "VolunteerIsTaken": 199}
        assert Visit.objects.filter(volunteer=who).count() == 1


def test_of_two_hundred_one_has_the_last_euro(committed: Municipality) -> None:
    with tenancy.acting_for(committed.pk):
        place = house(committed, beds=200)
        before = Budget.objects.filter(payer="jeugdwet", year=2026).values_list("cents", "taken_cents").first()
        Budget.objects.update_or_create(
            municipality=committed, payer="jeugdwet", year=2026, defaults={"cents": 52_000, "taken_cents": 0}
        )

    try:
        heard = two_hundred(committed, lambda request: hold(request, place), payer=Payer.JEUGDWET)

        with tenancy.acting_for(committed.pk):
            assert heard == {"won": 1, "BudgetIsSpent": 199}
            assert Budget.objects.get(payer="jeugdwet", year=2026).taken_cents == 52_000
            assert PlaceDay.objects.get(place=place, date=FRIDAY).taken == 1
    finally:
        with tenancy.acting_for(committed.pk):
            rows = Budget.objects.filter(payer="jeugdwet", year=2026)
            rows.update(cents=before[0], taken_cents=before[1]) if before else rows.delete()


def test_of_yes_and_the_end_of_its_time_at_once_one_counts(committed: Municipality) -> None:
    with tenancy.acting_for(committed.pk):
        request, place = weekend(committed), house(committed)
        says(request, Yes.YES)
        booking = hold(request, place)
    begins, ends = booking.made_at, booking.made_at + datetime.timedelta(days=30)

    def press(hand: int) -> str:
        with tenancy.acting_for(committed.pk):
            try:
                if hand % 2:
                    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=begins)
                    return "yes"
                return "ended" if bookings.expire(booking_id=booking.pk, by=CLOCK, at=ends) else "late"
            except bookings.BookingHasMoved:
                return "late"

    heard = Counter(at_once(10, press))

    with tenancy.acting_for(committed.pk):
        booking.refresh_from_db()
        assert heard["yes"] + heard["ended"] == 1
        assert booking.state == (State.CONFIRMED if heard["yes"] else State.EXPIRED)
        assert PlaceDay.objects.get(place=place, date=FRIDAY).taken == heard["yes"]
