"""Who has no mail is told by telephone: what a place or the clock did stands on the list until somebody told it."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.displays import providing
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.permissions import Advisor
from draagkracht.respite.queries import advised, provided
from draagkracht.respite.queries.advised import NEWS
from draagkracht.respite.rules import mails
from draagkracht.respite.rules.codes import Yes
from draagkracht.respite.rules.states import MOVES, Side, Step
from draagkracht.respite.services import bookings
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.integration.respite.making import hold, house, says

LIST = "/werk/respijt/vragen/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultant(city: Municipality) -> Client:
    return people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )


@pytest.fixture
def asked(city: Municipality) -> RespiteRequest:
    return request_of(city)


@pytest.fixture
def booking(asked: RespiteRequest, city: Municipality) -> Booking:
    says(asked, Yes.YES)
    held = hold(asked, house(city))
    bookings.confirm(booking_id=held.pk, by=CLOCK, at=timezone.now())
    return held


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def at(name: str, public_id: object) -> str:
    return reverse(f"respite-staff:{name}", args=[public_id])


def step(booking: Booking, step: Step, **more: Any) -> None:
    bookings.take_provider_step(booking_id=booking.pk, step=step, by=CLOCK, at=timezone.now(), **more)


def to_call() -> int:
    return advised.count_to_call(Advisor(1, is_consultant=True, who=CLOCK), at=timezone.now())


def untold(request: RespiteRequest) -> bool:
    request.refresh_from_db()
    return request.news_at is not None


def test_a_yes_of_the_place_stands_on_the_list_until_it_is_told(
    consultant: Client, asked: RespiteRequest, booking: Booking
) -> None:
    before = to_call()
    step(booking, Step.AGREE)
    listed, page = consultant.get(LIST), consultant.get(at("show-request", asked.public_id))
    rows = next(group for group in listed.context["groups"] if group.turn == "tell").rows
    meanwhile = to_call()
    moment = page.context["one"].news_at.isoformat()
    told = consultant.post(at("note-told", asked.public_id), {"tot": moment}, follow=True)

    assert "Bel: er is nieuws" in text(listed)
    assert rows[0].says.startswith("De plek zei ja: Proefhuis")
    assert "De plek zei ja: Proefhuis" in text(page)
    assert "Ik heb het verteld" in text(page)
    assert "Ik heb het verteld" not in text(told)
    assert (meanwhile - before, to_call() - before) == (1, 0)
    assert Entry.objects.filter(what="respite.news", about=str(asked.public_id)).count() == 1


@pytest.mark.parametrize(
    ("kind", "more", "says_so"),
    [
        (Step.ASK_INTAKE, {"intake_at": datetime.datetime(2026, 12, 1, 13, tzinfo=datetime.UTC)}, "1 december 14:00"),
        (Step.REFUSE, {"said": "Geen nachtzorg"}, "De reden: Geen nachtzorg"),
    ],
)
def test_what_a_place_wants_or_refuses_is_told_with_when_and_why(
    kind: Step, more: dict[str, Any], says_so: str, consultant: Client, asked: RespiteRequest, booking: Booking
) -> None:
    step(booking, kind, **more)

    page = text(consultant.get(at("show-request", asked.public_id)))

    assert "Vertel dit aan wie zorgt" in page
    assert says_so in page


def test_a_place_that_calls_off_and_an_offer_that_ends_are_told(
    asked: RespiteRequest, booking: Booking, city: Municipality
) -> None:
    bookings.cancel(booking_id=booking.pk, side=Side.PROVIDER, said="Lekkage", by=CLOCK, at=timezone.now())
    called_off = untold(asked)
    RespiteRequest.objects.filter(pk=asked.pk).update(news_at=None)
    later = hold(asked, house(city, name="Later"))
    assert later.expires_at is not None
    bookings.expire(booking_id=later.pk, by=CLOCK, at=later.expires_at)

    assert called_off
    assert untold(asked)


def test_what_is_called_off_for_who_cares_is_no_news_and_who_has_mail_is_not_called(
    asked: RespiteRequest, booking: Booking, city: Municipality
) -> None:
    bookings.cancel(booking_id=booking.pk, side=Side.HOME, said="", by=CLOCK, at=timezone.now())
    own = untold(asked)
    RespiteRequest.objects.filter(pk=asked.pk).update(email="m@thuis.example")
    mailed = hold(RespiteRequest.objects.get(pk=asked.pk), house(city, name="Later"))
    assert mailed.expires_at is not None
    bookings.expire(booking_id=mailed.pk, by=CLOCK, at=mailed.expires_at)

    assert not own
    assert not untold(asked)


def test_what_came_after_the_page_was_read_is_still_to_be_told(
    consultant: Client, asked: RespiteRequest, booking: Booking
) -> None:
    step(booking, Step.AGREE)
    asked.refresh_from_db()
    assert asked.news_at is not None
    before = asked.news_at - datetime.timedelta(minutes=1)

    consultant.post(at("note-told", asked.public_id), {"tot": before.isoformat()})

    assert untold(asked)


def test_every_piece_of_news_has_words() -> None:
    from draagkracht.respite.displays import advised as display  # noqa: PLC0415

    assert {MOVES[one].target for one in mails.HOME_NEWS} <= NEWS
    assert set(display.NEWS) == NEWS


def test_a_provider_reads_whether_we_mail_or_call(city: Municipality, booking: Booking) -> None:
    from draagkracht.respite.permissions import Keeper  # noqa: PLC0415
    from draagkracht.respite.services import providing as services  # noqa: PLC0415

    keeper = Keeper(frozenset({"proefhuis"}), CLOCK)

    def explained() -> str:
        found: provided.Provided = services.open_booking(public_id=booking.public_id, by=keeper, at=timezone.now())
        return providing.step_of("ja", is_mailed=services.is_home_mailed(found=found)).says

    called = explained()
    RespiteRequest.objects.update(email="m@thuis.example")

    assert called == "Wij bellen wie zorgt dat het doorgaat."
    assert explained() == "Wie zorgt hoort meteen dat het doorgaat."
