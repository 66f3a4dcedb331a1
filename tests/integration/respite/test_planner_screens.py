"""The planner's screens: a plan is made, looked at without names, changed line by line, and published in parts."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, PlaceDay, Plan, PlanLine
from tests.factories import respite as make
from tests.integration.respite.planning import empty, no_processes, plan
from tests.jobs import run_waiting

__all__ = ["empty", "no_processes"]
pytestmark = pytest.mark.usefixtures("empty", "no_processes")


@pytest.fixture
def planner(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the planner of Voorbeeldstad."""
    return signed_in(Role.PLANNER)


def publish(planner: Client, made: Plan, *lines: PlanLine) -> str:
    """Publish lines and return the page after it."""
    address = reverse("respite-planner:publish-lines", args=[made.public_id])
    answer = planner.post(address, {"regel": [str(one.public_id) for one in lines]}, follow=True)
    return answer.content.decode()


def test_a_plan_is_asked_for_made_in_the_background_and_shown_beside_who_comes_first(
    planner: Client, city: Municipality
) -> None:
    make.region(city)
    make.place(city, name="De Linde")
    make.request(city, carer_name="Geheime Naam")
    address = reverse("respite-planner:list-plans")

    busy = planner.post(address, {"vanaf": make.next_monday().isoformat()}, follow=True).content.decode()
    run_waiting()
    page = planner.get(reverse("respite-planner:show-plan", args=[Plan.objects.get().public_id])).content.decode()

    assert "Wij maken het plan" in busy
    assert "Van 1 vragen krijgen er 1 een plek" in page
    assert "De Linde, " in page
    assert "Geheime Naam" not in page


def test_a_plan_made_in_too_little_time_says_that_priority_decided(planner: Client, city: Municipality) -> None:
    make.region(city)
    made = plan(city)
    address = reverse("respite-planner:show-plan", args=[made.public_id])
    Plan.objects.update(is_greedy=True)

    page = planner.get(address).content.decode()

    assert "Er was te weinig tijd om te rekenen" in page
    assert "Een beter plan scheelt" not in page


def test_publishing_some_lines_makes_offers_that_take_days_and_tells_who_cares(
    planner: Client, city: Municipality
) -> None:
    make.region(city)
    house = make.place(city, free=2)
    make.request(city, email="een@voorbeeld.example")
    make.request(city, email="twee@voorbeeld.example")
    made = plan(city)
    first, second = PlanLine.objects.filter(plan=made)

    page = publish(planner, made, first)

    booking = Booking.objects.get()
    assert (booking.state, booking.origin, booking.place_id) == ("offered", "plan", house.pk)
    assert booking.expires_at is not None
    assert set(PlaceDay.objects.filter(place=house, taken=1).values_list("date", flat=True)) == set(first.dates)
    assert [mail.to for mail in Mail.objects.filter(reference__startswith="respite/")] == [first.request.email]
    assert "1 keer aangeboden" in page
    assert PlanLine.objects.get(pk=second.pk).state == "proposed"


def test_what_was_booked_meanwhile_is_said_and_the_others_are_published(planner: Client, city: Municipality) -> None:
    make.region(city)
    taken, free = make.place(city, skills=["nah"]), make.place(city, skills=["dementia"])
    make.request(city, skills=["nah"])
    make.request(city, skills=["dementia"])
    made = plan(city)
    PlaceDay.objects.filter(place=taken).update(taken=1)
    lines = {one.place_id: one for one in PlanLine.objects.filter(plan=made)}

    before = planner.get(reverse("respite-planner:show-plan", args=[made.public_id])).content.decode()
    page = publish(planner, made, *lines.values())

    assert "1 voorstel past niet meer" in before
    assert "1 keer paste het niet meer" in page
    assert PlanLine.objects.get(pk=lines[taken.pk].pk).dropped == "full"
    assert PlanLine.objects.get(pk=lines[free.pk].pk).state == "published"
    assert Booking.objects.get().place_id == free.pk


def test_a_line_is_locked_taken_back_and_put_back(planner: Client, city: Municipality) -> None:
    make.region(city)
    make.place(city)
    make.request(city)
    line = PlanLine.objects.get(plan=plan(city))
    states = []

    for slug in ("vastzetten", "vastzetten", "losmaken", "terugnemen", "terugzetten"):
        planner.post(reverse("respite-planner:change-line", args=[line.public_id, slug]))
        states.append(PlanLine.objects.get(pk=line.pk).state)

    assert states == ["locked", "locked", "proposed", "undone", "proposed"]


def test_another_offer_is_given_that_the_rules_allow_and_no_other(planner: Client, city: Municipality) -> None:
    make.region(city)
    make.place(city, name="Dichtbij", skills=["nah"])
    other = make.place(city, name="Verder weg", skills=["nah"], latitude=city.latitude + 0.05)
    make.place(city, name="Kan dit niet", latitude=city.latitude + 0.01)
    make.request(city, skills=["nah"])
    line = PlanLine.objects.get(plan=plan(city))
    address = reverse("respite-planner:move-line", args=[line.public_id])

    page = planner.get(address).content.decode()
    code = f"P{other.pk}-{line.dates[0]:%Y%m%d}-{line.dates[-1]:%Y%m%d}-2-"
    refused = planner.post(address, {"naar": "P1-20200101-20200102-2-"})
    planner.post(address, {"naar": code})

    moved = PlanLine.objects.get(pk=line.pk)
    assert "Verder weg" in page
    assert "Kan dit niet" not in page
    assert refused.status_code == 422
    assert (moved.state, moved.place_id, moved.is_moved) == ("locked", other.pk, True)


