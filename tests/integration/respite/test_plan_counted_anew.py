"""What a plan comes to is counted anew: after a lock, a move and taking back, and beside what there is today."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Booking, Plan, PlanLine
from draagkracht.respite.queries import plans, standing
from draagkracht.respite.rules.standing import Standing
from tests.factories import respite as make
from tests.integration.respite.planning import empty, no_processes, plan

__all__ = ["empty", "no_processes"]
pytestmark = pytest.mark.usefixtures("empty", "no_processes")


@pytest.fixture
def planner(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the planner of Voorbeeldstad."""
    return signed_in(Role.PLANNER)


def now_of(made: Plan) -> Standing:
    """Return how a plan stands now."""
    facts = plans.get_plan(made.public_id)
    assert facts is not None
    return standing.read_plan(facts, at=timezone.now()).standing


def press(planner: Client, line: PlanLine, slug: str) -> None:
    """Press a button of a line."""
    planner.post(reverse("respite-planner:change-line", args=[line.public_id, slug]))


def words(planner: Client, made: Plan) -> str:
    """Return what the page of a plan says."""
    page = planner.get(reverse("respite-planner:show-plan", args=[made.public_id])).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def turkish(now: Standing) -> tuple[int, int]:
    """Return how many of who speaks Turkish have a place today and with the plan."""
    return next((one.today, one.after) for one in now.groups if one.group.value == "tr")


def three_of_a_language(city: Municipality) -> None:
    """Let three ask who speak Turkish, for two beds nearby."""
    make.region(city)
    make.place(city, name="Dichtbij", free=2)
    for _ in range(3):
        make.request(city, language="tr")


def test_a_plan_that_nobody_changed_is_worth_what_the_run_said(city: Municipality) -> None:
    three_of_a_language(city)
    make.volunteer(city)
    make.request(city, forms=["sitting"], dayparts=[4], start_date=make.next_monday())
    make.request(city, forms=["day_care"], weekdays=[1, 3], days_per_week=1, start_date=make.next_monday())
    make.place(city, form="day_care", free=1)

    made = plan(city)

    now = now_of(made)
    facts = plans.get_plan(made.public_id)
    assert facts is not None
    assert now.after.worth == pytest.approx(made.value)
    assert (now.after.number, now.asked, now.today.number, now.today.worth) == (4, 5, 0, 0)
    assert [one.after for one in now.groups] == [one["reached"] for one in made.groups]
    assert standing.read_plan(facts, at=timezone.now()).loads == facts.loads


def test_taking_back_takes_its_value_and_its_share_away_and_putting_back_restores_them(
    planner: Client, city: Municipality
) -> None:
    three_of_a_language(city)
    made = plan(city)
    before, said = now_of(made), words(planner, made)
    line = PlanLine.objects.filter(plan=made, state="proposed")[0]

    press(planner, line, "vastzetten")
    locked = now_of(made)
    press(planner, line, "terugnemen")
    undone, changed = now_of(made), words(planner, made)
    press(planner, line, "terugzetten")

    assert locked == before
    assert (before.after.number, undone.after.number) == (2, 1)
    assert undone.after.worth == pytest.approx(before.after.worth / 2)
    assert (turkish(before), turkish(undone)) == ((0, 2), (0, 1))
    assert "Zoals het is gemaakt" not in said
    assert "Zoals het is gemaakt 100,0 %" in changed
    assert "Met dit plan 1 50,0 % +1 vraag, +50,0 %" in changed
    assert now_of(made) == before
    assert words(planner, made) == said


def test_another_offer_counts_with_its_own_value_and_the_first_one_restores_it(
    planner: Client, city: Municipality
) -> None:
    three_of_a_language(city)
    far = make.place(city, name="Verder weg", latitude=city.latitude + 0.05)
    made = plan(city)
    line = PlanLine.objects.filter(plan=made, state="proposed").exclude(place=far)[0]
    other = PlanLine.objects.get(plan=made, place=far)
    press(planner, other, "terugnemen")
    before = now_of(made)
    address = reverse("respite-planner:move-line", args=[line.public_id])
    days = f"{line.dates[0]:%Y%m%d}-{line.dates[-1]:%Y%m%d}-2-"

    planner.post(address, {"naar": f"P{far.pk}-{days}"})
    moved = now_of(made)
    planner.post(address, {"naar": f"P{line.place_id}-{days}"})

    # A place 5.56 km from the middle is worth a hundredth less for each of them.
    km = 0.05 * 111.2
    assert moved.after.worth == pytest.approx(before.after.worth * (1 - km / 100 / 2))
    assert moved.groups == before.groups
    assert now_of(made) == before


