"""The page of what there is now: the three best, what to bring, the first step, and what a few days' shift opens."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Place, PlaceDay, RespiteRequest
from draagkracht.respite.rules.codes import Barrier, Yes
from tests import people
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import FRIDAY, house, says

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def carer(city: Municipality) -> Client:
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


def asked(city: Municipality, **facts: Any) -> RespiteRequest:
    """Return a request of the carer for two nights from Friday, with the yes of who is cared for.

    There are no places yet: those of the demo are closed.
    """
    Place.objects.update(is_open=False)
    request = ready.asked(city)
    says(request, Yes.YES)
    RespiteRequest.objects.filter(pk=request.pk).update(start_date=FRIDAY, flex_days=0, min_length=2, **facts)
    return request


def shown(carer: Client, request: RespiteRequest) -> Any:
    return carer.get(reverse("respite-own:show-request", args=[request.public_id]))


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_of_four_places_that_fit_the_three_best_are_shown_and_the_fourth_is_counted(
    carer: Client, city: Municipality
) -> None:
    request = asked(city)
    for number in range(4):
        place = house(city, name=f"Huis {number}")
        Place.objects.filter(pk=place.pk).update(latitude=place.latitude + 0.02 * number)

    found = shown(carer, request).context["found"]

    assert [offer.title for offer in found.offers] == ["Huis 0", "Huis 1", "Huis 2"]
    assert found.more == 1


def test_an_offer_says_what_to_bring_what_it_costs_and_the_first_step(carer: Client, city: Municipality) -> None:
    request = asked(city)
    house(city, bring="Sloffen en de medicijnen.", first_step="Bel Petra voor een kop koffie.", price_cents=12_000)

    page = text(shown(carer, request))

    assert "Sloffen en de medicijnen." in page
    assert "Bel Petra voor een kop koffie." in page
    assert "€ 120,00 per nacht" in page.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (2, "Er is plek als u 2 dagen later gaat."),
        (1, "Er is plek als u 1 dag later gaat."),
        (-2, "Er is plek als u 2 dagen eerder gaat."),
    ],
)
def test_a_house_that_is_full_says_which_shift_opens_it_and_of_two_the_smallest(
    carer: Client, city: Municipality, days: int, said: str
) -> None:
    request = asked(city)
    for shift in (days, 3 * days):
        place = house(city, name=f"Vol {shift}", beds=1, first=FRIDAY - DAY * 10)
        free = {FRIDAY + DAY * (shift + night) for night in range(2)}
        PlaceDay.objects.filter(place=place).exclude(date__in=free).update(taken=1)

    page = text(shown(carer, request))

    assert f"Bij 2 plekken is het vol op deze dagen. {said}" in page


def test_a_place_that_answers_what_held_somebody_back_stands_before_one_that_is_a_little_nearer(
    carer: Client, city: Municipality
) -> None:
    request = asked(city)
    near, answers = house(city, name="Dichtbij"), house(city, name="Haalt op", features=["transport"])
    Place.objects.filter(pk=answers.pk).update(latitude=answers.latitude + 0.03)

    before = [offer.title for offer in shown(carer, request).context["found"].offers]
    RespiteRequest.objects.filter(pk=request.pk).update(barriers=[Barrier.TRANSPORT.value])
    after = [offer.title for offer in shown(carer, request).context["found"].offers]

    assert before == [near.name, answers.name]
    assert after == [answers.name, near.name]
