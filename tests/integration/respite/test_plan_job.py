"""A plan from the database: asked for once, made whole or not at all, of the municipalities that agreed to it."""

import datetime
import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.base.text import Sentence
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Plan, PlanLine, RecipientAnswer
from draagkracht.respite.rules import outcome
from draagkracht.respite.rules.planning.reading import InstanceIsWrong
from draagkracht.respite.services import planning
from tests.factories import respite as make
from tests.integration.respite.planning import ask, empty, no_processes, plan
from tests.jobs import run_waiting, waiting

__all__ = ["empty", "no_processes"]
pytestmark = pytest.mark.usefixtures("empty", "no_processes")


def test_who_fits_gets_an_offer_and_who_does_not_hears_why(city: Municipality) -> None:
    make.region(city)
    house = make.place(city, skills=["dementia"])
    fits = make.request(city, skills=["dementia"])
    other = make.request(city, skills=["nah"])

    made = plan(city)

    lines = {line.request_id: line for line in PlanLine.objects.filter(plan=made)}
    start = make.next_monday() + datetime.timedelta(days=4)
    assert (made.state, made.failure) == ("proposed", "")
    assert (lines[fits.pk].state, lines[fits.pk].place_id) == ("proposed", house.pk)
    assert lines[fits.pk].dates == [start, start + datetime.timedelta(days=1)]
    assert (lines[other.pk].state, lines[other.pk].why_not) == ("nothing", [["skills", "nah", 1]])
    assert made.value > 0
    assert made.value <= made.bound + 1e-6


@pytest.mark.parametrize(("begins", "weeks", "number"), [(-63, 4, 4), (-63, 1, 1), (0, 1, 1), (3, 4, 3)])
def test_who_asks_for_some_weeks_of_day_care_gets_so_many_however_long_they_wait(
    begins: int, weeks: int, number: int, city: Municipality
) -> None:
    make.region(city)
    make.place(city, form="day_care")
    first = make.next_monday() + datetime.timedelta(days=begins)
    asked = make.request(city, forms=["day_care"], weekdays=[1], days_per_week=1, weeks=weeks, start_date=first)

    line = PlanLine.objects.get(plan=plan(city), request=asked)

    assert (line.state, len(line.dates)) == ("proposed", number)


def test_a_plan_that_is_asked_twice_is_made_once(city: Municipality) -> None:
    make.region(city)
    key = uuid.uuid4()

    first, second, of_another = ask(city, key=key), ask(city, key=key), ask(city, name="Pim Planning")

    assert first == second == of_another
    assert len(waiting()) == 1
    assert Plan.objects.count() == 1


