"""The demo has bookings in each state, so that a provider and a consultant find something to do."""

import pytest

from draagkracht.base import tenancy
from draagkracht.config.demo.respite_bookings import fill_bookings
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Booking
from draagkracht.respite.rules.states import State

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_there_is_a_booking_in_each_state_and_filling_twice_adds_none(slug: str) -> None:
    with tenancy.acting_for(Municipality.objects.get(slug=slug).pk):
        fill_bookings()
        first = sorted(Booking.objects.values_list("state", flat=True))
        fill_bookings()
        second = sorted(Booking.objects.values_list("state", flat=True))

    assert first == sorted([State.AGREED, State.CONFIRMED, State.DONE, State.OFFERED])
    assert second == first
