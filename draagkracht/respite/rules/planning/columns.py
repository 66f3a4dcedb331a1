"""Offers as one table: a column is an offer, and the rows that it uses stand beside it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Columns:
    """Offers, ordered by request.

    `request` and `place` are numbers in the instance. `a` and `b` say the shape: start and length of nights; the
    weekdays as bits; the daypart. Column i uses `rows[first[i]:first[i + 1]]`, of each its `amounts`.
    """

    request: Array
    place: Array
    a: Array
    b: Array
    value: Array
    rows: Array
    amounts: Array
    first: Array

    def __len__(self) -> int:
        return len(self.request)

    def take(self, which: Array) -> "Columns":
        """Return these columns, in the order of their numbers."""
        counts = self.first[which + 1] - self.first[which]
        first = np.concatenate(([0], np.cumsum(counts)), dtype=self.first.dtype)
        entries = np.repeat(self.first[which] - first[:-1], counts) + np.arange(first[-1])
        shape = (self.request[which], self.place[which], self.a[which], self.b[which])
        return Columns(*shape, self.value[which], self.rows[entries], self.amounts[entries], first)

    def rows_of(self, column: int) -> tuple[Array, Array]:
        """Return the rows that a column uses, and how much of each."""
        part = slice(self.first[column], self.first[column + 1])
        return self.rows[part], self.amounts[part]

    def costs(self, prices: Array) -> Array:
        """Return what the rows of each column cost at these prices for one of a row."""
        if not len(self):
            return np.zeros(0)
        return np.asarray(np.add.reduceat(prices[self.rows] * self.amounts, self.first[:-1]))

    def usage(self, shares: Array, rows: int) -> Array:
        """Return how much of each row goes, where each column counts for this share."""
        return np.bincount(self.rows, np.repeat(shares, np.diff(self.first)) * self.amounts, rows)
