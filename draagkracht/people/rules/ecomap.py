"""Where everybody stands in the drawing of a network: three rings around the carer.

Everybody has a direction of their own, at the same distance from each other, so that no two lines cover each other; the
ring says how near. A name is drawn where it fits: the table under the drawing says everything anyhow.
Lengths are in units of the drawing, which is SIDE wide and high; the carer stands in the middle.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from draagkracht.people.rules.network import Energy, Member, Ring

SIDE: Final = 640
MIDDLE: Final = SIDE // 2
RADIUS: Final = {Ring.NEAR: 120, Ring.MIDDLE: 195, Ring.FAR: 270}
SELF: Final = 52  # radius of the carer
DOT: Final = 24  # radius of somebody else
LETTER: Final = 12  # about as wide as a letter of a name is
LONGEST_NAME: Final = 12
NAME_BELOW: Final = DOT + 22  # from the middle of somebody to the foot of their name
NAME_HIGH: Final = 24

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """Somebody in the drawing: their number in the table, their name where it fits, and where they stand."""

    number: int
    name: str
    energy: Energy | None
    x: int
    y: int
    line_x: int  # where the line from the carer begins
    line_y: int
    end_x: int  # and where it ends
    end_y: int

    @property
    def name_y(self) -> int:
        """Return the foot of the name."""
        return self.y + NAME_BELOW


def draw(members: Sequence[Member]) -> tuple[Dot, ...]:
    """Return where everybody stands, in their order, the first one above the carer and so on with the clock."""
    places = [_place(index, len(members), member.ring) for index, member in enumerate(members)]
    taken: list[Box] = [_around(x, y) for x, y in places]
    taken.append((MIDDLE - SELF, MIDDLE - SELF, MIDDLE + SELF, MIDDLE + SELF))
    dots = []
    for number, (member, (x, y)) in enumerate(zip(members, places, strict=True), start=1):
        name = _short(member.called)
        box = _box_of(name, x, y)
        fits = box[0] >= 0 and box[2] <= SIDE and box[3] <= SIDE and not any(_overlap(box, other) for other in taken)
        if fits:
            taken.append(box)
        dots.append(_dot(number, name if fits else "", member.energy, x, y))
    return tuple(dots)


def _place(index: int, number: int, ring: Ring) -> tuple[int, int]:
    angle = 2 * math.pi * index / number - math.pi / 2
    return round(MIDDLE + RADIUS[ring] * math.cos(angle)), round(MIDDLE + RADIUS[ring] * math.sin(angle))


def _dot(number: int, name: str, energy: Energy | None, x: int, y: int) -> Dot:
    length = math.hypot(x - MIDDLE, y - MIDDLE)
    right, down = (x - MIDDLE) / length, (y - MIDDLE) / length
    return Dot(
        number=number,
        name=name,
        energy=energy,
        x=x,
        y=y,
        line_x=round(MIDDLE + SELF * right),
        line_y=round(MIDDLE + SELF * down),
        end_x=round(x - DOT * right),
        end_y=round(y - DOT * down),
    )


def _short(called: str) -> str:
    return called if len(called) <= LONGEST_NAME else f"{called[: LONGEST_NAME - 1].rstrip()}…"


def _around(x: int, y: int) -> Box:
    return (x - DOT, y - DOT, x + DOT, y + DOT)


def _box_of(name: str, x: int, y: int) -> Box:
    half = len(name) * LETTER / 2
    return (x - half, y + NAME_BELOW - NAME_HIGH + 3, x + half, y + NAME_BELOW + 3)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
