"""Who arranges it themselves may ask that somebody looks along, and take that back; then a consultant sees it."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.rules.codes import Yes
from draagkracht.respite.services import requests
from tests import people
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import hold, house, says

LIST = "/werk/respijt/vragen/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer(city: Municipality) -> Client:
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


@pytest.fixture
def consultant(city: Municipality) -> Client:
    return people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )


@pytest.fixture
def asked(city: Municipality) -> RespiteRequest:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    request.email = "iemand@thuis.example"  # or a consultant would have to call
    request.save(update_fields=["email"])
    return request


def own(name: str, request: RespiteRequest) -> str:
    return reverse(f"respite-own:{name}", args=[request.public_id])


def seen_by(consultant: Client, request: RespiteRequest) -> tuple[bool, int]:
    """Return whether a consultant finds a request in the list, and what its page answers."""
    page = reverse("respite-staff:show-request", args=[request.public_id])
    return page in consultant.get(LIST).content.decode(), consultant.get(page).status_code


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_consultant_sees_it_from_the_moment_it_is_asked_until_it_is_taken_back(
    carer: Client, consultant: Client, asked: RespiteRequest
) -> None:
    before = seen_by(consultant, asked)
    page = text(carer.post(own("ask-help", asked), follow=True))
    meanwhile, listed = seen_by(consultant, asked), text(consultant.get(LIST))
    carer.post(own("ask-help", asked), {"wil": "nee"})
    after = seen_by(consultant, asked)

    assert (before, meanwhile, after) == ((False, 404), (True, 200), (False, 404))
    assert "Wij zoeken met u mee" in page
    assert "uiterlijk maandag 23 november" in page  # asked on a Sunday
    assert "Bel: wie zorgt wil dat u meezoekt" in listed
    assert "Vroeg om hulp op 22 november. Bel voor maandag 23 november." in listed
    kept = Entry.objects.filter(what="respite.help").order_by("pk").values_list("action", flat=True)
    assert list(kept) == ["add", "remove"]


def test_what_the_consultant_offers_comes_to_who_asked_who_says_yes_themselves(
    carer: Client, consultant: Client, asked: RespiteRequest, city: Municipality
) -> None:
    house(city)
    says(asked, Yes.YES)
    carer.post(own("ask-help", asked))
    page = consultant.get(reverse("respite-staff:show-request", args=[asked.public_id]))
    consultant.post(
        reverse("respite-staff:make-offer", args=[asked.public_id]),
        {"offer": page.context["found"].offers[0].token, "key": str(uuid.uuid4())},
    )

    shown = text(carer.get(own("show-request", asked)))

    assert asked.bookings.get().origin == "consultant"
    assert "Wij zoeken met u mee" not in shown
    assert "Er is een plek voor u vrij gehouden" in shown


def test_who_wants_to_be_called_counts_on_the_first_page_of_the_work_until_something_is_arranged(
    consultant: Client, asked: RespiteRequest, city: Municipality
) -> None:
    def number() -> int:
        from draagkracht.respite.permissions import Advisor  # noqa: PLC0415
        from draagkracht.respite.queries import advised  # noqa: PLC0415

        return advised.count_to_call(Advisor(1, is_consultant=True, who=CLOCK), at=timezone.now())

    before = number()
    requests.ask_help(request_id=asked.pk, is_wanted=True, by=CLOCK, at=timezone.now())
    wanted = number()
    says(asked, Yes.YES)
    hold(asked, house(city))

    assert (wanted - before, number() - before) == (1, 0)


def test_the_first_day_counts_however_often_it_is_pressed(asked: RespiteRequest) -> None:
    first = timezone.now()
    for later in (0, 3):
        at = first + datetime.timedelta(days=later)
        requests.ask_help(request_id=asked.pk, is_wanted=True, by=CLOCK, at=at)

    asked.refresh_from_db()
    assert asked.help_asked_at == first
    assert Entry.objects.filter(what="respite.help").count() == 1


def test_nobody_looks_along_with_what_has_ended(carer: Client, asked: RespiteRequest) -> None:
    requests.end_request(request_id=asked.pk, by=CLOCK, at=timezone.now())

    pressed = carer.post(own("ask-help", asked))
    page = text(carer.get(own("show-request", asked)))

    asked.refresh_from_db()
    assert pressed["Location"].endswith("?niet=gestopt")
    assert asked.help_asked_at is None
    assert "Komt u er niet uit?" not in page
