"""Whether a volunteer may do a visit: one row of the table for each rule, and what holds for all."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules import volunteers
from draagkracht.respite.rules.codes import OF_PROFESSIONALS, Skill
from draagkracht.respite.rules.volunteers import CHECKS, SENTENCES, Helper, Rule, Wanted, first_failing

TUESDAY = datetime.date(2026, 11, 24)
MONDAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
AFTERNOON = 1
FINE = Helper(
    vog_until=TUESDAY + DAY,
    dayparts=frozenset({4}),
    skills=frozenset({Skill.DEMENTIA, Skill.MEDICATION}),
    instructed=frozenset({Skill.MEDICATION}),
    has_coach=True,
    languages=frozenset({"nl", "tr"}),
    gender="f",
    max_km=5,
    visits_per_week=2,
    weeks={MONDAY: 1},
)
VISIT = Wanted(date=TUESDAY, part=AFTERNOON, skills=frozenset({Skill.MEDICATION}), language="tr", gender="f", km=5)
WRONG = {
    Rule.ENDED: replace(FINE, is_ended=True),
    Rule.PAUSED: replace(FINE, paused_until=TUESDAY + DAY),
    Rule.NO_VOG: replace(FINE, vog_until=TUESDAY),
    Rule.SKILL: replace(FINE, skills=frozenset({Skill.DEMENTIA})),
    Rule.INSTRUCTION: replace(FINE, instructed=frozenset()),
    Rule.LANGUAGE: replace(FINE, languages=frozenset({"nl"})),
    Rule.GENDER: replace(FINE, gender=""),
    Rule.DISTANCE: replace(FINE, max_km=4),
    Rule.DAYPART: replace(FINE, dayparts=frozenset({3, 5})),
    Rule.TAKEN: replace(FINE, taken=frozenset({(TUESDAY, AFTERNOON)})),
    Rule.WEEK_FULL: replace(FINE, weeks={MONDAY: 2}),
}
days = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
skills = st.frozensets(st.sampled_from(Skill))
helpers = st.builds(
    Helper,
    is_ended=st.booleans(),
    is_paused_openly=st.booleans(),
    paused_until=st.none() | days,
    vog_until=st.none() | days,
    dayparts=st.frozensets(st.integers(0, 20)),
    skills=skills,
    instructed=skills,
    has_coach=st.booleans(),
    languages=st.frozensets(st.sampled_from(("nl", "tr"))),
    gender=st.sampled_from(("", "f", "m")),
    max_km=st.integers(0, 30),
    visits_per_week=st.integers(0, 3),
)
visits = st.builds(
    Wanted,
    date=days,
    part=st.integers(0, 2),
    skills=skills,
    language=st.sampled_from(("", "nl", "tr")),
    gender=st.sampled_from(("", "f", "m")),
    km=st.floats(0, 40),
    is_alone=st.booleans(),
)


def test_who_can_do_a_visit_is_held_up_by_no_rule() -> None:
    assert first_failing(FINE, VISIT) is None


@pytest.mark.parametrize("rule", Rule)
def test_each_rule_alone_stops_a_visit(rule: Rule) -> None:
    assert first_failing(WRONG[rule], VISIT) is rule


def test_every_rule_has_its_check_and_its_sentence_in_the_order_of_asking() -> None:
    assert tuple(CHECKS) == tuple(Rule) == tuple(SENTENCES)


def test_a_pause_without_an_end_holds_on_every_day() -> None:
    paused = replace(FINE, is_paused_openly=True)

    assert first_failing(paused, replace(VISIT, date=TUESDAY + 700 * DAY)) is Rule.PAUSED


def test_on_the_day_that_a_pause_ends_somebody_is_there_again() -> None:
    assert first_failing(replace(FINE, paused_until=TUESDAY), VISIT) is None


def test_where_others_are_there_too_no_certificate_is_needed() -> None:
    without = replace(FINE, vog_until=None)

    assert first_failing(without, VISIT) is Rule.NO_VOG
    assert first_failing(without, replace(VISIT, is_alone=False)) is None


def test_an_instruction_without_a_coach_by_name_is_not_enough() -> None:
    assert first_failing(replace(FINE, has_coach=False), VISIT) is Rule.INSTRUCTION


@pytest.mark.parametrize(("days_left", "expires"), [(None, True), (-1, True), (60, True), (61, False)])
def test_a_certificate_is_asked_for_again_before_it_ends(days_left: int | None, *, expires: bool) -> None:
    until = None if days_left is None else TUESDAY + days_left * DAY

    assert volunteers.vog_expires(until, TUESDAY) is expires


@given(helpers, visits)
def test_nobody_is_alone_with_another_without_a_certificate(helper: Helper, wanted: Wanted) -> None:
    allowed = first_failing(helper, wanted) is None

    assert not (allowed and wanted.is_alone) or (helper.vog_until is not None and wanted.date < helper.vog_until)


@given(helpers, visits)
def test_nobody_does_what_a_professional_did_without_an_instruction_and_a_coach(helper: Helper, wanted: Wanted) -> None:
    if first_failing(helper, wanted) is None and wanted.skills & OF_PROFESSIONALS:
        assert helper.has_coach
        assert wanted.skills & OF_PROFESSIONALS <= helper.instructed


@given(helpers, visits)
def test_the_rule_that_is_named_is_the_first_that_fails(helper: Helper, wanted: Wanted) -> None:
    found = first_failing(helper, wanted)

    failing = [rule for rule in Rule if CHECKS[rule](helper, wanted)]

    assert found is (failing[0] if failing else None)


@given(helpers, visits)
def test_a_pause_that_ends_takes_nothing_away(helper: Helper, wanted: Wanted) -> None:
    paused = replace(helper, is_paused_openly=True)

    again = replace(paused, is_paused_openly=helper.is_paused_openly)

    assert first_failing(again, wanted) is first_failing(helper, wanted)


@given(days)
def test_a_week_begins_on_its_monday(day: datetime.date) -> None:
    monday = volunteers.monday_of(day)

    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7
