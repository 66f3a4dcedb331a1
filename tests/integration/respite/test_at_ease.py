"""What who is cared for dreads is not offered, and where they feel at ease comes first: for offers and plans."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import (
    Booking,
    Place,
    PlaceDay,
    PlanLine,
    RespiteRequest,
    Visit,
    Volunteer,
    VolunteerWeek,
)
from draagkracht.respite.rules.codes import Yes
from draagkracht.respite.rules.states import State
from draagkracht.respite.services.moving_up import move_up
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.factories import respite as make
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import HERE, hold, hold_visits, house, mornings, says, volunteer, weekend
from tests.integration.respite.planning import empty, no_processes, plan
from tests.integration.respite.test_own_pages import at, text

__all__ = ["empty", "no_processes"]
FAR = {"latitude": HERE[0] + 0.15}  # some 17 km


@pytest.fixture
def carer(city: Municipality) -> Client:
    Place.objects.update(is_open=False)
    Volunteer.objects.update(vog_until=None)
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


@pytest.fixture
def asked(city: Municipality) -> RespiteRequest:
    request = ready.asked(city)
    says(request, Yes.YES)
    return request


def house_at(city: Municipality, where: dict[str, float], **facts: Any) -> Place:
    place = house(city, **facts)
    Place.objects.filter(pk=place.pk).update(**where)
    return place


def was_there(request: RespiteRequest, booking: Booking) -> None:
    """Let a booking of another request be over, and of the same two people."""
    Booking.objects.filter(pk=booking.pk).update(
        state=State.DONE.value,
        subject_id=request.subject_id,
        answer=request.answers.get(),
        expires_at=None,
        start_date=datetime.date(2026, 3, 2),
        end_date=datetime.date(2026, 3, 3),
    )


def tell(carer: Client, request: RespiteRequest, **said: Any) -> None:
    answer = carer.post(at("tell-needs", request.public_id), {"max_km": "25", "language": "nl", **said})
    assert answer.status_code == 302


def titles(carer: Client, request: RespiteRequest) -> list[str]:
    return [offer.title for offer in carer.get(at("show-request", request.public_id)).context["found"].offers]


def test_a_house_with_a_dog_is_not_offered_to_who_dreads_animals_and_it_says_why(
    carer: Client, asked: RespiteRequest, city: Municipality
) -> None:
    house(city, name="Huis met hond", features=["animals"])
    house(city, name="Huis zonder hond")
    before = titles(carer, asked)

    tell(carer, asked, afraid_of=["animals"])

    page = text(carer.get(at("show-request", asked.public_id)))
    assert set(before) == {"Huis met hond", "Huis zonder hond"}
    assert titles(carer, asked) == ["Huis zonder hond"]
    assert "Bij 1 plek zijn dieren." in page


def test_with_whom_somebody_feels_good_is_a_filter_and_stays_there_to_see(
    carer: Client, asked: RespiteRequest, city: Municipality
) -> None:
    house(city, name="Groot huis", features=["garden"])
    house(city, name="Klein huis", features=["garden", "small"])

    tell(carer, asked, features=["garden"], company=["small"])

    form = carer.get(at("tell-needs", asked.public_id)).context["form"]
    assert titles(carer, asked) == ["Klein huis"]
    assert (form.initial["features"], form.initial["company"]) == (["garden"], ["small"])


def test_where_somebody_was_before_stands_first_in_the_list_and_in_what_is_offered(
    carer: Client, asked: RespiteRequest, city: Municipality
) -> None:
    house(city, name="Aan de overkant", features=["small"], trial_length=1)
    known = house_at(city, FAR, name="Zonneweide")
    was_there(asked, hold(weekend(city), known))
    PlaceDay.objects.update(taken=0)

    choices = carer.get(at("tell-needs", asked.public_id)).context["form"].fields["known"].choices
    without = titles(carer, asked)
    tell(carer, asked, known=f"P{known.pk}")
    page = text(carer.get(at("show-request", asked.public_id)))

    assert [label for _, label in choices][:2] == [
        "Nergens, of dat weet ik niet",
        "Zonneweide (daar geweest vanaf 2 maart)",
    ]
    assert without == ["Aan de overkant", "Zonneweide"]
    assert titles(carer, asked) == ["Zonneweide", "Aan de overkant"]
    assert "Hier voelt uw naaste zich al thuis." in page


def test_who_wants_to_go_nowhere_else_is_offered_nothing_else_now_or_later(
    carer: Client, asked: RespiteRequest, city: Municipality
) -> None:
    other = house(city, name="Ander huis")
    known = house(city, name="Zonneweide")
    PlaceDay.objects.filter(place=known).update(taken=1)

    tell(carer, asked, known=f"P{known.pk}", is_known_only=["ja"])
    RespiteRequest.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - datetime.timedelta(hours=1))
    page = text(carer.get(at("show-request", asked.public_id)))

    assert titles(carer, asked) == []
    assert "is het nog niet vertrouwd, en dat vroeg u." in page
    assert "Bij 1 plek is het vol op deze dagen." in page
    assert move_up(place_id=other.pk, at=timezone.now()) == 0


def test_a_volunteer_who_came_before_can_be_asked_for_again_without_a_name(
    carer: Client, asked: RespiteRequest, city: Municipality
) -> None:
    RespiteRequest.objects.filter(pk=asked.pk).update(forms=["sitting"], dayparts=[0])
    volunteer(city)
    known = volunteer(city)
    was_there(asked, hold_visits(weekend(city, forms=("sitting",), dayparts=(0,)), known, mornings(known)))
    Visit.objects.all().delete()
    VolunteerWeek.objects.update(taken=0)

    page = carer.get(at("tell-needs", asked.public_id))
    tell(carer, asked, known=f"V{known.pk}", is_known_only=["ja"])
    found = carer.get(at("show-request", asked.public_id)).context["found"]

    assert "die kwam vanaf 2 maart" in text(page)
    assert known.name not in text(page)
    assert "afraid_of" not in page.context["form"].fields
    assert [offer.reasons[0] for offer in found.offers] == ["Hier voelt uw naaste zich al thuis."]


def test_a_place_that_nobody_may_choose_is_refused_at_its_field(carer: Client, asked: RespiteRequest) -> None:
    sent: Any = carer.post(at("tell-needs", asked.public_id), {"max_km": "25", "known": "P999999999"})

    asked.refresh_from_db()
    assert asked.known_place_id is None
    assert sent.status_code in {302, 422}


def test_who_takes_over_reads_what_is_dreaded(carer: Client, asked: RespiteRequest, city: Municipality) -> None:
    house(city, features=["small"])
    tell(carer, asked, afraid_of=["crowd"])
    token = carer.get(at("show-request", asked.public_id)).context["found"].offers[0].token
    carer.post(at("hold-offer", asked.public_id), {"offer": token})
    booking = Booking.objects.get(request=asked)

    carer.post(at("confirm-booking", booking.public_id))

    booking.refresh_from_db()
    assert booking.guest_needs == "Ziet op tegen: drukte en veel mensen"


def test_who_looks_along_asks_it_too(carer: Client, city: Municipality) -> None:
    assert carer
    consultant = people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )
    request, place = request_of(city), house(city, features=["small"])
    url = reverse("respite-staff:tell-needs-for", args=[request.public_id])

    page = text(consultant.get(url))
    consultant.post(url, {"max_km": "25", "known": f"P{place.pk}", "afraid_of": ["crowd"]})

    request.refresh_from_db()
    seen = text(consultant.get(reverse("respite-staff:show-request", args=[request.public_id])))
    assert "Waar voelt die zich al thuis?" in page
    assert "drukte en veel mensen" in seen
    assert place.name in seen
    assert (request.known_place_id, request.afraid_of) == (place.pk, ["crowd"])


@pytest.mark.usefixtures("empty", "no_processes")
def test_a_plan_gives_nobody_what_they_dread_and_only_what_they_know_to_who_asks_that(city: Municipality) -> None:
    make.region(city)
    with_dog = make.place(city, features=["animals"], free=9)
    calm = make.place(city, free=9)
    afraid = make.request(city, afraid_of=["animals"])
    loyal = make.request(city, known_place=with_dog, is_known_only=True)
    nowhere = make.request(city, known_place=with_dog, is_known_only=True, afraid_of=["animals", "crowd"])

    made = plan(city)

    lines = {line.request_id: line for line in PlanLine.objects.filter(plan=made)}
    assert (lines[afraid.pk].place_id, lines[loyal.pk].place_id) == (calm.pk, with_dog.pk)
    assert lines[nowhere.pk].state == "nothing"
    assert sorted(lines[nowhere.pk].why_not) == [["fears", "animals", 1], ["fears", "crowd", 1]]
