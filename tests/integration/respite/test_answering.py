"""Without the yes of who is cared for nothing goes on: what their answer ends, who hears of it, and what they read."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Booking, Place, RecipientAnswer, RespiteRequest
from draagkracht.respite.rules.codes import Barrier, Origin, SaidBy, Skill, Yes
from draagkracht.respite.rules.states import Side, State, Step
from draagkracht.respite.services import answering, bookings, requests
from draagkracht.respite.services.moving_up import move_up
from draagkracht.respite.services.requests import Heard
from tests import people
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import hold, house, nights, says, taken, weekend

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(city: Municipality) -> RespiteRequest:
    """Return what the carer of the demo asks about who is cared for in the demo, which is an hour old."""
    request = RespiteRequest.objects.get(**ready.question(city))
    request.email, request.asked_at = "m@thuis.example", timezone.now() - datetime.timedelta(hours=1)
    request.save(update_fields=["email", "asked_at"])
    return request


@pytest.fixture
def recipient(city: Municipality) -> Client:
    return people.client_of(people.person(Role.CARE_RECIPIENT, CITY_HOST), Client(headers={"host": CITY_HOST}))


def answer(request: RespiteRequest, said: Yes, *, key: uuid.UUID | None = None, how: Asked = Asked.ON_SCREEN) -> None:
    heard = Heard(answer=said, said_by=SaidBy.RECIPIENT, asked=how)
    answering.answer(request_id=request.pk, heard=heard, by=CLOCK, key=key or uuid.uuid4(), at=timezone.now())


def agreed(request: RespiteRequest, place: Place) -> Booking:
    """Let a place say yes to who is cared for."""
    says(request, Yes.YES)
    booking = hold(request, place)
    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())
    bookings.take_provider_step(booking_id=booking.pk, step=Step.AGREE, by=CLOCK, at=timezone.now())
    return booking


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_no_calls_off_what_was_agreed_and_everybody_hears_it(asked: RespiteRequest, city: Municipality) -> None:
    place = house(city)
    Place.objects.filter(pk=place.pk).update(email="huis@proef.example")
    booking = agreed(asked, place)

    answer(asked, Yes.NO)

    booking.refresh_from_db()
    asked.refresh_from_db()
    to_carer = Mail.objects.get(reference__startswith=f"respite/{asked.public_id}/answer/")
    assert (booking.state, booking.barrier, set(taken(place))) == (State.CANCELLED, "", {0})
    assert Mail.objects.filter(
        to="huis@proef.example", reference=f"respite/{booking.public_id}/provider/cancel"
    ).exists()
    assert (to_carer.to, to_carer.subject) == ("m@thuis.example", "Uw naaste gaf antwoord")
    assert "Dit gaat daarom niet door: Proefhuis" in to_carer.body
    assert asked.ended_at is None  # they may come back on it


def test_first_a_trial_ends_a_weekend_that_was_kept_free_and_no_trial(
    asked: RespiteRequest, city: Municipality
) -> None:
    place = house(city, trial_length=1)
    whole = hold(asked, place)

    answer(asked, Yes.TRIAL)
    trial = hold(asked, place, nights(place, number=1, is_trial=True))
    answer(asked, Yes.TRIAL)

    whole.refresh_from_db()
    trial.refresh_from_db()
    assert (whole.state, trial.state) == (State.CANCELLED, State.HELD)


def test_a_yes_leaves_everything_and_so_does_a_no_of_who_is_there_already(
    asked: RespiteRequest, city: Municipality
) -> None:
    booking = agreed(asked, house(city))

    answer(asked, Yes.YES)
    bookings.take_provider_step(booking_id=booking.pk, step=Step.START, by=CLOCK, at=timezone.now(), side=Side.CLOCK)
    answer(asked, Yes.NO)

    booking.refresh_from_db()
    assert booking.state == State.STAYING


def test_a_page_that_is_sent_again_ends_nothing_that_came_later(asked: RespiteRequest, city: Municipality) -> None:
    key = uuid.uuid4()
    answer(asked, Yes.NO, key=key)
    booking = agreed(asked, house(city))

    answer(asked, Yes.NO, key=key)

    booking.refresh_from_db()
    assert booking.state == State.AGREED
    assert RecipientAnswer.objects.filter(request=asked, answer="no").count() == 1


def test_who_heard_it_themselves_gets_no_mail_of_it(asked: RespiteRequest) -> None:
    answer(asked, Yes.YES, how=Asked.SPOKEN)

    assert not Mail.objects.filter(reference__contains="/answer/").exists()


def test_who_is_asked_reads_where_and_when_and_what_they_said(
    recipient: Client, asked: RespiteRequest, city: Municipality
) -> None:
    url = reverse("respite-own:answer-question", args=[asked.public_id])
    before = text(recipient.get(url))
    hold(asked, house(city))
    found = text(recipient.get(url))

    answered = recipient.post(url, {"answer": "yes", "key": str(uuid.uuid4())}, follow=True)

    assert "Logeren in een logeerhuis" in before
    assert "Er is nog niets gekozen" in before
    assert "Gevonden: Proefhuis" in found
    assert "U zei ja." in text(answered)
    assert "Zoek iemand die het overneemt" not in text(answered)  # that is for who cares
    assert 'value="yes" checked' in text(recipient.get(url)).replace("  ", " ")


@pytest.mark.parametrize("how", ["called off", "taken back"])
def test_what_was_called_off_or_taken_back_does_not_come_back_unasked(how: str, city: Municipality) -> None:
    place, request = house(city), weekend(city)
    if how == "called off":
        booking = agreed(request, place)
        bookings.cancel(booking_id=booking.pk, side=Side.HOME, said="", by=CLOCK, at=timezone.now())
    else:
        booking = hold(request, place, origin=Origin.PLAN)
        bookings.withdraw(booking_id=booking.pk, said="Dicht", by=CLOCK, at=timezone.now())

    assert move_up(place_id=place.pk, at=timezone.now()) == 0
    assert request.bookings.count() == 1


def test_who_is_still_filling_in_what_is_needed_gets_nothing_unasked(city: Municipality) -> None:
    place, request = house(city), weekend(city)
    now = timezone.now()
    RespiteRequest.objects.filter(pk=request.pk).update(asked_at=now - datetime.timedelta(minutes=10))

    at_first, later = (
        move_up(place_id=place.pk, at=now),
        move_up(place_id=place.pk, at=now + datetime.timedelta(hours=1)),
    )

    assert (at_first, later) == (0, 1)


def test_a_refused_place_is_remembered_and_one_that_was_ended_by_an_answer_is_not(
    asked: RespiteRequest, city: Municipality
) -> None:
    booking = hold(asked, house(city))
    answer(asked, Yes.NO)
    booking.refresh_from_db()
    asked.refresh_from_db()

    assert booking.barrier == ""
    assert Barrier.PARTNER_UNWILLING.value not in asked.barriers


def test_what_is_needed_more_than_the_place_has_is_said_before_it_begins(
    asked: RespiteRequest, city: Municipality
) -> None:
    carer = people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))
    booking = agreed(asked, house(city))
    url = reverse("respite-own:show-booking", args=[booking.public_id])
    before = text(carer.get(url))
    requests.change_request(request_id=asked.pk, changed={"skills": (Skill.NURSING,)}, by=CLOCK, at=timezone.now())

    after = text(carer.get(url))

    assert "Let op: bij deze plek" not in before
    assert "Let op: bij deze plek is geen verpleging. Bel de plek, of kies iets anders." in after
