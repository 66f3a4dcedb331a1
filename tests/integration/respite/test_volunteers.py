"""Volunteers: who is free, and what a coordinator keeps of them. Without a certificate nobody is offered or taken."""

import datetime
import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from draagkracht.audit.models import Entry
from draagkracht.directory.rules.places import Place
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.forms.volunteers import VogForm
from draagkracht.respite.models import Expense, HelpMatch, Instruction, Volunteer, VolunteerWeek
from draagkracht.respite.queries.volunteers import list_free_volunteers, list_looked_at, list_volunteers
from draagkracht.respite.rules.codes import Skill, Task
from draagkracht.respite.rules.volunteers import Rule, Wanted
from draagkracht.respite.services import volunteering
from draagkracht.respite.services import volunteers as services
from draagkracht.respite.services.volunteering import CoachIsMissing, Instructing, Spent, ThingIsGone
from draagkracht.respite.services.volunteers import (
    Facts,
    VisitIsNotPossible,
    VolunteerHasVisits,
    VolunteerIsGone,
    who_is,
)
from tests.integration.respite import volunteering as making
from tests.integration.respite.volunteering import HERE, NOW, TODAY, coordinator, volunteer

DAY = datetime.timedelta(days=1)
WANTED = Wanted(date=TODAY + DAY, part=1)
FACTS = Facts(
    name="Nora Nieuw",
    district="Oost",
    latitude=HERE.latitude,
    longitude=HERE.longitude,
    max_km=5,
    skills=["dementia"],
    tasks=["walk"],
    trainings=["Omgaan met dementie"],
    languages=["nl"],
    dayparts=[4],
    visits_per_week=1,
)


def free(city: Municipality, wanted: Wanted = WANTED, **more: object) -> list[str]:
    return [one.name for one in list_free_volunteers(wanted=wanted, organisation_ids=[making.group(city).pk], **more)]  # type: ignore[arg-type]


@pytest.fixture
def alone(city: Municipality) -> Municipality:
    """Work where there are no volunteers but those of the test."""
    Volunteer.objects.all().delete()
    return city


def test_who_is_asked_least_comes_first_and_then_who_is_nearest(alone: Municipality) -> None:
    volunteer(alone, name="Ver", latitude=52.12)
    volunteer(alone, name="Dichtbij")
    busy = volunteer(alone, name="Druk")
    VolunteerWeek.objects.create(municipality=alone, volunteer=busy, monday=TODAY, most=2, taken=1)

    assert free(alone, here=HERE) == ["Dichtbij", "Ver", "Druk"]


