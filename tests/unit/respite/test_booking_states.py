"""The one table of what may happen to a booking."""

import itertools

import pytest

from draagkracht.respite.rules import states
from draagkracht.respite.rules.states import Side, State, Step
from draagkracht.respite.rules.words import STATES_FOR_HOME


@pytest.mark.parametrize(("state", "step", "side"), list(itertools.product(State, Step, Side)))
def test_a_step_is_possible_where_the_table_has_it_and_nowhere_else(state: State, step: Step, side: Side) -> None:
    move = states.MOVES[step]

    if state in move.sources and side in move.sides:
        assert states.take(state, step, side) is move.target
        assert step in states.steps_of(state, side)
    else:
        with pytest.raises(states.StepIsNotPossible):
            states.take(state, step, side)


def test_what_is_over_stays_over() -> None:
    over = set(State) - states.LIVING

    assert over == states.GIVEN_BACK | {State.DONE}
    assert not any(over & move.sources for move in states.MOVES.values())


def test_every_state_can_be_reached_and_has_words() -> None:
    targets = {move.target for move in states.MOVES.values()}

    assert targets | states.WAITS_FOR_HOME == set(State)
    assert set(states.LABELS) == set(STATES_FOR_HOME) == set(State)


def test_only_home_says_yes_and_only_the_provider_agrees() -> None:
    assert states.MOVES[Step.CONFIRM].sides == {Side.HOME}
    assert states.MOVES[Step.AGREE].sides == {Side.PROVIDER}