def test_a_job_that_is_killed_half_way_leaves_nothing_and_is_done_again(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.region(city)
    make.place(city)
    make.request(city)
    public_id = ask(city)

    class KilledError(Exception):
        pass

    def die(*_: object, **__: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(planning, "_keep", die)
        with pytest.raises(KilledError), transaction.atomic():
            run_waiting()
    half_way = Plan.objects.get(public_id=public_id)

    run_waiting()

    assert (half_way.state, PlanLine.objects.filter(plan=half_way).count()) == ("queued", 1)
    assert Plan.objects.get(public_id=public_id).state == "proposed"


def test_a_newer_plan_makes_the_one_before_it_outdated_and_keeps_what_was_locked(city: Municipality) -> None:
    make.region(city)
    far = make.place(city, latitude=city.latitude + 0.05)
    make.place(city)
    asked = make.request(city)
    first = plan(city)
    PlanLine.objects.filter(plan=first).update(state="locked", place=far)

    second = plan(city)

    line = PlanLine.objects.get(plan=second, request=asked)
    assert Plan.objects.get(pk=first.pk).state == "outdated"
    assert (line.state, line.place_id) == ("locked", far.pk)


def test_requests_of_all_who_agreed_are_planned_and_each_log_says_under_what_agreement(
    city: Municipality, village: Municipality
) -> None:
    make.region(city, village)
    house = make.place(city, serves=(village.pk,))
    with tenancy.acting_for(village.pk):
        theirs = make.request(village, latitude=city.latitude, longitude=city.longitude)

    made = plan(city)

    with tenancy.acting_for(village.pk):
        line = PlanLine.objects.get(plan=made)
        entry = Entry.objects.filter(what="respite.plan").get()
    assert (line.request_id, line.place_id) == (theirs.pk, house.pk)
    assert entry.on_behalf_of == "Regio Proef: Afspraak van proef"
    assert PlanLine.objects.count() == 0  # in the city's own rows there is none of it


def test_requests_of_who_did_not_agree_are_not_read(city: Municipality, village: Municipality) -> None:
    make.region(city)
    make.place(city, serves=(village.pk,))
    with tenancy.acting_for(village.pk):
        make.request(village)

    made = plan(city)

    with tenancy.acting_for(city.pk, village.pk):
        assert not PlanLine.objects.filter(plan=made).exists()


def test_a_place_that_does_not_serve_a_municipality_is_not_offered_there(
    city: Municipality, village: Municipality
) -> None:
    make.region(city, village)
    make.place(city)
    with tenancy.acting_for(village.pk):
        make.request(village, latitude=city.latitude, longitude=city.longitude)

    made = plan(city)

    with tenancy.acting_for(village.pk):
        assert PlanLine.objects.get(plan=made).why_not == []


def test_who_wants_to_try_first_or_said_no_is_not_in_the_plan(city: Municipality) -> None:
    make.region(city)
    make.request(city, wants_trial=True)
    make.request(city, start_date=make.next_monday(20))
    no = make.request(city)
    RecipientAnswer.objects.create(
        municipality=city, request=no, answer="no", said_by="recipient", asked="spoken", at=timezone.now(), key=no.key
    )

    made = plan(city)

    assert made.left_out == {"trial": 1, "no": 1, "later": 1}
    assert not PlanLine.objects.filter(plan=made).exists()


def test_a_volunteer_without_a_valid_certificate_or_in_a_pause_is_not_planned(city: Municipality) -> None:
    make.region(city)
    make.volunteer(city, vog_until=make.next_monday(2))
    make.volunteer(city, vog_until=None)
    make.volunteer(city, paused_until=make.next_monday(2))
    make.request(city, forms=["sitting"], dayparts=[4], start_date=make.next_monday())

    made = plan(city)

    assert PlanLine.objects.get(plan=made).state == "nothing"


def test_a_volunteer_comes_every_week_on_the_asked_part_of_the_day(city: Municipality) -> None:
    make.region(city)
    make.volunteer(city)
    make.request(city, forms=["sitting"], dayparts=[4], start_date=make.next_monday())

    made = plan(city)

    line = PlanLine.objects.get(plan=made)
    assert (line.form, line.daypart) == ("sitting", 4)
    assert line.dates == [make.next_monday(week) + datetime.timedelta(days=1) for week in (1, 2, 3, 4)]


def test_what_the_plan_says_of_groups_adds_up(city: Municipality) -> None:
    make.region(city)
    make.place(city)
    for number in range(4):
        make.request(city, language="tr", asked_at=timezone.now() - datetime.timedelta(days=number))

    made = plan(city)

    group = next(one for one in made.groups if one["value"] == "tr")
    assert group == {"group": "language", "value": "tr", "size": 4, "wanted": 2, "reached": 1, "first_come": 1}


def test_a_plan_that_contradicts_itself_fails_with_its_reason(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.region(city)

    def refuse(*_: object, **__: object) -> None:
        raise InstanceIsWrong("locked", Sentence("te vol"))

    monkeypatch.setattr(outcome, "plan", refuse)

    made = plan(city)

    assert (made.state, made.failure != "") == ("failed", True)