@pytest.mark.parametrize(
    "facts",
    [
        {"vog_until": None},
        {"vog_until": TODAY + DAY},
        {"is_paused_openly": True},
        {"paused_until": TODAY + 9 * DAY},
        {"ended_at": NOW},
        {"dayparts": [3]},
        {"languages": ["tr"]},
        {"visits_per_week": 0},
        {"tasks": ["walk"]},
        {"latitude": 53.0},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_who_cannot_is_not_offered(alone: Municipality, facts: dict[str, Any]) -> None:
    volunteer(alone, **facts)

    assert free(alone, replace(WANTED, language="nl"), here=HERE, task=Task.GROCERIES) == []


def test_finding_who_is_free_is_one_query(
    alone: Municipality, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(5):
        volunteer(alone, name=f"Nummer {number}")

    with django_assert_num_queries(1):  # type: ignore[operator]
        found = list_free_volunteers(wanted=WANTED, here=HERE)

    assert len(found) == 5


def test_each_volunteer_who_cannot_comes_with_the_first_rule_in_the_way(alone: Municipality) -> None:
    volunteer(alone, name="A", vog_until=None)
    volunteer(alone, name="B", dayparts=[])
    volunteer(alone, name="C")

    assert [one.rule for one in list_looked_at(wanted=WANTED)] == [Rule.NO_VOG, Rule.DAYPART, None]


def test_a_professionals_task_waits_for_an_instruction_and_a_coach(alone: Municipality) -> None:
    row = volunteer(alone, skills=["medication"])
    wanted = replace(WANTED, skills=frozenset({Skill.MEDICATION}))
    told = Instructing(skill=Skill.MEDICATION, text="Uit de weekdoos.", by="Wijkzorg", date=TODAY)
    by = coordinator(alone)

    with pytest.raises(CoachIsMissing):
        volunteering.add_instruction(public_id=row.public_id, instructing=told, by=by, key=uuid.uuid4(), at=NOW)
    before = free(alone, wanted)
    Volunteer.objects.update(coach_name="Coby")
    volunteering.add_instruction(public_id=row.public_id, instructing=told, by=by, key=uuid.uuid4(), at=NOW)
    after = free(alone, wanted)
    volunteering.end_instruction(public_id=Instruction.objects.get().public_id, by=by, at=NOW)

    assert (before, after, free(alone, wanted)) == ([], ["Willem Wil"], [])


def test_a_visit_without_a_certificate_is_refused_whoever_asks(alone: Municipality) -> None:
    row = volunteer(alone, vog_until=WANTED.date)

    with pytest.raises(VisitIsNotPossible) as refused:
        services.lock_for_visit(volunteer_id=row.pk, wanted=WANTED)

    assert refused.value.rule is Rule.NO_VOG


def test_a_form_that_is_sent_twice_adds_one_volunteer_and_the_log_says_who(alone: Municipality) -> None:
    by, key = coordinator(alone), uuid.uuid4()
    before = Entry.objects.count()

    made = {services.add_volunteer(organisation_id=by.ids[0], facts=FACTS, by=by, key=key, at=NOW) for _ in range(2)}

    assert len(made) == Volunteer.objects.count() == 1
    assert Entry.objects.count() == before + 1


def test_a_pause_is_one_press_and_nothing_is_lost(alone: Municipality) -> None:
    row = volunteer(alone, coach_name="Coby")
    me = who_is(row.public_id)

    services.pause_volunteer(volunteer_id=row.pk, until=None, by=me, at=NOW)
    during = free(alone)
    services.pause_volunteer(volunteer_id=row.pk, until=TODAY + 2 * DAY, by=me, at=NOW)
    services.end_pause(volunteer_id=row.pk, by=me, at=NOW)

    row.refresh_from_db()
    assert during == []
    assert (row.dayparts, row.coach_name, row.is_paused_openly, row.paused_until) == (
        making.EVERY_PART, "Coby", False, None,
    )  # fmt: skip


def test_who_has_something_agreed_does_not_end_before_another_was_found(alone: Municipality) -> None:
    by = coordinator(alone)
    row = volunteer(alone)
    asked = making.asked(alone)
    HelpMatch.objects.create(
        municipality=alone, help=asked, volunteer=row, date=TODAY, part=1, proposed_at=NOW, key=uuid.uuid4()
    )

    with pytest.raises(VolunteerHasVisits):
        services.end_volunteer(public_id=row.public_id, by=by, today=TODAY, at=NOW)
    services.end_volunteer(public_id=row.public_id, by=by, today=TODAY + DAY, at=NOW)

    row.refresh_from_db()
    assert row.ended_at == NOW


def test_another_organisations_volunteer_is_not_there(alone: Municipality) -> None:
    theirs = volunteer(alone, making.other_group(alone))
    by = coordinator(alone)

    with pytest.raises(VolunteerIsGone):
        services.see_volunteer(public_id=theirs.public_id, by=by, today=TODAY, at=NOW)
    with pytest.raises(VolunteerIsGone):
        services.change_volunteer(public_id=theirs.public_id, facts=FACTS, by=by, at=NOW)

    assert list_volunteers(by, today=TODAY) == ()


def test_an_expense_is_decided_once_and_a_refusal_keeps_its_reason(alone: Municipality) -> None:
    by, row = coordinator(alone), volunteer(alone)
    spent = Spent(date=TODAY, km=12, km_cents=23, cents=150, about="Boodschappen")
    volunteering.note_expense(volunteer_id=row.pk, spent=spent, key=uuid.uuid4(), at=NOW)
    noted = Expense.objects.get()

    volunteering.decide_expense(public_id=noted.public_id, is_approved=False, said="Bon mist", by=by, at=NOW)
    volunteering.decide_expense(public_id=noted.public_id, is_approved=True, by=by, at=NOW)

    noted.refresh_from_db()
    assert (noted.state, noted.said, noted.decided_by) == ("refused", "Bon mist", by.name)


def test_an_expense_of_another_organisation_is_not_there(alone: Municipality) -> None:
    row = volunteer(alone, making.other_group(alone))
    spent = Spent(date=TODAY, km=0, km_cents=23, cents=150, about="Parkeren")
    volunteering.note_expense(volunteer_id=row.pk, spent=spent, key=uuid.uuid4(), at=NOW)

    with pytest.raises(ThingIsGone):
        volunteering.decide_expense(
            public_id=Expense.objects.get().public_id, is_approved=True, by=coordinator(alone), at=NOW
        )


def test_a_year_after_the_end_nobody_knows_who_it_was(alone: Municipality) -> None:
    volunteer(alone, name="Lang geleden", ended_at=timezone.now() - 366 * DAY)
    volunteer(alone, name="Kort geleden", ended_at=timezone.now() - 364 * DAY)

    number = services.forget_ended_volunteers(now=timezone.now())

    assert number == 1
    assert sorted(Volunteer.objects.values_list("name", flat=True)) == ["", "Kort geleden"]


def test_a_place_far_away_is_measured_from_there(alone: Municipality) -> None:
    volunteer(alone, max_km=3)

    near = list_free_volunteers(wanted=WANTED, here=HERE)
    far = list_free_volunteers(wanted=WANTED, here=Place(52.2, 5.3))

    assert [one.km for one in near] == [0]
    assert far == ()


@pytest.mark.parametrize(
    ("asked", "until", "wrong"),
    [
        ("1-10-2026", "1-10-2029", ""),
        ("", "", ""),
        ("14-11-2027", "", "aangevraagd"),
        ("", "1-1-2126", "tot"),
        ("1-10-2026", "1-10-2020", "tot"),
    ],
)
def test_a_year_typed_wrong_lets_nobody_be_alone_with_another(asked: str, until: str, wrong: str) -> None:
    form = VogForm({"aangevraagd": asked, "tot": until})

    assert (form.is_valid(), [*form.errors]) == (not wrong, [wrong] if wrong else [])
