"""Where a question for small help can go, by whom; and by when somebody calls."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base import workdays
from draagkracht.respite.rules import small_help
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.small_help import (
    HURRIES,
    LABELS,
    LIVING,
    MOVES,
    TASKS,
    Hurry,
    Side,
    State,
    Step,
    StepIsNotPossible,
)

MONDAY = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
FRIDAY_LATE = datetime.datetime(2026, 11, 27, 16, tzinfo=datetime.UTC)


def test_every_state_step_task_and_hurry_has_its_words() -> None:
    assert set(LABELS) == set(State)
    assert set(MOVES) == set(Step)
    assert set(TASKS) == set(Task)
    assert set(HURRIES) == set(Hurry)


@pytest.mark.parametrize("state", sorted(LIVING))
def test_who_asked_may_stop_as_long_as_it_is_open(state: State) -> None:
    assert small_help.take(state, Step.WITHDRAW, Side.HOME) is State.WITHDRAWN


@pytest.mark.parametrize("state", sorted(set(State) - LIVING))
def test_what_is_over_stays_so(state: State) -> None:
    assert [small_help.steps_of(state, side) for side in Side] == [(), (), ()]


def test_a_person_matches_and_nobody_proposes_themselves() -> None:
    assert MOVES[Step.PROPOSE].sides == {Side.COORDINATOR}

    with pytest.raises(StepIsNotPossible):
        small_help.take(State.TAKEN, Step.PROPOSE, Side.VOLUNTEER)


@given(st.lists(st.tuples(st.sampled_from(Step), st.sampled_from(Side)), max_size=30))
def test_it_is_never_agreed_without_a_proposal(steps: list[tuple[Step, Side]]) -> None:
    state, seen = State.ASKED, [State.ASKED]

    for step, side in steps:
        if step in small_help.steps_of(state, side):
            state = small_help.take(state, step, side)
            seen.append(state)

    assert State.AGREED not in seen or State.PROPOSED in seen[: seen.index(State.AGREED)]


@pytest.mark.parametrize(
    ("hurry", "at", "day"),
    [
        (Hurry.TODAY, MONDAY, datetime.date(2026, 11, 23)),
        (Hurry.TODAY, FRIDAY_LATE, datetime.date(2026, 11, 30)),
        (Hurry.THIS_WEEK, MONDAY, datetime.date(2026, 11, 24)),
        (Hurry.NO_HURRY, MONDAY, datetime.date(2026, 11, 26)),
    ],
)
def test_who_asks_hears_by_which_day_somebody_calls(hurry: Hurry, at: datetime.datetime, day: datetime.date) -> None:
    assert small_help.call_date(hurry, at) == day


@given(st.sampled_from(Hurry), st.integers(0, 730 * 24))
def test_somebody_calls_on_a_working_day_that_is_not_over(hurry: Hurry, hours: int) -> None:
    at = MONDAY + datetime.timedelta(hours=hours)

    day = small_help.call_date(hurry, at)

    assert workdays.is_working_day(day)
    assert day >= at.date()


@given(st.sampled_from(Hurry), st.integers(0, 730 * 24), st.integers(0, 30))
def test_somebody_calls_before_the_day_that_is_wanted_as_soon_as_anybody_calls(
    hurry: Hurry, hours: int, days: int
) -> None:
    at = MONDAY + datetime.timedelta(hours=hours)
    wanted = at.date() + datetime.timedelta(days=days)
    soonest = small_help.call_date(Hurry.TODAY, at)

    day = small_help.call_date(hurry, at, wanted)

    assert workdays.is_working_day(day)
    assert day <= max(wanted, soonest)
    assert soonest <= day <= small_help.call_date(hurry, at)


@pytest.mark.parametrize(("asker", "volunteer"), [(True, False), (False, True), (False, False)])
def test_no_name_is_shown_before_both_said_yes(*, asker: bool, volunteer: bool) -> None:
    assert not small_help.shows_names(asker_yes=asker, volunteer_yes=volunteer)
    assert small_help.shows_names(asker_yes=True, volunteer_yes=True)
