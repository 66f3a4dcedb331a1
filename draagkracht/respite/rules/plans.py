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
    WITHDRAWN = "withdrawn"  # offered, and taken back before it was answered
    DROPPED = "dropped"  # it did not fit any more when it was published


class Act(StrEnum):
    """What a planner does with a line."""

    LOCK = "lock"
    UNLOCK = "unlock"
    UNDO = "undo"
    RESTORE = "restore"
    MOVE = "move"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


OPEN: Final = frozenset({LineState.PROPOSED, LineState.LOCKED})
MOVES: Final[Mapping[Act, tuple[frozenset[LineState], LineState]]] = {
    Act.LOCK: (frozenset({LineState.PROPOSED}), LineState.LOCKED),
    Act.UNLOCK: (frozenset({LineState.LOCKED}), LineState.PROPOSED),
    Act.UNDO: (OPEN | {LineState.DROPPED}, LineState.UNDONE),
    Act.RESTORE: (frozenset({LineState.UNDONE}), LineState.PROPOSED),
    # Somebody chose it, so it stays when the plan is made again.
    Act.MOVE: (frozenset(LineState) - {LineState.PUBLISHED}, LineState.LOCKED),
    Act.PUBLISH: (OPEN, LineState.PUBLISHED),
    Act.WITHDRAW: (frozenset({LineState.PUBLISHED}), LineState.WITHDRAWN),
}

LINE_LABELS: Final[Mapping[LineState, Sentence]] = {
    LineState.NOTHING: Sentence(N_("Geen plek")),
    LineState.PROPOSED: Sentence(N_("Voorstel")),
    LineState.LOCKED: Sentence(N_("Vastgezet")),
    LineState.PUBLISHED: Sentence(N_("Aangeboden")),
    LineState.UNDONE: Sentence(N_("Teruggenomen")),
    LineState.WITHDRAWN: Sentence(N_("Aanbod teruggenomen")),
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


MAY_CHANGE: Final = 20  # one in so many promised offers, as the format of the planner has it


class Refusal(StrEnum):
    """Why an offer cannot be taken back."""

    ANSWERED = "answered"
    NOT_AGREED = "not_agreed"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingBack:
    """Whether an offer that was published can be taken back.

    Of what is promised one in twenty may change, and only for who agreed to that: `promised` is how many offers were
    published for the weeks of the plan, `taken` how many of those were taken back already.
    """

    is_open: bool
    has_agreed: bool
    promised: int
    taken: int

    @property
    def most(self) -> int:
        """Return how many may be taken back in all."""
        return self.promised // MAY_CHANGE

    @property
    def refusal(self) -> Refusal | None:
        """Return why it is not possible; None where it is."""
        if not self.is_open:
            return Refusal.ANSWERED
        if not self.has_agreed:
            return Refusal.NOT_AGREED
        return Refusal.ENOUGH if self.taken >= self.most else None
