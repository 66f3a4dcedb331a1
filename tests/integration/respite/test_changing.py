"""What was asked can be put right: when, how long, what, where and who pays; by who cares and by who looks along."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.rules.codes import Origin, Yes
from draagkracht.respite.services import requests
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import FRIDAY, hold, house, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultant(city: Municipality) -> Client:
    return people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )


@pytest.fixture
def carer(city: Municipality) -> Client:
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def change(request: RespiteRequest) -> str:
    return reverse("respite-staff:change-request-for", args=[request.public_id])


def as_it_stands(page: Any) -> dict[str, Any]:
    """Return what a form would send if nobody touched it."""
    form = page.context["form"]
    found = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in found.items() if value not in (None, [])}


def changes(request: RespiteRequest) -> int:
    return Entry.objects.filter(what="respite.request", action="change", about=str(request.public_id)).count()


def test_a_consultant_puts_right_what_was_asked(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    shown = consultant.get(change(request))

    answer = consultant.post(
        change(request),
        as_it_stands(shown)
        | {
            "vormen": ["stay", "day_care"], "vanaf": "2026-12-18", "hoe_lang": "3", "schuiven": "7", "dagen": ["1"],
            "betaalt": "wmo", "waar": "Voorbeeldstad", "telefoon": "088 000 00 98",
        },
        follow=True,
    )  # fmt: skip

    request.refresh_from_db()
    assert (request.forms, request.start_date, request.length) == (
        ["stay", "day_care"],
        datetime.date(2026, 12, 18),
        3,
    )
    assert (request.flex_days, request.weekdays, request.days_per_week, request.payer) == (7, [1], 1, "wmo")
    assert (request.district, request.phone) == ("Voorbeeldstad", "+31880000098")
    assert request.latitude != 52
    assert request.carer_name == f"Zorgende van {city.name}"
    assert "3 nachten" in text(answer)
    assert "Wmo (gemeente)" in text(answer)
    assert changes(request) == 1


def test_what_nobody_touched_stays_and_is_no_change(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    odd = {"length": 5, "min_length": 4, "flex_days": 3, "forms": ["stay", "sitting"], "dayparts": [0, 7]}
    RespiteRequest.objects.filter(pk=request.pk).update(**odd)
    before = RespiteRequest.objects.filter(pk=request.pk).values().get()

    answer = consultant.post(change(request), as_it_stands(consultant.get(change(request))))

    assert answer.status_code == 302
    assert RespiteRequest.objects.filter(pk=request.pk).values().get() == before
    assert changes(request) == 0


def test_less_than_the_least_that_helped_is_the_least_now(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    RespiteRequest.objects.filter(pk=request.pk).update(length=7, min_length=3)

    consultant.post(change(request), as_it_stands(consultant.get(change(request))) | {"hoe_lang": "2"})

    request.refresh_from_db()
    assert (request.length, request.min_length) == (2, 2)


@pytest.mark.parametrize(
    ("changed", "says_so"),
    [
        ({"vanaf": "2026-11-01"}, "Deze dag is al geweest"),
        ({"vormen": ["sitting"], "dagen": ["1"]}, "Kies ten minste één deel van de dag"),
        ({"telefoon": ""}, "telefoon"),
    ],
)
def test_what_cannot_be_is_asked_again(
    changed: dict[str, Any], says_so: str, consultant: Client, city: Municipality
) -> None:
    request = request_of(city)

    answer = consultant.post(change(request), as_it_stands(consultant.get(change(request))) | changed)

    assert answer.status_code == 422
    assert says_so.lower() in text(answer).lower()
    assert changes(request) == 0


def test_what_is_kept_free_stays_and_what_has_ended_is_not_changed(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))
    sent = as_it_stands(consultant.get(change(request))) | {"vanaf": "2026-12-18"}
    consultant.post(change(request), sent)
    booking.refresh_from_db()
    kept = booking.start_date
    ended = request_of(city)
    requests.end_request(request_id=ended.pk, by=CLOCK, at=timezone.now())

    answer = consultant.post(change(ended), sent)
    requests.change_request(request_id=ended.pk, changed={"length": 9}, by=CLOCK, at=timezone.now())

    ended.refresh_from_db()
    assert kept == FRIDAY
    assert answer["Location"].endswith("?niet=gestopt")
    assert ended.length == 2


def test_who_cares_changes_when_and_where_in_their_own_space(carer: Client, city: Municipality) -> None:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    url = reverse("respite-own:tell-when", args=[request.public_id])
    linked = url in carer.get(reverse("respite-own:show-request", args=[request.public_id])).content.decode()
    shown = carer.get(url)

    answer = carer.post(
        url, as_it_stands(shown) | {"start_date": "2026-12-18", "length": "7", "district": "Voorbeeldstad"}
    )

    request.refresh_from_db()
    assert linked
    assert "blijft zoals het is" in text(shown)
    assert answer["Location"] == reverse("respite-own:show-request", args=[request.public_id])
    assert (request.start_date, request.length) == (datetime.date(2026, 12, 18), 7)
    assert (request.district, request.flex_days) == ("Voorbeeldstad", 0)
    assert changes(request) == 1


def test_who_cares_is_not_moved_by_a_page_that_they_only_send(carer: Client, city: Municipality) -> None:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    url = reverse("respite-own:tell-when", args=[request.public_id])

    answer = carer.post(url, as_it_stands(carer.get(url)))

    before = request.latitude
    request.refresh_from_db()
    assert answer.status_code == 302
    assert (request.latitude, request.district) == (before, "")
    assert changes(request) == 0


def test_a_mail_that_was_missing_is_filled_in_later_and_hears_at_once_what_waits(
    consultant: Client, city: Municipality
) -> None:
    request = request_of(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))
    stands = as_it_stands(consultant.get(change(request)))

    for _ in range(2):
        consultant.post(change(request), stands | {"mail": "gerda@thuis.example", "taal": "tr"})
    page = text(consultant.get(reverse("respite-staff:show-request", args=[request.public_id])))

    request.refresh_from_db()
    mails = Mail.objects.filter(reference__startswith=f"respite/{booking.public_id}/home/offer")
    assert (request.email, request.speaks) == ("gerda@thuis.example", "tr")
    assert [one.to for one in mails] == ["gerda@thuis.example"]
    assert "Wie zorgt heeft een mail." in page


def test_another_address_of_mail_hears_it_too(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    RespiteRequest.objects.filter(pk=request.pk).update(email="fuot@thuis.example")
    booking = hold(request, house(city), origin=Origin.CONSULTANT)

    stands = as_it_stands(consultant.get(change(request)))
    consultant.post(change(request), stands | {"mail": "fout@thuis.example"})

    mails = Mail.objects.filter(reference__startswith=f"respite/{booking.public_id}/home/offer")
    assert {one.to for one in mails} == {"fuot@thuis.example", "fout@thuis.example"}


@pytest.mark.parametrize("email", ["", "zelf@thuis.example"])
def test_of_who_has_a_space_only_a_mail_that_is_missing_is_filled_in(
    consultant: Client, city: Municipality, email: str
) -> None:
    request = RespiteRequest.objects.get(**ready.own_request(city))
    RespiteRequest.objects.filter(pk=request.pk).update(email=email, help_asked_at=timezone.now())

    fields = consultant.get(change(request)).context["form"].fields

    assert ("mail" in fields) is (not email)
    assert not {"telefoon", "taal"} & fields.keys()
