"""What a plan promised, when it is planned and published anew: one in twenty moves, of who agreed, and none is lost."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, Place, PlaceDay, Plan, PlanLine, RespiteRequest
from draagkracht.respite.rules.codes import Yes
from draagkracht.respite.services import bookings
from tests.factories import respite as make
from tests.integration.respite.making import says
from tests.integration.respite.planning import empty, no_processes, plan
from tests.jobs import waiting

__all__ = ["empty", "no_processes"]
pytestmark = pytest.mark.usefixtures("empty", "no_processes")
TWENTY = 20
A_BIT = 0.05  # degrees, about 5.5 km


@pytest.fixture
def planner(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the planner of Voorbeeldstad."""
    return signed_in(Role.PLANNER)


def promise(city: Municipality, house: Place, number: int = TWENTY, *, leave: bool = True) -> None:
    """Let a plan have promised so many people a bed of a house, which counts as taken."""
    for _ in range(number):
        make.offer(make.request(city, may_move=leave), house, may_move=leave)
    days = PlaceDay.objects.filter(place=house, date__in=nights())
    for day in days:
        day.taken += number
    PlaceDay.objects.bulk_update(days, ["taken"])


def confirm(offer: Booking) -> None:
    """Let who cares say yes to an offer, as who is cared for did."""
    says(offer.request, Yes.YES)
    bookings.confirm(booking_id=offer.pk, by=CLOCK, at=timezone.now())


def nights() -> list[datetime.date]:
    """Return the two nights that everybody asks."""
    first = make.next_monday() + make.DAY * 4
    return [first, first + make.DAY]


def taken(house: Place) -> list[int]:
    """Return how many beds are taken in these two nights."""
    rows = PlaceDay.objects.filter(place=house, date__in=nights())
    return list(rows.order_by("date").values_list("taken", flat=True))


def moved(made: Plan) -> list[PlanLine]:
    """Return the lines that would come in the place of a promised offer."""
    lines = PlanLine.objects.filter(plan=made, previous__isnull=False).exclude(state="published")
    return list(lines.select_related("previous", "request"))


def row(line: PlanLine) -> dict[str, Any]:
    """Return all that is kept now of the promised offer that a line would come in the place of."""
    assert line.previous is not None
    return dict(Booking.objects.filter(pk=line.previous.pk).values().get())


def publish(planner: Client, made: Plan, *lines: PlanLine) -> str:
    """Publish lines and return the page after it."""
    address = reverse("respite-planner:publish-lines", args=[made.public_id])
    answer = planner.post(address, {"regel": [str(one.public_id) for one in lines]}, follow=True)
    return answer.content.decode()


@pytest.fixture
def far(city: Municipality) -> Place:
    """Return a house far away with forty beds, before one nearby opens."""
    make.region(city)
    return make.place(city, name="Verder weg", free=2 * TWENTY, latitude=city.latitude + A_BIT)


@pytest.mark.parametrize(
    ("promised", "leave", "number"),
    [(TWENTY - 1, True, 0), (TWENTY, True, 1), (2 * TWENTY - 1, True, 1), (2 * TWENTY, True, 2), (TWENTY, False, 0)],
)
def test_where_all_would_be_nearer_home_one_in_twenty_moves_and_nobody_who_did_not_agree(
    promised: int, leave: bool, number: int, city: Municipality, far: Place
) -> None:
    promise(city, far, promised, leave=leave)
    near = make.place(city, name="Dichtbij", free=2 * TWENTY)

    made = plan(city)

    lines = PlanLine.objects.filter(plan=made)
    stays = lines.filter(state="published", place=far, booking__state="offered")
    assert made.state == "proposed"
    assert [(one.state, one.place_id) for one in moved(made)] == [("proposed", near.pk)] * number
    assert (lines.count(), stays.count()) == (promised, promised - number)


def test_of_twenty_the_one_who_agreed_is_the_one_who_moves(city: Municipality, far: Place) -> None:
    promise(city, far, TWENTY - 1, leave=False)
    promise(city, far, 1, leave=True)
    make.place(city, name="Dichtbij", free=TWENTY)

    (line,) = moved(plan(city))

    assert line.request.may_move


@pytest.mark.parametrize(("promised", "number"), [(TWENTY - 1, 0), (TWENTY, 1)])
def test_what_was_confirmed_stays_though_they_agreed_and_is_none_of_the_twenty(
    promised: int, number: int, city: Municipality, far: Place
) -> None:
    promise(city, far, promised + 2)
    for one in Booking.objects.order_by("pk")[:2]:
        confirm(one)
    make.place(city, name="Dichtbij", free=2 * TWENTY)

    made = plan(city)

    confirmed = RespiteRequest.objects.filter(bookings__state="confirmed")
    assert confirmed.count() == 2
    assert len(moved(made)) == number
    assert not PlanLine.objects.filter(plan=made, request__in=confirmed).exists()


@pytest.fixture
def near(city: Municipality) -> Place:
    """Return a house nearby whose twenty beds are promised, and let somebody ask who cannot go to another far away.

    Who comes has waited longest, so that they stand first in the plan. One of the twenty lives between both houses.
    """
    make.region(city)
    house = make.place(city, name="Dichtbij", free=TWENTY)
    promise(city, house)
    between = RespiteRequest.objects.order_by("-pk")[0]
    RespiteRequest.objects.filter(pk=between.pk).update(latitude=city.latitude + 0.4 * A_BIT)
    make.place(city, name="Verder weg", latitude=city.latitude + A_BIT)
    long_ago = timezone.now() - datetime.timedelta(weeks=10)
    make.request(city, max_km=1, email="nieuw@voorbeeld.example", asked_at=long_ago)
    return house