def test_a_name_is_shown_only_when_asked_and_the_log_says_so(planner: Client, city: Municipality) -> None:
    make.region(city)
    make.request(city, carer_name="Geheime Naam")
    line = PlanLine.objects.get(plan=plan(city))

    before = planner.get(reverse("respite-planner:show-line", args=[line.public_id])).content.decode()
    page = planner.post(reverse("respite-planner:see-names", args=[line.public_id])).content.decode()

    assert "Geheime Naam" not in before
    assert "Geheime Naam" in page
    assert Entry.objects.filter(what="respite.request", action="see", about=str(line.public_id)).count() == 1


def test_of_an_outdated_plan_nothing_is_published(planner: Client, city: Municipality) -> None:
    make.region(city)
    make.place(city)
    make.request(city)
    old = plan(city)
    line = PlanLine.objects.get(plan=old)
    plan(city)

    answer = planner.post(
        reverse("respite-planner:publish-lines", args=[old.public_id]), {"regel": [str(line.public_id)]}
    )

    assert answer.status_code == 409
    assert "Er is een nieuwer plan" in answer.content.decode()
    assert not Booking.objects.exists()


def test_a_planner_of_a_member_that_does_not_plan_sees_no_plan_of_the_region(
    signed_in: Callable[..., Client], city: Municipality, village: Municipality
) -> None:
    make.region(city, village)
    made = plan(city)
    neighbour = signed_in(Role.PLANNER, host="voorbeelddorp.localhost")

    page = neighbour.get(reverse("respite-planner:list-plans"))
    other = neighbour.get(reverse("respite-planner:show-plan", args=[made.public_id]))

    assert (page.status_code, other.status_code) == (200, 404)


def test_requests_of_a_neighbour_are_offered_with_their_own_mail_and_log(
    planner: Client, city: Municipality, village: Municipality
) -> None:
    make.region(city, village)
    house = make.place(city, serves=(village.pk,))
    with tenancy.acting_for(village.pk):
        make.request(village, latitude=city.latitude, longitude=city.longitude)
    made = plan(city)
    with tenancy.acting_for(village.pk):
        line = PlanLine.objects.get(plan=made)

    page = publish(planner, made, line)

    with tenancy.acting_for(village.pk):
        booking = Booking.objects.get(municipality=village)
        assert (booking.place_id, booking.served_ids) == (house.pk, [city.pk])
        assert Mail.objects.filter(to="carolien@voorbeeld.example").count() == 1
    assert "1 keer aangeboden" in page
    assert timezone.now() - datetime.timedelta(hours=1) < booking.made_at


def test_who_keeps_waiting_and_how_often_volunteers_go_stand_beside_the_value(
    planner: Client, city: Municipality
) -> None:
    make.region(city)
    make.place(city)
    make.volunteer(city)
    now = timezone.now()
    make.request(city, asked_at=now - datetime.timedelta(weeks=2))
    make.request(city, asked_at=now - datetime.timedelta(weeks=9))
    make.request(city, forms=["sitting"], dayparts=[1], weeks=4, asked_at=now - datetime.timedelta(weeks=4))

    made = plan(city)
    page = planner.get(reverse("respite-planner:show-plan", args=[made.public_id])).content.decode()

    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Nu 3 4 weken 9 weken" in words
    assert "Met dit plan 1 2 weken 2 weken" in words
    assert made.loads == {"today": [1], "first_come": [0, 1], "planned": [0, 1], "most": 3}
    assert "De raad wil hoogstens 3 keer" in page
    assert reverse("respite-planner:show-fairness") in page


def test_a_night_less_than_was_asked_is_said_with_the_offer(planner: Client, city: Municipality) -> None:
    make.region(city)
    house = make.place(city, name="De Linde")
    make.request(city)
    line = PlanLine.objects.get(plan=plan(city))
    whole = planner.get(reverse("respite-planner:show-plan", args=[line.plan.public_id])).content.decode()
    PlanLine.objects.filter(pk=line.pk).update(dates=line.dates[:-1])

    page = planner.get(reverse("respite-planner:show-plan", args=[line.plan.public_id])).content.decode()

    assert house.name in whole
    assert "korter dan gevraagd" not in whole
    assert "(een nacht korter dan gevraagd)" in page


def test_the_head_of_a_plan_counts_what_was_taken_back(planner: Client, city: Municipality) -> None:
    make.region(city)
    make.place(city, free=2)
    for _ in range(2):
        make.request(city)
    made = plan(city)
    first = PlanLine.objects.filter(plan=made)[0]

    planner.post(reverse("respite-planner:change-line", args=[first.public_id, "terugnemen"]))
    page = planner.get(reverse("respite-planner:show-plan", args=[made.public_id])).content.decode()

    assert "Van 2 vragen krijgen er 1 een plek." in page
    assert "Teruggenomen of afgevallen: 1." in page


def test_how_full_each_form_is_and_how_long_people_wait_stands_without_names(
    planner: Client, city: Municipality, village: Municipality
) -> None:
    make.region(city)
    with tenancy.acting_for(city.pk, village.pk):
        PlaceDay.objects.all().delete()
    house = make.place(city, name="Geheim huis", free=4)
    PlaceDay.objects.filter(place=house).update(taken=1)

    page = planner.get(reverse("respite-planner:list-plans")).content.decode()

    table = " ".join(re.sub("<[^>]+>", " ", page.split('id="bezetting-caption"')[1].split("</table>")[0]).split())
    assert "Logeren in een logeerhuis 25% bezet: 42 van 168 Te weinig om te tonen (minder dan 5)" in table
    assert "gastgezin" not in table
    assert "Geheim huis" not in page
