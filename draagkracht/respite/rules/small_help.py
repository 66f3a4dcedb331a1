"""Where a question for small help is, and the one table of what may happen to it.

A person matches, never a list of offers: many offer help and few dare to ask. Nobody's name goes to the other side
before both said yes. docs/reference/small-help-states.md is made from this table.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base import workdays
from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.codes import Task

LONGEST_ABOUT: Final = 300
KEPT_AFTER_END: Final = datetime.timedelta(weeks=6)
KEPT_OPEN: Final = datetime.timedelta(days=180)  # after the last that happened
AFTER_THREE: Final = 15  # who asks later today is called on the next working day


class State(StrEnum):
    """Where a question is."""

    ASKED = "asked"
    TAKEN = "taken"  # a coordinator looks for somebody
    PROPOSED = "proposed"  # somebody was found: both are asked
    AGREED = "agreed"
    HANDING = "handing"  # to another organisation: both are asked
    DONE = "done"
    NOT_FOUND = "not_found"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What somebody does to a question."""

    TAKE = "take"
    PROPOSE = "propose"
    AGREE = "agree"  # the second yes
    SAY_NO = "say_no"
    OFFER_ON = "offer_on"
    HAND_ON = "hand_on"  # the second yes
    KEEP = "keep"  # it is not handed on
    FINISH = "finish"
    STOP_LOOKING = "stop_looking"
    WITHDRAW = "withdraw"


class Side(StrEnum):
    """Who takes a step."""

    COORDINATOR = "coordinator"  # also for who says it by telephone
    HOME = "home"
    VOLUNTEER = "volunteer"


@dataclass(frozen=True, slots=True)
class Move:
    """A step: from where, to where, by whom."""

    sources: frozenset[State]
    target: State
    sides: frozenset[Side]


LIVING: Final = frozenset({State.ASKED, State.TAKEN, State.PROPOSED, State.AGREED, State.HANDING})
ALL: Final = frozenset(Side)
COORDINATOR: Final = frozenset({Side.COORDINATOR})

MOVES: Final[Mapping[Step, Move]] = {
    Step.TAKE: Move(frozenset({State.ASKED}), State.TAKEN, COORDINATOR),
    Step.PROPOSE: Move(frozenset({State.TAKEN}), State.PROPOSED, COORDINATOR),
    Step.AGREE: Move(frozenset({State.PROPOSED}), State.AGREED, ALL),
    Step.SAY_NO: Move(frozenset({State.PROPOSED, State.AGREED}), State.TAKEN, ALL),
    Step.OFFER_ON: Move(frozenset({State.TAKEN}), State.HANDING, COORDINATOR),
    Step.HAND_ON: Move(frozenset({State.HANDING}), State.TAKEN, frozenset({Side.COORDINATOR, Side.HOME})),
    Step.KEEP: Move(frozenset({State.HANDING}), State.TAKEN, frozenset({Side.COORDINATOR, Side.HOME})),
    Step.FINISH: Move(frozenset({State.AGREED}), State.DONE, ALL),
    Step.STOP_LOOKING: Move(frozenset({State.TAKEN}), State.NOT_FOUND, COORDINATOR),
    Step.WITHDRAW: Move(LIVING, State.WITHDRAWN, frozenset({Side.COORDINATOR, Side.HOME})),
}

# For who asked.
LABELS: Final[Mapping[State, Sentence]] = {
    State.ASKED: Sentence(N_("Wij lazen het nog niet")),
    State.TAKEN: Sentence(N_("Wij zoeken iemand")),
    State.PROPOSED: Sentence(N_("Wij vonden iemand")),
    State.AGREED: Sentence(N_("Afgesproken")),
    State.HANDING: Sentence(N_("Wij vragen een ander om te helpen")),
    State.DONE: Sentence(N_("Gedaan")),
    State.NOT_FOUND: Sentence(N_("Wij vonden niemand")),
    State.WITHDRAWN: Sentence(N_("Gestopt")),
}


class Hurry(StrEnum):
    """When it is needed."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    NO_HURRY = "no_hurry"


# Within how many working days somebody calls.
CALLS_WITHIN: Final[Mapping[Hurry, int]] = {Hurry.TODAY: 0, Hurry.THIS_WEEK: 1, Hurry.NO_HURRY: 3}
HURRIES: Final[Mapping[Hurry, Sentence]] = {
    Hurry.TODAY: Sentence(N_("Vandaag")),
    Hurry.THIS_WEEK: Sentence(N_("Deze week")),
    Hurry.NO_HURRY: Sentence(N_("Maakt niet uit")),
}
TASKS: Final[Mapping[Task, Sentence]] = {
    Task.COMPANY: Sentence(N_("Een uurtje gezelschap")),
    Task.DRIVE: Sentence(N_("Een rit met de auto")),
    Task.GARDEN: Sentence(N_("Iets in de tuin")),
    Task.GROCERIES: Sentence(N_("Boodschappen doen")),
    Task.HOSPITAL: Sentence(N_("Mee naar het ziekenhuis")),
    Task.ODD_JOBS: Sentence(N_("Een klusje in huis")),
    Task.PAPERS: Sentence(N_("Post en papieren")),
    Task.SITTING: Sentence(N_("Er zijn als u even weg bent")),
    Task.WALK: Sentence(N_("Samen wandelen")),
}


class StepIsNotPossible(ValueError):
    """The question is not where this step begins, or the step is another's."""


def take(state: State, step: Step, side: Side) -> State:
    """Return where a question is after a step by one side; raises StepIsNotPossible."""
    move = MOVES[step]
    if state not in move.sources or side not in move.sides:
        raise StepIsNotPossible(f"{step} by {side} is not possible when {state}")
    return move.target


def steps_of(state: State, side: Side) -> tuple[Step, ...]:
    """Return what one side can do now, in the order of the table."""
    return tuple(step for step, move in MOVES.items() if state in move.sources and side in move.sides)


def call_date(hurry: Hurry, at: datetime.datetime, wanted_date: datetime.date | None = None) -> datetime.date:
    """Return by which day somebody calls who asks at a moment, in the time of here; before the day that is wanted."""
    day, number = at.date(), CALLS_WITHIN[hurry]
    if at.hour >= AFTER_THREE and workdays.is_working_day(day):
        number = max(number, 1)
    latest = workdays.add_working_days(day, number)
    if wanted_date is None or latest <= wanted_date:
        return latest
    while not workdays.is_working_day(wanted_date):
        wanted_date -= datetime.timedelta(days=1)
    return max(wanted_date, call_date(Hurry.TODAY, at))


def shows_names(*, asker_yes: bool, volunteer_yes: bool) -> bool:
    """Tell whether both sides see who the other is."""
    return asker_yes and volunteer_yes