def test_a_line_that_moves_gives_the_old_bed_to_who_comes_and_both_hear_it(
    planner: Client, city: Municipality, near: Place
) -> None:
    made = plan(city)
    (line,) = moved(made)
    newcomer = PlanLine.objects.get(plan=made, previous__isnull=True)
    assert (newcomer.place_id, newcomer.pk < line.pk) == (near.pk, True)
    assert line.place is not None
    RespiteRequest.objects.filter(pk=line.request_id).update(email="schuift@voorbeeld.example")

    page = publish(planner, made, newcomer, line)

    old, new = Booking.objects.filter(request=line.request_id).order_by("pk")
    assert "2 keer aangeboden" in page
    assert (old.pk, old.state, old.expires_at) == (line.previous_id, "withdrawn", None)
    assert (new.state, new.origin, new.place_id, new.may_move) == ("offered", "plan", line.place_id, True)
    assert PlanLine.objects.get(pk=line.pk).booking_id == new.pk
    assert (taken(near), taken(line.place)) == ([TWENTY, TWENTY], [1, 1])
    assert Booking.objects.get(request=newcomer.request_id).place_id == near.pk
    mails = Mail.objects.filter(reference__startswith="respite/")
    assert sorted(mails.values_list("to", flat=True)) == ["nieuw@voorbeeld.example", "schuift@voorbeeld.example"]
    actions = Entry.objects.filter(what="respite.booking", about__in=[str(old.public_id), str(new.public_id)])
    assert sorted(actions.values_list("action", flat=True)) == ["add", "remove"]


def test_the_old_bed_is_free_again_when_only_the_line_that_moves_is_published(
    planner: Client, city: Municipality, near: Place
) -> None:
    made = plan(city)
    (line,) = moved(made)

    publish(planner, made, line)

    assert taken(near) == [TWENTY - 1] * 2
    assert Booking.objects.filter(place=near, state="offered").count() == TWENTY - 1


def test_where_the_new_place_is_full_by_then_the_old_offer_is_still_there_and_the_line_says_why(
    planner: Client, city: Municipality, near: Place
) -> None:
    made = plan(city)
    (line,) = moved(made)
    PlaceDay.objects.filter(place=line.place_id, date=nights()[1]).update(taken=1)
    before = row(line)

    page = publish(planner, made, line)
    why = planner.get(reverse("respite-planner:show-line", args=[line.public_id])).content.decode()

    after = PlanLine.objects.get(pk=line.pk)
    assert row(line) == before
    assert Booking.objects.count() == TWENTY
    assert (taken(near), PlaceDay.objects.get(place=line.place_id, date=nights()[0]).taken) == ([TWENTY, TWENTY], 0)
    assert (after.state, after.dropped, after.booking_id) == ("dropped", "full", None)
    assert "1 keer paste het niet meer" in page
    assert "De dagen zijn intussen bezet." in why
    assert not Mail.objects.filter(reference__startswith="respite/").exists()
    assert not Entry.objects.filter(what="respite.booking", action="remove").exists()
    assert waiting() == []


def forbid(offer: Booking) -> None:
    """Let nobody have agreed that an offer moves."""
    Booking.objects.filter(pk=offer.pk).update(may_move=False)


@pytest.mark.parametrize(("meanwhile", "why"), [(confirm, "offered"), (forbid, "promised")])
def test_an_offer_that_was_confirmed_meanwhile_or_may_not_move_is_not_withdrawn(
    meanwhile: Callable[[Booking], None], why: str, planner: Client, city: Municipality, near: Place
) -> None:
    made = plan(city)
    (line,) = moved(made)
    assert line.previous is not None
    meanwhile(line.previous)
    before = row(line)

    publish(planner, made, line)

    assert row(line) == before
    assert PlanLine.objects.get(pk=line.pk).dropped == why
    assert taken(near) == [TWENTY, TWENTY]


def test_after_one_of_twenty_moved_the_next_plan_moves_nobody(planner: Client, city: Municipality, far: Place) -> None:
    promise(city, far)
    make.place(city, name="Dichtbij", free=TWENTY)
    first = plan(city)
    publish(planner, first, *moved(first))

    second = plan(city)

    assert Booking.objects.filter(state="withdrawn").count() == 1
    assert moved(second) == []


def test_one_that_was_taken_back_by_hand_meanwhile_is_the_one_in_twenty(
    planner: Client, city: Municipality, far: Place
) -> None:
    promise(city, far)
    make.place(city, name="Dichtbij", free=TWENTY)
    made = plan(city)
    (line,) = moved(made)
    other = PlanLine.objects.filter(plan=made, state="published")[0]

    planner.post(reverse("respite-planner:take-back", args=[other.public_id]), {"reden": "Het huis sluit."})
    publish(planner, made, line)
    page = planner.get(reverse("respite-planner:show-line", args=[line.public_id])).content.decode()

    assert [one.request_id for one in Booking.objects.filter(state="withdrawn")] == [other.request_id]
    assert row(line)["state"] == "offered"
    assert PlanLine.objects.get(pk=line.pk).dropped == "promised"
    assert "De plek die al is beloofd, blijft staan." in page
