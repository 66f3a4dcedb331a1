"""What a volunteer gets back: kilometres times a rate, and other costs; by month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# What may be paid for a kilometre without tax in 2024 to 2026; to be confirmed, and a parameter of the municipality.
KM_CENTS: Final = 23
PARAMETER: Final = "volunteer-km-cents"


class ExpenseState(StrEnum):
    """What a coordinator said."""

    APPROVED = "approved"
    NOTED = "noted"  # nothing yet
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Cost:
    """One expense: whole kilometres, the rate of one in cents, other costs in cents."""

    km: int
    km_cents: int
    cents: int

    @property
    def total_cents(self) -> int:
        """Return what it comes to."""
        return self.km * self.km_cents + self.cents


def sums(costs: Iterable[tuple[int, Cost]]) -> dict[int, int]:
    """Return what each volunteer gets back, in cents; from pairs of a volunteer and a cost."""
    found: Counter[int] = Counter()
    for volunteer_id, cost in costs:
        found[volunteer_id] += cost.total_cents
    return dict(found)
