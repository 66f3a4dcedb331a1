"""What may happen to a referral: a table of steps, and what the referrer gets to see of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.referring import Answer


class State(StrEnum):
    """Where a referral is."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REACHED = "reached"
    STARTED = "started"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"


# Somebody is not "not reached" after one call.
FEWEST_ATTEMPTS: Final = 2
# Who was not reached, or wanted no help, may still call. A colleague may take over, so accepted may follow on accepted.
MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.SENT: frozenset({State.ACCEPTED}),
    State.ACCEPTED: frozenset({State.ACCEPTED, State.REACHED, State.DECLINED, State.NOT_REACHED}),
    State.REACHED: frozenset({State.STARTED, State.DECLINED}),
    State.STARTED: frozenset(),
    State.DECLINED: frozenset({State.REACHED}),
    State.NOT_REACHED: frozenset({State.REACHED}),
}
OPEN: Final = (State.SENT, State.ACCEPTED, State.REACHED)
ENDED: Final = (State.STARTED, State.DECLINED, State.NOT_REACHED)
# Nobody was spoken to yet: the clock of the first contact runs.
WAITING: Final = (State.SENT, State.ACCEPTED)
LABELS: Final[Mapping[State, Sentence]] = {
    State.SENT: Sentence(N_("Verstuurd")),
    State.ACCEPTED: Sentence(N_("Opgepakt")),
    State.REACHED: Sentence(N_("Contact gehad")),
    State.STARTED: Sentence(N_("Er is iets begonnen")),
    State.DECLINED: Sentence(N_("Wil nu geen hulp")),
    State.NOT_REACHED: Sentence(N_("Niet bereikt")),
}
# The way to the start of support from each state in which it can begin.
TO_START: Final[Mapping[State, tuple[State, ...]]] = {
    State.SENT: (State.ACCEPTED, State.REACHED, State.STARTED),
    State.ACCEPTED: (State.REACHED, State.STARTED),
    State.REACHED: (State.STARTED,),
    State.NOT_REACHED: (State.REACHED, State.STARTED),
    State.STARTED: (),
}


class MoveIsNotAllowed(ValueError):
    """A referral cannot go from one state to the other."""


def move(before: State, after: State) -> State:
    """Return the state after a step; raises MoveIsNotAllowed when the table does not have it."""
    if after not in MOVES[before]:
        raise MoveIsNotAllowed(f"a referral that is {before} cannot become {after}")
    return after


def shown_state(state: State, answer: Answer) -> State:
    """Return the state that the referrer sees, at the level that the carer agreed to."""
    if answer is Answer.NOTHING:
        return State.SENT
    if answer is Answer.REACHED and state in (State.STARTED, State.DECLINED):
        return State.REACHED
    return state
