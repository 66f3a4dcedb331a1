"""Who is a moment too late for the last bed, part of a day or euro reads why, and what else can be had."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Booking, Budget, Place, RespiteRequest, Volunteer
from draagkracht.respite.rules.codes import Form, Payer, Yes
from draagkracht.respite.rules.states import State
from draagkracht.respite.services import bookings
from tests import people
from tests.conftest import A_SUNDAY, CITY_HOST
from tests.integration.doubling import person_of
from tests.integration.respite.making import hold, hold_visits, house, mornings, says, volunteer, weekend

TOO_LATE = "Een ander was net eerder. Deze plek is nu bezet. Hieronder staat wat er nu nog is."
NO_MONEY = "Het geld van de gemeente hiervoor is dit jaar op. Kies iets anders, of bel ons. Wij zoeken met u."
OFFER = re.compile(r'name="offer" value="([^"]+)"')


@pytest.fixture
def alone(city: Municipality) -> Municipality:
    """Work where nothing else is to be had."""
    Place.objects.update(is_open=False)
    Volunteer.objects.update(ended_at=A_SUNDAY)
    return city


@pytest.fixture
def carer() -> Client:
    """Return the browser of who is a moment too late."""
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


def asking(city: Municipality, **asked: Any) -> RespiteRequest:
    """Ask as that carer, with the yes of who is cared for."""
    request = weekend(city, carer=person_of(Role.CARER), **asked)
    says(request, Yes.YES)
    return request


def page_of(request: RespiteRequest) -> str:
    """Return the address on which somebody sees what fits."""
    return reverse("respite-own:show-request", args=[request.public_id])


def words(page: str) -> str:
    """Return what a page says."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def press_too_late(carer: Client, request: RespiteRequest, take: Callable[[], object]) -> str:
    """Look at what fits, let another have it, press it all the same, and return the page that comes."""
    token = OFFER.findall(carer.get(page_of(request)).content.decode())[0]
    take()
    answer = carer.post(reverse("respite-own:hold-offer", args=[request.public_id]), {"offer": token}, follow=True)
    assert answer.redirect_chain[-1][0].startswith(page_of(request))
    return answer.content.decode()


def test_who_is_too_late_for_the_last_bed_reads_so_and_finds_the_other_house(
    alone: Municipality, carer: Client
) -> None:
    last = house(alone, name="Laatste bed")
    house(alone, name="Ander huis")
    request, other = asking(alone), weekend(alone)

    page = press_too_late(carer, request, lambda: hold(other, last))

    assert TOO_LATE in words(page)
    assert "Ander huis" in words(page)
    assert "Laatste bed" not in words(page)
    assert "is het vol op deze dagen" in words(page)
    assert not Booking.objects.filter(request=request).exists()


def test_who_is_too_late_for_the_last_part_of_a_day_reads_so_and_finds_the_other_volunteer(
    alone: Municipality, carer: Client
) -> None:
    first = volunteer(alone, visits_per_week=4)
    request = asking(alone, forms=(Form.SITTING,), dayparts=(0,), weeks=1)
    other = weekend(alone, forms=(Form.SITTING,))
    second = volunteer(alone, visits_per_week=4)

    page = press_too_late(carer, request, lambda: hold_visits(other, first, mornings(first)))

    assert TOO_LATE in words(page)
    assert len(OFFER.findall(page)) == 1
    assert "is het vol op deze dagen" in words(page)
    carer.post(
        reverse("respite-own:hold-offer", args=[request.public_id]), {"offer": OFFER.findall(page)[0]}, follow=True
    )
    assert Booking.objects.get(request=request).volunteer_id == second.pk


def test_who_is_too_late_for_the_last_euro_reads_so_and_finds_what_needs_no_money(
    alone: Municipality, carer: Client
) -> None:
    dear = house(alone, name="Duur huis", beds=5)
    house(alone, name="Even duur", beds=5)
    house(alone, name="Kost niets", beds=5, price_cents=0)
    Budget.objects.update_or_create(
        municipality=alone, payer="jeugdwet", year=2026, defaults={"cents": 52_000, "taken_cents": 0}
    )
    request = asking(alone, payer=Payer.JEUGDWET)
    other = weekend(alone, payer=Payer.JEUGDWET)

    page = press_too_late(carer, request, lambda: hold(other, dear))

    assert NO_MONEY in words(page)
    assert len(OFFER.findall(page)) == 1
    assert "Kost niets" in words(page)
    assert "Bij 2 plekken is het geld van de gemeente hiervoor dit jaar op." in words(page)
    assert "Duur huis" not in words(page)
    assert "Even duur" not in words(page)
    assert Budget.objects.get(payer="jeugdwet", year=2026).taken_cents == 52_000


def test_money_that_comes_back_makes_the_place_one_to_choose_again(alone: Municipality, carer: Client) -> None:
    dear = house(alone, name="Duur huis", beds=5)
    Budget.objects.update_or_create(
        municipality=alone, payer="jeugdwet", year=2026, defaults={"cents": 52_000, "taken_cents": 0}
    )
    request, other = asking(alone, payer=Payer.JEUGDWET), weekend(alone, payer=Payer.JEUGDWET)
    booking = hold(other, dear)
    before = words(carer.get(page_of(request)).content.decode())

    booking.refresh_from_db()
    bookings.decline(booking_id=booking.pk, barrier=None, by=CLOCK, at=A_SUNDAY)
    after = words(carer.get(page_of(request)).content.decode())

    assert "Nu past er niets" in before
    assert "Duur huis" in after
    assert Booking.objects.get(pk=booking.pk).state == State.DECLINED


def test_when_nothing_else_is_left_the_page_says_that_one_is_on_the_list(alone: Municipality, carer: Client) -> None:
    last = house(alone, name="Laatste bed")
    request, other = asking(alone), weekend(alone)

    page = press_too_late(carer, request, lambda: hold(other, last))

    assert TOO_LATE in words(page)
    assert "Nu past er niets. U staat op de lijst." in words(page)