def test_a_request_without_a_place_that_is_given_one_counts_in_number_value_and_share(
    planner: Client, city: Municipality
) -> None:
    three_of_a_language(city)
    made = plan(city)
    before = now_of(made)
    given, alone = PlanLine.objects.filter(plan=made, state="proposed")[0], PlanLine.objects.get(state="nothing")
    code = f"P{given.place_id}-{given.dates[0]:%Y%m%d}-{given.dates[-1]:%Y%m%d}-2-"

    press(planner, given, "terugnemen")
    planner.post(reverse("respite-planner:move-line", args=[alone.public_id]), {"naar": code})

    now = now_of(made)
    assert (now.after.number, turkish(now)) == (2, (0, 2))
    assert now.after.worth == pytest.approx(before.after.worth)


def test_what_runs_today_stands_beside_the_plan_in_number_value_and_share(planner: Client, city: Municipality) -> None:
    make.region(city)
    house = make.place(city, name="Dichtbij", free=2)
    make.place(city, name="Verder weg", free=2, latitude=city.latitude + 0.05)
    booked = make.request(city, language="tr")
    for _ in range(2):
        make.request(city, language="tr")
    make.offer(booked, house, origin="chosen", state="held", expires_at=timezone.now() + datetime.timedelta(days=1))

    made = plan(city)

    now = now_of(made)
    assert (now.asked, now.today.number, now.after.number) == (3, 1, 3)
    assert now.today.worth == pytest.approx(now.after.worth / 3)
    assert turkish(now) == (1, 3)
    page = words(planner, made)
    assert "Van 3 vragen krijgen er 3 een plek. Nu hebben er 1 een plek." in page
    assert "Van wat kan, is nu 33,3 procent geregeld. Met dit plan wordt dat 100,0 procent." in page
    assert "Met dit plan 3 100,0 % +2 vragen, +66,7 %" in page


def test_what_was_published_is_there_today_until_who_cares_says_no(planner: Client, city: Municipality) -> None:
    three_of_a_language(city)
    made = plan(city)
    line = PlanLine.objects.filter(plan=made, state="proposed")[0]
    before = now_of(made)

    address = reverse("respite-planner:publish-lines", args=[made.public_id])
    planner.post(address, {"regel": [str(line.public_id)]})
    published = now_of(made)
    Booking.objects.update(state="declined", expires_at=None)
    declined = now_of(made)

    assert (published.today.number, published.after) == (1, before.after)
    assert published.today.worth == pytest.approx(before.after.worth / 2)
    assert (declined.today.number, declined.after.number) == (0, 1)


def test_a_visit_of_a_volunteer_counts_in_how_often_they_go_until_it_is_taken_back(
    planner: Client, city: Municipality
) -> None:
    make.region(city)
    make.volunteer(city)
    make.request(city, forms=["sitting"], dayparts=[4], start_date=make.next_monday())
    made = plan(city)
    line = PlanLine.objects.get(plan=made)

    before = words(planner, made)
    press(planner, line, "terugnemen")
    after = words(planner, made)

    assert "Met dit plan 0 1 " in before
    assert "Met dit plan 1 0 " in after


def test_what_others_of_the_region_have_counts_as_well(city: Municipality, village: Municipality) -> None:
    make.region(city, village)
    house = make.place(city, free=2, serves=(village.pk,))
    make.request(city)
    with tenancy.acting_for(village.pk):
        theirs = make.request(village, latitude=city.latitude, longitude=city.longitude)
        make.offer(theirs, house, origin="chosen", state="held", served_ids=[city.pk])

    now = now_of(plan(city))

    assert (now.asked, now.today.number, now.after.number) == (2, 1, 2)
