"""What may happen to a request to be called, and what is counted of it."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a request is. A request that is answered or expired exists no longer: only a number remains."""

    WAITING = "waiting"
    ATTEMPTED = "attempted"  # called once or more; nobody answered
    ANSWERED = "answered"
    EXPIRED = "expired"


MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.WAITING: frozenset({State.ATTEMPTED, State.ANSWERED, State.EXPIRED}),
    State.ATTEMPTED: frozenset({State.ATTEMPTED, State.ANSWERED, State.EXPIRED}),
    State.ANSWERED: frozenset(),
    State.EXPIRED: frozenset(),
}
LIVING: Final = tuple(state for state, following in MOVES.items() if following)


class Event(StrEnum):
    """What is counted, a day at a time: whether a first call kept the promise, and how a request ended."""

    CALLED_IN_TIME = "called-in-time"
    CALLED_LATE = "called-late"
    ANSWERED = "answered"
    EXPIRED = "expired"


class MoveIsNotAllowed(ValueError):
    """A request cannot go from one state to the other."""


def move(before: State, after: State) -> State:
    """Return the state after a move; raises MoveIsNotAllowed when the table does not have it."""
    if after not in MOVES[before]:
        raise MoveIsNotAllowed(f"a request that is {before} cannot become {after}")
    return after


def first_call(due_at: datetime.datetime, called_at: datetime.datetime) -> Event:
    """Return whether the first call kept the promise."""
    return Event.CALLED_IN_TIME if called_at <= due_at else Event.CALLED_LATE
