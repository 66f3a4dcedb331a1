"""Where a booking is, and the one table of what may happen to it. docs/reference/booking-states.md is made from it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class State(StrEnum):
    """Where a booking is."""

    OFFERED = "offered"  # by the plan, the waiting list or a consultant: kept free until a moment
    HELD = "held"  # chosen by the carer: kept free until a moment
    CONFIRMED = "confirmed"  # by the carer, with the yes of who is cared for; the provider is asked
    INTAKE = "intake"  # the provider wants to meet first
    AGREED = "agreed"  # the provider said yes
    STAYING = "staying"
    DONE = "done"
    DECLINED = "declined"  # an offer that the carer did not want
    EXPIRED = "expired"  # nobody answered in time
    REFUSED = "refused"  # by the provider
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"  # an offer, taken back by who made it before it was answered


class Step(StrEnum):
    """What somebody does to a booking."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    EXPIRE = "expire"
    ASK_INTAKE = "ask_intake"
    AGREE = "agree"
    REFUSE = "refuse"
    START = "start"
    FINISH = "finish"
    CANCEL = "cancel"
    WITHDRAW = "withdraw"


class Side(StrEnum):
    """Who takes a step."""

    CLOCK = "clock"
    HOME = "home"  # who cares, or a consultant for them
    PROVIDER = "provider"
    PLANNER = "planner"  # or a consultant: who made the offer


@dataclass(frozen=True, slots=True)
class Move:
    """A step: from where, to where, by whom."""

    sources: frozenset[State]
    target: State
    sides: frozenset[Side]


BEFORE: Final = frozenset({State.CONFIRMED, State.INTAKE, State.AGREED})
WAITS_FOR_HOME: Final = frozenset({State.OFFERED, State.HELD})
# What keeps capacity, a visit or money taken.
LIVING: Final = WAITS_FOR_HOME | BEFORE | {State.STAYING}
# After these it is given back; after DONE it was used.
GIVEN_BACK: Final = frozenset({State.DECLINED, State.EXPIRED, State.REFUSED, State.CANCELLED, State.WITHDRAWN})

MOVES: Final[Mapping[Step, Move]] = {
    Step.CONFIRM: Move(WAITS_FOR_HOME, State.CONFIRMED, frozenset({Side.HOME})),
    Step.DECLINE: Move(WAITS_FOR_HOME, State.DECLINED, frozenset({Side.HOME})),
    Step.EXPIRE: Move(WAITS_FOR_HOME, State.EXPIRED, frozenset({Side.CLOCK})),
    Step.ASK_INTAKE: Move(frozenset({State.CONFIRMED}), State.INTAKE, frozenset({Side.PROVIDER})),
    Step.AGREE: Move(frozenset({State.CONFIRMED, State.INTAKE}), State.AGREED, frozenset({Side.PROVIDER})),
    Step.REFUSE: Move(frozenset({State.CONFIRMED, State.INTAKE}), State.REFUSED, frozenset({Side.PROVIDER})),
    Step.START: Move(frozenset({State.AGREED}), State.STAYING, frozenset({Side.PROVIDER, Side.CLOCK})),
    Step.FINISH: Move(frozenset({State.STAYING}), State.DONE, frozenset({Side.PROVIDER, Side.CLOCK})),
    Step.CANCEL: Move(WAITS_FOR_HOME | BEFORE, State.CANCELLED, frozenset({Side.HOME, Side.PROVIDER})),
    Step.WITHDRAW: Move(frozenset({State.OFFERED}), State.WITHDRAWN, frozenset({Side.PLANNER})),
}

LABELS: Final[Mapping[State, Sentence]] = {
    State.OFFERED: Sentence(N_("Aangeboden")),
    State.HELD: Sentence(N_("Voor u vastgehouden")),
    State.CONFIRMED: Sentence(N_("U zei ja, de plek moet nog ja zeggen")),
    State.INTAKE: Sentence(N_("Eerst kennismaken")),
    State.AGREED: Sentence(N_("Afgesproken")),
    State.STAYING: Sentence(N_("Nu bezig")),
    State.DONE: Sentence(N_("Geweest")),
    State.DECLINED: Sentence(N_("U koos het niet")),
    State.EXPIRED: Sentence(N_("Te lang geen antwoord")),
    State.REFUSED: Sentence(N_("De plek kon het niet doen")),
    State.CANCELLED: Sentence(N_("Afgezegd")),
    State.WITHDRAWN: Sentence(N_("Aanbod teruggenomen")),
}


class StepIsNotPossible(ValueError):
    """The booking is not where this step begins, or the step is another's."""


def take(state: State, step: Step, side: Side) -> State:
    """Return where a booking is after a step by one side; raises StepIsNotPossible."""
    move = MOVES[step]
    if state not in move.sources or side not in move.sides:
        raise StepIsNotPossible(f"{step} by {side} is not possible when {state}")
    return move.target


# Nobody is there, or back home, before the first day.
FROM_FIRST_DAY: Final = frozenset({Step.START, Step.FINISH})


def is_early(step: Step, *, start_date: datetime.date, today: datetime.date) -> bool:
    """Return whether it is too early for a step: the first day is still to come."""
    return step in FROM_FIRST_DAY and today < start_date


def is_late(intake_date: datetime.date, *, start_date: datetime.date) -> bool:
    """Return whether it is too late to meet first: it has begun by then."""
    return intake_date > start_date


def steps_of(state: State, side: Side) -> tuple[Step, ...]:
    """Return what one side can do now, in the order of the table."""
    return tuple(step for step, move in MOVES.items() if state in move.sources and side in move.sides)
