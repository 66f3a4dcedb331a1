"""What may happen to a request to be called."""

import datetime

import pytest

from draagkracht.referrals.rules import states
from draagkracht.referrals.rules.states import Event, State

ALLOWED = {
    (State.WAITING, State.ATTEMPTED),
    (State.WAITING, State.ANSWERED),
    (State.WAITING, State.EXPIRED),
    (State.ATTEMPTED, State.ATTEMPTED),
    (State.ATTEMPTED, State.ANSWERED),
    (State.ATTEMPTED, State.EXPIRED),
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_a_request_moves_as_the_table_says_and_no_other_way(before: State, after: State) -> None:
    if (before, after) in ALLOWED:
        assert states.move(before, after) is after
    else:
        with pytest.raises(states.MoveIsNotAllowed):
            states.move(before, after)


def test_a_row_exists_in_the_states_that_something_follows() -> None:
    assert states.LIVING == (State.WAITING, State.ATTEMPTED)


@pytest.mark.parametrize(
    ("seconds", "event"), [(-1, Event.CALLED_IN_TIME), (0, Event.CALLED_IN_TIME), (1, Event.CALLED_LATE)]
)
def test_the_promise_is_kept_until_its_last_second(seconds: int, event: Event) -> None:
    due_at = datetime.datetime(2026, 11, 24, 16, tzinfo=datetime.UTC)

    assert states.first_call(due_at, due_at + datetime.timedelta(seconds=seconds)) is event
