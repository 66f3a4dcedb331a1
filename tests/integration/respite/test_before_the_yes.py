"""Without the yes of who is cared for: a trial can be had, the whole only seen, and after a no there is no offer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.respite import links
from draagkracht.respite.models import Booking, Look, Place, RespiteRequest
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules.codes import Origin, Yes
from draagkracht.respite.rules.consent import is_agreed, may_choose
from draagkracht.respite.services import bookings, looking_first
from tests import people
from tests.access.respite_advising import professional, request_of
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import house, nights, says, weekend
from tests.integration.respite.test_own_pages import at, text

AFTER_YES = "Pas na een ja van"


def client_of(who: User, *, is_staff: bool = True) -> Client:
    return people.client_of(who, Client(headers={"host": CITY_HOST}), is_seen=is_staff)


def of_carer(city: Municipality) -> tuple[Client, RespiteRequest, str, str]:
    request = ready.asked(city)
    press = at("hold-offer", request.public_id)
    return (
        client_of(people.person(Role.CARER, CITY_HOST), is_staff=False),
        request,
        at("show-request", request.public_id),
        press,
    )


def of_staff(who: User, request: RespiteRequest) -> tuple[Client, RespiteRequest, str, str]:
    page = reverse("respite-staff:show-request", args=[request.public_id])
    return client_of(who), request, page, reverse("respite-staff:make-offer", args=[request.public_id])


def of_consultant(city: Municipality) -> tuple[Client, RespiteRequest, str, str]:
    return of_staff(people.person(Role.CONSULTANT, CITY_HOST), request_of(city))


def of_professional(city: Municipality) -> tuple[Client, RespiteRequest, str, str]:
    who = professional(city)
    return of_staff(who, request_of(city, by=who))


EVERY_PATH = pytest.mark.parametrize("path", [of_carer, of_consultant, of_professional])
Path = Callable[[Municipality], tuple[Client, RespiteRequest, str, str]]


@pytest.fixture(autouse=True)
def _only_our_houses(city: Municipality) -> None:
    Place.objects.update(is_open=False)


def shown(client: Client, page: str) -> Any:
    return client.get(page).context["found"]


@EVERY_PATH
def test_before_an_answer_a_trial_comes_first_and_the_whole_has_no_button(path: Path, city: Municipality) -> None:
    client, _, page, _ = path(city)
    house(city, name="Met proberen", trial_length=1)
    house(city, name="Zonder proberen")

    found = shown(client, page)
    says_so = text(client.get(page))

    assert [offer.title for offer in found.offers] == ["Met proberen"]
    assert "Eerst proberen" in found.offers[0].tags
    assert {offer.title for offer in found.after_yes} == {"Met proberen", "Zonder proberen"}
    assert AFTER_YES in says_so
    assert says_so.count('name="offer"') == 1


@EVERY_PATH
def test_a_press_on_the_whole_before_an_answer_keeps_nothing_and_says_why(path: Path, city: Municipality) -> None:
    client, request, _, press = path(city)
    token = links.sign_offer(nights(house(city)), request_id=request.public_id)

    answer = client.post(press, {"offer": token}, follow=True)

    assert "moet eerst ja zeggen" in text(answer)
    assert not Booking.objects.filter(request=request).exists()


@EVERY_PATH
def test_a_trial_can_be_kept_free_before_an_answer(path: Path, city: Municipality) -> None:
    client, request, page, press = path(city)
    house(city, trial_length=1)

    client.post(press, {"offer": shown(client, page).offers[0].token})

    assert Booking.objects.get(request=request).is_trial


@EVERY_PATH
def test_after_a_no_there_is_nothing_to_press_and_the_words_name_the_trial(path: Path, city: Municipality) -> None:
    client, request, page, press = path(city)
    place = house(city, trial_length=1)
    says(request, Yes.NO)

    says_so = text(client.get(page))
    trial = links.sign_offer(nights(place, number=1, is_trial=True), request_id=request.public_id)
    client.post(press, {"offer": trial})

    assert shown(client, page) is None
    assert 'name="offer"' not in says_so
    assert "later een keer proberen" in says_so
    assert not Booking.objects.filter(request=request).exists()


@EVERY_PATH
def test_after_a_yes_the_whole_can_be_chosen(path: Path, city: Municipality) -> None:
    client, request, page, press = path(city)
    house(city, name="Zonder proberen")
    says(request, Yes.YES)

    found = shown(client, page)
    client.post(press, {"offer": found.offers[0].token})

    assert found.after_yes == ()
    assert not Booking.objects.get(request=request).is_trial


def test_where_nothing_can_be_tried_the_whole_is_shown_for_later(city: Municipality) -> None:
    client, _, page, _ = of_carer(city)
    house(city, name="Zonder proberen")

    says_so = text(client.get(page))

    assert "Eerst een keer proberen kan nu nergens." in says_so
    assert "Zonder proberen" in says_so
    assert "Nu past er niets" not in says_so


@pytest.mark.parametrize("origin", [Origin.CHOSEN, Origin.CONSULTANT])
@pytest.mark.parametrize("answer", [None, Yes.TRIAL, Yes.NO])
def test_the_service_itself_refuses_a_choice_without_a_yes(
    origin: Origin, answer: Yes | None, city: Municipality
) -> None:
    request, place = weekend(city), house(city)
    if answer:
        says(request, answer)
    wanted: Any = {"request_id": request.pk, "target": Target(place=place), "option": nights(place)}

    with pytest.raises(bookings.YesIsMissing):
        bookings.make_offer(**wanted, origin=origin, key=request.key, by=CLOCK, at=timezone.now())
    with pytest.raises(bookings.YesIsMissing):
        looking_first.ask_to_look(**wanted, by=CLOCK, at=timezone.now())

    assert not Booking.objects.filter(request=request).exists()
    assert not Look.objects.filter(request=request).exists()


@pytest.mark.parametrize("is_trial", [True, False])
@pytest.mark.parametrize("answer", [None, *Yes])
def test_what_is_agreed_may_be_chosen_and_before_an_answer_a_trial_besides(answer: Yes | None, is_trial: bool) -> None:
    agreed = {(Yes.YES, True), (Yes.YES, False), (Yes.TRIAL, True)}

    assert is_agreed(answer, is_trial=is_trial) == ((answer, is_trial) in agreed)
    assert may_choose(answer, is_trial=is_trial) == ((answer, is_trial) in agreed | {(None, True)})
