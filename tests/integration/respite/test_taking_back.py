"""An offer that a planner published is taken back before it was answered: with a reason, one in twenty at most."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.models import Person
from draagkracht.respite.models import Booking, PlaceDay, PlanLine, RespiteRequest
from draagkracht.respite.rules.plans import MAY_CHANGE
from tests import people
from tests.conftest import CITY_HOST
from tests.factories import respite as make
from tests.integration.respite.planning import empty, no_processes, plan

__all__ = ["empty", "no_processes"]
pytestmark = pytest.mark.usefixtures("empty", "no_processes")
DAY = datetime.timedelta(days=1)


@pytest.fixture
def planner(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the planner of Voorbeeldstad."""
    return signed_in(Role.PLANNER)


def published(planner: Client, city: Municipality, *, others: int = MAY_CHANGE - 1, may_move: bool = True) -> PlanLine:
    """Publish what a plan gives one person, beside offers to others for the same weeks."""
    make.region(city)
    make.place(city, name="De Linde")
    asked = make.request(city, may_move=may_move)
    made = plan(city)
    elsewhere = make.place(city)
    for _ in range(others):
        make.offer(make.request(city), elsewhere, state="declined", expires_at=None)
    line = PlanLine.objects.get(plan=made, request=asked)
    planner.post(reverse("respite-planner:publish-lines", args=[made.public_id]), {"regel": [str(line.public_id)]})
    return PlanLine.objects.get(pk=line.pk)


def offer_of(line: PlanLine) -> Booking:
    """Return what a line offered, as it is now."""
    assert line.booking is not None
    return Booking.objects.get(pk=line.booking.pk)


def take_back(planner: Client, line: PlanLine, reason: str = "De Linde sluit die week.") -> str:
    """Press the button, and return the page after it."""
    address = reverse("respite-planner:take-back", args=[line.public_id])
    return planner.post(address, {"reden": reason}, follow=True).content.decode()


def test_what_was_taken_is_given_back_and_who_cares_reads_why_and_whom_to_call(
    planner: Client, city: Municipality
) -> None:
    line = published(planner, city)

    page = take_back(planner, line)

    booking = offer_of(line)
    mail = Mail.objects.get(subject="Een aanbod gaat niet door")
    assert (booking.state, booking.said, booking.expires_at) == ("withdrawn", "De Linde sluit die week.", None)
    assert not PlaceDay.objects.filter(place=line.place_id, taken__gt=0).exists()
    assert mail.to == line.request.email
    assert "De reden: De Linde sluit die week." in mail.body
    assert city.desk_phone in mail.body
    assert "Aanbod teruggenomen" in page
    assert Entry.objects.filter(what="respite.booking", action="remove", about=str(booking.public_id)).count() == 1


def test_taken_back_twice_is_once(planner: Client, city: Municipality) -> None:
    line = published(planner, city)

    take_back(planner, line)
    take_back(planner, line)

    assert Mail.objects.filter(subject="Een aanbod gaat niet door").count() == 1
    assert PlanLine.objects.get(pk=line.pk).state == "withdrawn"


def test_without_a_reason_nothing_is_taken_back(planner: Client, city: Municipality) -> None:
    line = published(planner, city)
    address = reverse("respite-planner:take-back", args=[line.public_id])

    answer = planner.post(address, {"reden": ""})

    assert answer.status_code == 422
    assert offer_of(line).state == "offered"


@pytest.mark.parametrize(
    ("others", "may_move", "said"),
    [
        (MAY_CHANGE - 2, True, "zijn er 19 aangeboden en 0 teruggenomen"),
        (MAY_CHANGE - 1, False, "schuift alleen bij wie zei dat het mag"),
    ],
)
def test_what_was_promised_stays_where_the_rule_says_so_and_the_page_says_which(
    planner: Client, city: Municipality, others: int, may_move: bool, said: str
) -> None:
    line = published(planner, city, others=others, may_move=may_move)

    page = planner.get(reverse("respite-planner:take-back", args=[line.public_id])).content.decode()
    take_back(planner, line)

    assert said in page
    assert "Dit aanbod blijft staan" in page
    assert 'name="reden"' not in page
    assert offer_of(line).state == "offered"


def test_the_second_of_twenty_is_not_taken_back(planner: Client, city: Municipality) -> None:
    line = published(planner, city)
    take_back(planner, line)
    asked = make.request(city, may_move=True)
    made = line.plan
    second = PlanLine.objects.create(
        municipality=city, plan=made, request=asked, state="published", place=line.place, form="stay",
        dates=line.dates, booking=make.offer(asked, make.place(city)),
    )  # fmt: skip

    page = planner.get(reverse("respite-planner:take-back", args=[second.public_id])).content.decode()

    assert "zijn er 21 aangeboden en 1 teruggenomen" in page


def test_what_was_confirmed_is_never_taken_back(planner: Client, city: Municipality) -> None:
    line = published(planner, city)
    Booking.objects.filter(pk=offer_of(line).pk).update(state="declined", expires_at=None)

    page = planner.get(reverse("respite-planner:take-back", args=[line.public_id])).content.decode()
    take_back(planner, line)

    assert "gaf al antwoord" in page
    assert offer_of(line).state == "declined"


def test_after_it_was_taken_back_something_else_is_given_and_offered(planner: Client, city: Municipality) -> None:
    line = published(planner, city)
    other = make.place(city, name="Verder weg", latitude=city.latitude + 0.05)
    take_back(planner, line)
    days = PlanLine.objects.get(pk=line.pk).dates

    code = f"P{other.pk}-{days[0]:%Y%m%d}-{days[-1]:%Y%m%d}-2-"
    planner.post(reverse("respite-planner:move-line", args=[line.public_id]), {"naar": code})
    publish = reverse("respite-planner:publish-lines", args=[line.plan.public_id])
    planner.post(publish, {"regel": [str(line.public_id)]})

    assert Booking.objects.get(request=line.request_id, state="offered").place_id == other.pk


def test_on_their_own_page_who_cares_reads_that_it_was_taken_back_and_why(planner: Client, city: Municipality) -> None:
    line = published(planner, city)
    carer = people.person(Role.CARER, CITY_HOST)
    RespiteRequest.objects.filter(pk=line.request_id).update(carer=Person.objects.get(user=carer))
    own = people.client_of(carer, Client(headers={"host": CITY_HOST}))
    take_back(planner, line)

    overview = own.get(reverse("respite-own:show-respite")).content.decode()
    booking = offer_of(line)
    page = own.get(reverse("respite-own:show-booking", args=[booking.public_id])).content.decode()

    assert "Een aanbod gaat niet door." in overview
    assert "Wij namen dit aanbod terug" in page
    assert "De Linde sluit die week." in page
    assert city.desk_phone in page
    assert "Zeg ja" not in page
