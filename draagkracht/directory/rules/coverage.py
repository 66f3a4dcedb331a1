"""For which kind of help, and with which condition, there is something: the matrix, its holes, and how it stands.

The eight basic functions of carer support are a yardstick for a municipality: what of it is there (inv-61, inv-62). A
service that names no condition, or `none`, is for everybody; it is counted apart, so that it does not hide a hole.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import BaseFunction, Condition

# Our own choice: with fewer there is nothing to choose from.
ENOUGH: Final = 3
CONDITIONS: Final = tuple(condition for condition in Condition if condition is not Condition.NONE)

# Services with the same functions and conditions, and how many there are.
Counted = tuple[Collection[str], Collection[str], int]


class Status(StrEnum):
    """How a kind of help stands in a municipality (inv-62)."""

    NONE = "none"
    PARTLY = "partly"
    OK = "ok"


STATUS_LABELS: Final[Mapping[Status, Sentence]] = {
    Status.NONE: Sentence(N_("Er is niets")),
    Status.PARTLY: Sentence(N_("Een deel is er")),
    Status.OK: Sentence(N_("Genoeg")),
}


@dataclass(frozen=True, slots=True)
class Covered:
    """One kind of help: how many services there are in all, for everybody, and for each condition."""

    function: BaseFunction
    total: int
    for_everybody: int
    by_condition: Mapping[Condition, int]

    @property
    def status(self) -> Status:
        """Return how it stands: enough is some to choose from, and nobody who finds nothing."""
        if not self.total:
            return Status.NONE
        reaches_all = self.for_everybody > 0 or all(self.by_condition.values())
        return Status.OK if reaches_all and self.total >= ENOUGH else Status.PARTLY


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of help that nobody gives for a condition; without a condition: that nobody gives at all."""

    function: BaseFunction
    condition: Condition | None
    for_everybody: int


def cover(services: Iterable[Counted]) -> tuple[Covered, ...]:
    """Return how each kind of help is covered, in the order of the code list."""
    total = dict.fromkeys(BaseFunction, 0)
    cells = {(function, condition): 0 for function in BaseFunction for condition in Condition}
    for functions, conditions, number in services:
        for function in {BaseFunction(code) for code in functions}:
            total[function] += number
            for condition in {Condition(code) for code in conditions} or {Condition.NONE}:
                cells[function, condition] += number
    return tuple(
        Covered(
            function=function,
            total=total[function],
            for_everybody=cells[function, Condition.NONE],
            by_condition={condition: cells[function, condition] for condition in CONDITIONS},
        )
        for function in BaseFunction
    )


def gaps(coverage: Collection[Covered]) -> tuple[Gap, ...]:
    """Return the holes, the worst first.

    First the kinds of help that nobody gives. Then pairs: those with the least for everybody to fall back on, and of
    these the conditions for which there is the least of anything.
    """
    absent = [Gap(row.function, None, 0) for row in coverage if row.status is Status.NONE]
    served = {condition: sum(row.by_condition[condition] for row in coverage) for condition in CONDITIONS}
    pairs = [
        Gap(row.function, condition, row.for_everybody)
        for row in coverage
        for condition, number in row.by_condition.items()
        if row.total and not number
    ]
    return (*absent, *sorted(pairs, key=lambda gap: (gap.for_everybody, served[gap.condition or Condition.NONE])))
