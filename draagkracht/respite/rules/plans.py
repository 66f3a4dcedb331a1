"""Where a plan and its lines are, and what may be done with a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

PERIOD_DAYS: Final = 28


class PlanState(StrEnum):
    """How far a plan is. The job that makes it commits as a whole: until then it waits."""

    QUEUED = "queued"
    PROPOSED = "proposed"
    FAILED = "failed"
    OUTDATED = "outdated"  # a newer one of the same period was made


class LineState(StrEnum):
    """What happened to what a plan proposes for somebody."""

    NOTHING = "nothing"  # there is no offer
    PROPOSED = "proposed"
    LOCKED = "locked"  # stays when the plan is made again
    PUBLISHED = "published"  # offered to who cares
    UNDONE = "undone"  # by the planner
    DROPPED = "dropped"  # it did not fit any more when it was published


class Act(StrEnum):
    """What a planner does with a line."""

    LOCK = "lock"
    UNLOCK = "unlock"
    UNDO = "undo"
    RESTORE = "restore"
    MOVE = "move"
    PUBLISH = "publish"


OPEN: Final = frozenset({LineState.PROPOSED, LineState.LOCKED})
MOVES: Final[Mapping[Act, tuple[frozenset[LineState], LineState]]] = {
    Act.LOCK: (frozenset({LineState.PROPOSED}), LineState.LOCKED),
    Act.UNLOCK: (frozenset({LineState.LOCKED}), LineState.PROPOSED),
    Act.UNDO: (OPEN | {LineState.DROPPED}, LineState.UNDONE),
    Act.RESTORE: (frozenset({LineState.UNDONE}), LineState.PROPOSED),
    # Somebody chose it, so it stays when the plan is made again.
    Act.MOVE: (frozenset(LineState) - {LineState.PUBLISHED}, LineState.LOCKED),
    Act.PUBLISH: (OPEN, LineState.PUBLISHED),
}

LINE_LABELS: Final[Mapping[LineState, Sentence]] = {
    LineState.NOTHING: Sentence(N_("Geen plek")),
    LineState.PROPOSED: Sentence(N_("Voorstel")),
    LineState.LOCKED: Sentence(N_("Vastgezet")),
    LineState.PUBLISHED: Sentence(N_("Aangeboden")),
    LineState.UNDONE: Sentence(N_("Teruggenomen")),
    LineState.DROPPED: Sentence(N_("Past niet meer")),
}


class ActIsNotPossible(ValueError):
    """The line is not where this begins."""


def take(state: LineState, act: Act) -> LineState:
    """Return where a line is after an act; raises ActIsNotPossible."""
    sources, target = MOVES[act]
    if state not in sources:
        raise ActIsNotPossible(f"{act} is not possible when {state}")
    return target


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people: how many there are, how many a floor wants served, and how many get a place, two ways."""

    group: str
    value: str
    size: int
    wanted: int
    reached: int
    first_come: int
