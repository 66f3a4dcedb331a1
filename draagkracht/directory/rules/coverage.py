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

# Our own choice: with fewer there is little to choose from.
ENOUGH: Final = 3
CONDITIONS: Final[tuple[Condition, ...]] = tuple(
    condition for condition in Condition if condition is not Condition.NONE
)

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
    """One kind of help: how many services there are in all, for everybody, and for each condition.

    `least` is how many there are to choose from with the condition for which there are fewest, those for everybody
    included.
    """

    function: BaseFunction
    total: int
    for_everybody: int
    by_condition: Mapping[Condition, int]
    least: int

    @property
    def status(self) -> Status:
        """Return how it stands: enough is something to choose from, whatever the condition."""
        if not self.total:
            return Status.NONE
        return Status.OK if self.least >= ENOUGH else Status.PARTLY


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of help that nobody gives for a condition; without a condition: for any condition."""

    function: BaseFunction
    condition: Condition | None
    for_everybody: int

    @property
    def is_short(self) -> bool:
        """Tell whether what is for everybody leaves too little to choose from: only then it does not stand enough."""
        return self.for_everybody < ENOUGH


def cover(services: Iterable[Counted]) -> tuple[Covered, ...]:
    """Return how each kind of help is covered, in the order of the code list."""
    counted = [(frozenset(functions), frozenset(conditions), number) for functions, conditions, number in services]
    return tuple(_cover(function, [row for row in counted if function in row[0]]) for function in BaseFunction)


def _cover(function: BaseFunction, services: Collection[Counted]) -> Covered:
    for_all = [row for row in services if not row[1] or Condition.NONE in row[1]]
    named = {condition: [row for row in services if condition in row[1]] for condition in CONDITIONS}
    both = {condition: [row for row in for_all if condition in row[1]] for condition in CONDITIONS}
    return Covered(
        function=function,
        total=_sum(services),
        for_everybody=_sum(for_all),
        by_condition={condition: _sum(rows) for condition, rows in named.items()},
        least=_sum(for_all) + min(_sum(named[condition]) - _sum(both[condition]) for condition in CONDITIONS),
    )


def _sum(services: Collection[Counted]) -> int:
    return sum(number for _, _, number in services)


def gaps(coverage: Collection[Covered]) -> tuple[Gap, ...]:
    """Return the holes, the worst first: those with the least for everybody to fall back on.

    Of these first the kinds of help that nobody gives for any condition (one hole, not twelve), then the conditions for
    which there is the least of anything.
    """
    served = {condition: sum(row.by_condition[condition] for row in coverage) for condition in CONDITIONS}
    found = [gap for row in coverage for gap in _gaps(row)]
    return tuple(sorted(found, key=lambda gap: (gap.for_everybody, served[gap.condition] if gap.condition else -1)))


def _gaps(row: Covered) -> list[Gap]:
    if not any(row.by_condition.values()):
        return [Gap(row.function, None, row.for_everybody)]
    empty = [condition for condition, number in row.by_condition.items() if not number]
    return [Gap(row.function, condition, row.for_everybody) for condition in empty]
