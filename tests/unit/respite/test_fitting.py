"""Whether something fits, the first rule that does not, and the best days of those that are free."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules import options, ranking, times
from draagkracht.respite.rules.codes import (
    KIND_OF,
    OF_PLACES,
    Barrier,
    Fear,
    Feature,
    Form,
    Gender,
    Payer,
    Purpose,
    Skill,
)
from draagkracht.respite.rules.fitting import CHECKS, Failing, Gives, Rule, Wants, first_failing
from draagkracht.respite.rules.planning.instance import Kind

TODAY = datetime.date(2026, 11, 23)
FRIDAY = datetime.date(2026, 12, 4)
DAY = datetime.timedelta(days=1)
WANTS = Wants(forms=frozenset({Form.STAY}), start_date=FRIDAY)
HOUSE = Gives(key=1, form=Form.STAY, trial_length=1)
SITTER = Gives(key=2, form=Form.SITTING, gender=Gender.MALE, dayparts=frozenset({0}))


def days(first: datetime.date, count: int, left: int = 1) -> dict[datetime.date, int]:
    return {first + DAY * number: left for number in range(count)}


def dreads(*fears: Fear) -> Wants:
    return replace(WANTS, fears=frozenset(fears))


@pytest.mark.parametrize(
    ("wants", "gives", "rule", "detail"),
    [
        (WANTS, HOUSE, None, None),
        (WANTS, replace(HOUSE, form=Form.DAY_CARE), Rule.FORM, ""),
        (replace(WANTS, skills=frozenset({Skill.NAH})), HOUSE, Rule.SKILLS, "nah"),
        (replace(WANTS, features=frozenset({Feature.GARDEN})), HOUSE, Rule.WISHES, "garden"),
        (dreads(Fear.ANIMALS), replace(HOUSE, features=frozenset({Feature.ANIMALS})), Rule.FEARS, "animals"),
        (dreads(Fear.ANIMALS), HOUSE, None, None),
        (dreads(Fear.CROWD), HOUSE, Rule.FEARS, "crowd"),
        (dreads(Fear.CROWD), replace(HOUSE, features=frozenset({Feature.SMALL})), None, None),
        (dreads(Fear.NIGHT), HOUSE, Rule.FEARS, "night"),
        (dreads(Fear.NIGHT), replace(HOUSE, skills=frozenset({Skill.NIGHT_CARE})), None, None),
        (replace(dreads(Fear.NOT_UNDERSTOOD), language="tr"), HOUSE, Rule.FEARS, "not_understood"),
        (dreads(Fear.NOT_UNDERSTOOD), HOUSE, None, None),
        (dreads(Fear.UNKNOWN_PLACE), replace(HOUSE, trial_length=0), Rule.FEARS, "unknown_place"),
        (dreads(Fear.UNKNOWN_PLACE), replace(HOUSE, trial_length=0, has_intake=True), None, None),
        (replace(dreads(Fear.UNKNOWN_PLACE), known="P1"), replace(HOUSE, trial_length=0), None, None),
        (replace(WANTS, known="P2", is_known_only=True), HOUSE, Rule.KNOWN, ""),
        (replace(WANTS, known="V1", is_known_only=True), HOUSE, Rule.KNOWN, ""),
        (replace(WANTS, known="P1", is_known_only=True), HOUSE, None, None),
        (replace(WANTS, known="P2"), HOUSE, None, None),
        (replace(WANTS, is_known_only=True), HOUSE, None, None),
        (replace(WANTS, max_km=10.0), replace(HOUSE, km=10.1), Rule.DISTANCE, "10"),
        (replace(WANTS, payer=Payer.WLZ), replace(HOUSE, payers=frozenset({Payer.WMO})), Rule.PAYER, "wlz"),
        (replace(WANTS, payer=Payer.WLZ), HOUSE, None, None),
        (WANTS, replace(HOUSE, payers=frozenset({Payer.JEUGDWET})), Rule.PAYER, "children"),
        (WANTS, replace(HOUSE, payers=frozenset({Payer.JEUGDWET, Payer.WMO})), None, None),
        (replace(WANTS, payer=Payer.JEUGDWET), replace(HOUSE, payers=frozenset({Payer.JEUGDWET})), None, None),
        (replace(WANTS, length=14, min_length=8), replace(HOUSE, max_length=7), Rule.LENGTH, "1-7"),
        (replace(WANTS, is_trial=True), replace(HOUSE, trial_length=0), Rule.LENGTH, "trial"),
        (replace(WANTS, forms=frozenset({Form.SITTING}), declined=frozenset({2})), SITTER, None, None),
        (WANTS, replace(HOUSE, lead_days=12), Rule.TOO_SOON, "12"),
        (WANTS, replace(HOUSE, lead_days=11), None, None),
        (replace(WANTS, declined=frozenset({1})), HOUSE, Rule.DECLINED, ""),
        (replace(WANTS, language="tr"), HOUSE, None, None),
        (replace(WANTS, forms=frozenset({Form.SITTING}), language="tr"), SITTER, Rule.LANGUAGE, "tr"),
        (replace(WANTS, forms=frozenset({Form.SITTING}), gender=Gender.FEMALE), SITTER, Rule.GENDER, "f"),
        (replace(WANTS, forms=frozenset({Form.SITTING})), replace(SITTER, km=6.5), Rule.DISTANCE, "6"),
    ],
)
def test_the_first_rule_that_fails_is_named_with_what_is_missing(
    wants: Wants, gives: Gives, rule: Rule | None, detail: str | None
) -> None:
    failing = first_failing(wants, gives, TODAY)

    assert (failing.rule if failing else None) == rule
    assert (failing.detail if failing else None) == detail


def test_rules_are_looked_at_in_the_order_in_which_they_stand() -> None:
    order = [rule for rule in Rule if rule not in {Rule.CLOSED, Rule.FULL, Rule.MONEY}]

    assert [rule for rule, _ in CHECKS] == order


def test_every_form_takes_time_in_one_way_and_only_sitting_is_of_a_volunteer() -> None:
    assert set(KIND_OF) == set(Form)
    assert set(Form) - OF_PLACES == {Form.SITTING}


def test_the_asked_days_are_best_and_a_shift_is_taken_where_it_opens() -> None:
    asked = options.find_stay(WANTS, HOUSE, days(FRIDAY, 5), TODAY)
    shifted = options.find_stay(replace(WANTS, flex_days=2), HOUSE, days(FRIDAY + DAY, 5), TODAY)

    assert asked.option is not None
    assert (asked.option.start_date, asked.option.end_date, asked.option.quality) == (FRIDAY, FRIDAY + 2 * DAY, 1.0)
    assert shifted.option is not None
    assert (shifted.option.shift, shifted.option.quality) == (1, 0.97)


def test_a_shorter_stay_that_still_helps_is_offered_when_the_whole_is_not_free() -> None:
    wants = replace(WANTS, length=4, min_length=2)

    found = options.find_stay(wants, HOUSE, days(FRIDAY, 3), TODAY)

    assert found.option is not None
    assert len(found.option.dates) == 3
    assert found.option.quality == pytest.approx(0.95 * 3 / 4)


def test_a_trial_of_one_night_is_no_less_for_being_shorter_than_what_was_asked() -> None:
    trial = options.find_stay(replace(WANTS, length=7, is_trial=True), HOUSE, days(FRIDAY, 9), TODAY)

    assert trial.option is not None
    assert (len(trial.option.dates), trial.option.quality) == (1, 1.0)


def test_a_full_house_says_after_how_many_days_it_opens_and_a_closed_one_that_it_is_closed() -> None:
    full = options.find_stay(WANTS, HOUSE, days(FRIDAY, 2, 0) | days(FRIDAY + 2 * DAY, 4), TODAY)
    closed = options.find_stay(WANTS, HOUSE, {}, TODAY)

    assert full.failing is not None
    assert (full.failing.rule, full.opens_at) == (Rule.FULL, 2)
    assert closed.failing is not None
    assert (closed.failing.rule, closed.opens_at) == (Rule.CLOSED, None)


def test_a_week_at_home_is_not_cut_short() -> None:
    wants = replace(WANTS, forms=frozenset({Form.LIVE_IN}), length=7)
    at_home = replace(HOUSE, form=Form.LIVE_IN)

    found = options.find_stay(wants, at_home, days(FRIDAY, 6), TODAY)

    assert found.option is None


def test_the_days_of_the_week_that_are_liked_most_come_first_and_hold_every_week() -> None:
    wants = replace(
        WANTS, forms=frozenset({Form.DAY_CARE}), weekdays=(2, 0, 4), days_per_week=1, start_date=FRIDAY + 3 * DAY
    )
    free = days(FRIDAY, 40)
    free[datetime.date(2026, 12, 16)] = 0  # the second Wednesday

    found = options.find_weekdays(wants, replace(HOUSE, form=Form.DAY_CARE), free, TODAY)

    assert found.option is not None
    assert [day.weekday() for day in found.option.dates] == [0, 0, 0, 0]


def test_a_volunteer_comes_in_a_part_of_the_week_that_both_can_each_week() -> None:
    wants = replace(WANTS, forms=frozenset({Form.SITTING}), dayparts=(1, 0), weeks=2)
    monday = FRIDAY + 3 * DAY

    found = options.find_visits(wants, SITTER, {(monday, 0): 1, (monday + 7 * DAY, 0): 1}, TODAY)
    busy = options.find_visits(wants, SITTER, {(monday, 0): 1}, TODAY)

    assert found.option is not None
    assert (found.option.daypart, found.option.dates) == (0, (monday, monday + 7 * DAY))
    assert busy.failing is not None
    assert busy.failing.rule is Rule.FULL


@given(
    left=st.lists(st.integers(0, 1), min_size=30, max_size=30),
    flex=st.integers(0, 5),
    length=st.integers(1, 6),
    least=st.integers(1, 6),
)
def test_an_offer_takes_only_free_days_within_what_was_asked_and_none_is_overlooked(
    left: list[int], flex: int, length: int, least: int
) -> None:
    wants = replace(WANTS, flex_days=flex, length=length, min_length=min(least, length))
    free = {FRIDAY + DAY * (number - 10): number_left for number, number_left in enumerate(left)}

    found = options.find_stay(wants, HOUSE, free, TODAY)

    possible = [
        (start, count)
        for start in range(-flex, flex + 1)
        for count in range(wants.min_length, length + 1)
        if all(free.get(FRIDAY + DAY * (start + each), 0) > 0 for each in range(count))
    ]
    assert (found.option is not None) == bool(possible)
    if found.option is not None:
        assert all(free[day] > 0 for day in found.option.dates)
        assert abs(found.option.shift) <= flex
        assert (found.option.shift, len(found.option.dates)) in possible


@pytest.mark.parametrize("barrier", list(Barrier))
def test_what_held_somebody_back_lifts_an_offer_that_answers_it(barrier: Barrier) -> None:
    plain = replace(HOUSE, trial_length=0, km=20.0, lead_days=30)
    answering = replace(
        plain,
        trial_length=1,
        has_intake=True,
        km=1.0,
        lead_days=0,
        payers=frozenset({Payer.WMO}),
        features=frozenset({Feature.TRANSPORT, Feature.SMALL, Feature.PARTNER_MAY_STAY}),
    )
    option = options.Option(key=1, form=Form.STAY, start_date=FRIDAY, end_date=FRIDAY + DAY, dates=(FRIDAY,))
    shifted = replace(option, shift=3)

    assert barrier in ranking.answers_to(frozenset({barrier}), answering, option)
    assert barrier not in ranking.answers_to(frozenset({barrier}), plain, shifted)
    held_back = replace(WANTS, barriers=frozenset({barrier}))
    assert ranking.score(held_back, answering, option) > ranking.score(WANTS, answering, option)


@pytest.mark.parametrize("fear", list(Fear))
def test_who_comes_to_the_home_for_a_few_hours_brings_nothing_that_is_dreaded(fear: Fear) -> None:
    wants = replace(dreads(fear), forms=frozenset({Form.SITTING}))

    assert first_failing(wants, SITTER, TODAY) is None


def test_where_somebody_feels_at_ease_already_comes_before_what_is_nearer_and_answers_more() -> None:
    option = options.Option(key=1, form=Form.STAY, start_date=FRIDAY, end_date=FRIDAY + DAY, dates=(FRIDAY,))
    wants = replace(WANTS, known="P1", barriers=frozenset(Barrier))
    near = replace(HOUSE, key=2, has_intake=True, features=frozenset(Feature), payers=frozenset(Payer))

    known = ranking.score(wants, replace(HOUSE, km=25.0, lead_days=9), replace(option, shift=7, quality=0.1))

    assert known > ranking.score(wants, near, option)


@pytest.mark.parametrize("asked", list(Purpose))
def test_what_is_for_what_was_asked_comes_before_what_nobody_said_and_last_what_is_for_something_else(
    asked: Purpose,
) -> None:
    option = options.Option(key=1, form=Form.STAY, start_date=FRIDAY, end_date=FRIDAY + DAY, dates=(FRIDAY,))
    (other,) = set(Purpose) - {asked}
    purposes = [frozenset({asked}), frozenset(Purpose), frozenset(), frozenset({other})]

    scores = [ranking.score(replace(WANTS, purpose=asked), replace(HOUSE, purposes=one), option) for one in purposes]

    assert scores[0] == scores[1] > scores[2] > scores[3]
    assert first_failing(replace(WANTS, purpose=asked), replace(HOUSE, purposes=purposes[3]), TODAY) is None


def test_nobody_answers_longer_than_half_of_the_time_that_is_left() -> None:
    now = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)

    assert times.expires_at(now, now + datetime.timedelta(days=30), times.HOLD) == now + times.HOLD
    assert times.expires_at(now, now + datetime.timedelta(days=1), times.HOLD) == now + datetime.timedelta(hours=12)
    assert times.expires_at(now, now, times.HOLD) == now + times.SOONEST


def test_a_visit_lasts_and_a_night_is_a_stay() -> None:
    assert {form for form, kind in KIND_OF.items() if kind is Kind.STAY} == {
        Form.STAY,
        Form.HOST_FAMILY,
        Form.CARE_FARM_COUPLE,
    }


@given(price=st.none() | st.integers(0, 50_000), left=st.integers(0, 200_000), year=st.sampled_from((2026, 2027)))
def test_what_the_money_that_is_left_cannot_pay_does_not_fit_and_all_else_stays(
    price: int | None, left: int, year: int
) -> None:
    gives = replace(HOUSE, price_cents=price)
    found = options.find_stay(WANTS, gives, days(FRIDAY, 5), TODAY)
    assert found.option is not None

    paid = options.pay(found, gives, {year: left})

    costs = (price or 0) * len(found.option.dates)
    if year == found.option.start_date.year and costs > left:
        assert paid == options.Found(None, Failing(Rule.MONEY))
    else:
        assert paid == found
    assert options.pay(found, gives, {}) == found
