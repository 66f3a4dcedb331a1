"""Making a plan better piece by piece: a few places and their people are planned anew while all others stand still.

A piece is a small integer programme, which a solver gives back as the best choice within it. Pieces are chosen around
a point: the nearest people, or the nearest places with who has them and who has nothing.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.columns import Columns
from draagkracht.respite.rules.planning.filling import Choice, fits
from draagkracht.respite.rules.planning.prices import Priced
from draagkracht.respite.rules.planning.problem import NONE, TINY, unit

Array = NDArray[Any]
IN_A_PIECE: Final = 200  # requests
AROUND_PEOPLE: Final = 0.25  # of the pieces; the others are around places
NEAR: Final = 0.03  # of a usual offer: what stays further behind the best is not tried


@dataclass(frozen=True)
class Piece:
    """Some columns to choose from, at most one a request.

    `numbers` are those of `columns` in the problem, `left` is what there is of each row for this piece; `members` and
    `lacks` say which of the columns count for which floor, and how many of these the floor needs.
    """

    numbers: Array
    columns: Columns
    left: Array
    members: Array
    lacks: Array


class Pieces:
    """Cuts a choice into pieces, and puts what comes back in its place."""

    def __init__(self, choice: Choice, priced: Priced, fixed: Array, seed: int) -> None:
        problem = choice.problem
        self.choice = choice
        self.in_vain = 0  # pieces, one after the other, that brought nothing
        near = priced.short <= NEAR * unit(problem)
        near[choice.column[choice.column != NONE]] = True
        self._pool = np.flatnonzero(near)
        self._random = np.random.default_rng(seed)
        self._people = np.array([(one.x, one.y) for one in problem.instance.requests]).reshape(-1, 2)
        self._places = np.array([(one.x, one.y) for one in problem.instance.places]).reshape(-1, 2)
        self._held = np.zeros(len(self._people), dtype=bool)
        self._held[fixed] = True

    def cut(self) -> Piece | None:
        """Return the next piece; None where there is nothing to choose in it. Nobody is in two pieces at a time."""
        if not len(self._pool):
            self.in_vain += 1
            return None
        free = (self._around_people() if self._random.random() < AROUND_PEOPLE else self._around_places()) & ~self._held
        choice, columns = self.choice, self.choice.problem.columns
        numbers = self._pool[free[columns.request[self._pool]]]
        left = choice.left.copy()
        for column in choice.column[free & (choice.column != NONE)]:
            rows, amounts = columns.rows_of(column)
            left[rows] += amounts
        numbers = numbers[fits(columns, numbers, left)]
        if not len(numbers):
            self.in_vain += 1
            return None
        request = columns.request[numbers]
        self._held[request] = True
        members = choice.problem.members
        outside = (members & ~free & (choice.column != NONE)).sum(axis=1)
        lacks = np.maximum(choice.problem.needed - outside, 0)
        return Piece(numbers, columns.take(numbers), left, members[:, request], lacks)

    def put_back(self, piece: Piece, chosen: Array) -> None:
        """Put what was chosen in a piece in place of what was there, where that is better."""
        choice = self.choice
        mine = np.unique(piece.columns.request)
        self._held[mine] = False
        before, missing, value = choice.column[mine].copy(), choice.missing, choice.value
        self._replace(mine, piece.numbers[chosen])
        # Another piece may meanwhile have taken what this one counted on.
        if choice.left.min() >= -TINY and (choice.missing, -choice.value) < (missing, -value - TINY):
            self.in_vain = 0
            return
        self.in_vain += 1
        self._replace(mine, before[before != NONE])

    def _replace(self, requests: Array, columns: Array) -> None:
        for request in requests:
            self.choice.drop(request)
        for column in columns:
            self.choice.put(int(column))

    def _around_people(self) -> Array:
        centre = self._people[self._random.integers(len(self._people))]
        free = np.zeros(len(self._people), dtype=bool)
        free[np.argsort(np.hypot(*(self._people - centre).T))[:IN_A_PIECE]] = True
        return free

    def _around_places(self) -> Array:
        columns, column = self.choice.problem.columns, self.choice.column
        owner = np.where(column == NONE, NONE, columns.place[np.maximum(column, 0)])
        taken = np.bincount(owner[owner != NONE], minlength=len(self._places))
        centre = self._places[self._random.integers(len(self._places))]
        km = np.hypot(*(self._places - centre).T) * self._random.uniform(0.5, 1.5, len(self._places))
        order = np.argsort(km)
        some = np.zeros(len(self._places), dtype=bool)
        some[order[: 1 + np.searchsorted(np.cumsum(taken[order]), IN_A_PIECE)]] = True
        wants = np.zeros(len(column), dtype=bool)
        wants[columns.request[self._pool[some[columns.place[self._pool]]]]] = True
        return np.where(column == NONE, wants, some[np.maximum(owner, 0)])
