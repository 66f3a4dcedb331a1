"""The people around a carer: how near they are, what somebody costs or gives, and what changed since an earlier day."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final
from uuid import UUID

MOST: Final = 20  # people in one drawing
LONGEST_TEXT: Final = 200


class Ring(IntEnum):
    """How near somebody is to the carer."""

    NEAR = 1
    MIDDLE = 2
    FAR = 3


class Energy(StrEnum):
    """What somebody does to the strength of the carer."""

    BOTH = "both"
    COSTS = "costs"
    GIVES = "gives"
    NEITHER = "neither"


class Change(StrEnum):
    """What became of somebody in a network since an earlier day."""

    CAME = "came"
    CHANGED = "changed"
    LEFT = "left"
    SAME = "same"


class Shared(StrEnum):
    """What of a network is shared."""

    ENERGY = "network.energy"  # who gives and who costs energy
    PEOPLE = "network.people"  # who they are, how near, what they do and could do


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody around a carer. `energy` is None where that is not told."""

    public_id: UUID
    called: str
    ring: Ring
    does: str
    could: str
    energy: Energy | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody as they were then and as they are now; None on the side where they are not."""

    then: Member | None
    now: Member | None

    @property
    def change(self) -> Change:
        """Return what became of them."""
        if self.then is None:
            return Change.CAME
        if self.now is None:
            return Change.LEFT
        return Change.SAME if self.then == self.now else Change.CHANGED


def compare(then: Sequence[Member], now: Sequence[Member]) -> tuple[Pair, ...]:
    """Return everybody of two days, each once: who is there now in their order, then who left."""
    before = {member.public_id: member for member in then}
    stayed = {member.public_id for member in now}
    pairs = [Pair(before.get(member.public_id), member) for member in now]
    return (*pairs, *(Pair(member, None) for member in then if member.public_id not in stayed))
