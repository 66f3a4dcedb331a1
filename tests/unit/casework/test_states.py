"""Where a case is, and who may take which step."""

import itertools

import pytest

from draagkracht.accounts.rules import Role
from draagkracht.casework.rules import states
from draagkracht.casework.rules.states import Need, State, Step

EVERYTHING = frozenset(Need)


def test_a_case_goes_from_a_request_to_its_end() -> None:
    way = [
        Step.START_INVESTIGATION,
        Step.REPORT,
        Step.APPLY,
        Step.DECIDE,
        Step.START_SUPPORT,
        Step.START_REVIEW,
        Step.KEEP_SUPPORT,
        Step.END,
    ]
    state = State.RECEIVED

    seen = [state := states.take_step(step, state, {Role.CONSULTANT}, EVERYTHING) for step in way]

    assert seen == [
        State.INVESTIGATION,
        State.REPORT,
        State.APPLICATION,
        State.DECISION,
        State.RUNNING,
        State.REVIEW,
        State.RUNNING,
        State.ENDED,
    ]


@pytest.mark.parametrize("step", [Step.PAUSE, Step.RESUME, Step.EXTEND, Step.GIVE_URGENT_PROVISION])
def test_a_pause_more_time_and_urgent_help_leave_a_case_where_it_is(step: Step) -> None:
    for state in states.BY_STEP[step].before:
        assert states.take_step(step, state, {Role.CONSULTANT}, EVERYTHING) is state


def test_every_pair_of_step_and_state_is_in_the_table_or_is_refused_with_a_sentence() -> None:
    everybody = frozenset(Role)

    for step, state in itertools.product(Step, State):
        if state in states.BY_STEP[step].before:
            assert states.take_step(step, state, everybody, EVERYTHING)
        else:
            with pytest.raises(states.StepIsNotAllowed) as refusal:
                states.take_step(step, state, everybody, EVERYTHING)
            assert states.LABELS[state].dutch() in refusal.value.sentence.dutch()


def test_every_role_that_is_not_in_the_row_is_refused() -> None:
    for row, role in itertools.product(states.TRANSITIONS, Role):
        state = next(iter(row.before))
        if role not in row.roles:
            with pytest.raises(states.StepIsNotAllowed, match="Dit mag u niet zelf doen"):
                states.take_step(row.step, state, {role}, EVERYTHING)


def test_every_need_that_is_missing_is_named() -> None:
    for row in states.TRANSITIONS:
        for need in row.needs:
            with pytest.raises(states.StepIsNotAllowed) as refusal:
                states.take_step(row.step, next(iter(row.before)), row.roles, EVERYTHING - {need})
            assert refusal.value.sentence == states.NEED_SENTENCES[need]


def test_a_case_manager_does_not_decide() -> None:
    with pytest.raises(states.StepIsNotAllowed):
        states.take_step(Step.DECIDE, State.APPLICATION, {Role.CASE_MANAGER}, EVERYTHING)


def test_a_resident_may_apply_and_withdraw_and_nothing_more() -> None:
    steps = {step for state in State for step in states.list_steps(state, {Role.CARE_RECIPIENT})}

    assert steps == {Step.APPLY, Step.WITHDRAW}


def test_the_table_names_every_step_once_and_every_state_can_be_reached() -> None:
    rows = [row.step for row in states.TRANSITIONS]
    reached = {row.after for row in states.TRANSITIONS if row.after} | {State.RECEIVED}

    assert sorted(rows) == sorted(Step)
    assert reached == set(State)


def test_from_every_state_that_is_not_closed_a_case_can_end() -> None:
    moves = {state: {row.after for row in states.TRANSITIONS if state in row.before and row.after} for state in State}
    ending = set(states.CLOSED)
    for _ in State:
        ending |= {state for state, following in moves.items() if following & ending}

    assert ending == set(State)
    assert all(not moves[state] for state in states.CLOSED)


def test_everything_has_its_words() -> None:
    assert set(states.LABELS) == set(State)
    assert set(states.STEP_LABELS) == set(Step)
    assert set(states.NEED_SENTENCES) == set(Need)
