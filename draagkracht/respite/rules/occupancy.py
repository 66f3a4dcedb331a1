"""How full places are, and how long people waited: shares and medians, and nothing of small numbers."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WEEKS: Final = 12
FEWEST: Final = 5  # below this a number could tell of somebody


@dataclass(frozen=True, slots=True)
class Period:
    """Units (nights, days, times) that were open, and how many of those are taken; the reserve counts in both."""

    open: int = 0
    taken: int = 0

    @property
    def percent(self) -> int | None:
        """Return how many of a hundred are taken; None where too few are open, or taken, to tell."""
        if self.open < FEWEST or 0 < self.taken < FEWEST:
            return None
        return round(100 * self.taken / self.open)


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Of a place or a form: the weeks that were, those that come, and how many days people waited."""

    past: Period = Period()
    coming: Period = Period()
    waited: tuple[int, ...] = ()

    @property
    def median_days(self) -> float | None:
        """Return the median of the days between asking and the first day; None of fewer than five people."""
        return median_of(self.waited)


def median_of(days: Sequence[int]) -> float | None:
    """Return the median; None of fewer than five."""
    return statistics.median(days) if len(days) >= FEWEST else None
