"""Giving out offers one after the other, as far as there is room."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.columns import Columns
from draagkracht.respite.rules.planning.problem import NONE, TINY, Problem

Array = NDArray[Any]
MOST_TRIED: Final = 64  # columns in one look, so that a full region is passed over fast


@dataclass
class Choice:
    """The column of each request (NONE where it has none), and what is left of each row."""

    problem: Problem
    column: Array
    left: Array

    @property
    def value(self) -> float:
        """What all offers together are worth."""
        return float(self.problem.columns.value[self.column[self.column != NONE]].sum())

    @property
    def missing(self) -> int:
        """How many offers the floors are short of, together."""
        return int(np.maximum(self.problem.needed - self.reached, 0).sum())

    @property
    def reached(self) -> Array:
        """How many of each floor's group have an offer."""
        return np.asarray((self.problem.members & (self.column != NONE)).sum(axis=1))

    def put(self, column: int) -> None:
        """Give a request this column in place of what it had."""
        request = self.problem.columns.request[column]
        self.drop(request)
        rows, amounts = self.problem.columns.rows_of(column)
        self.left[rows] -= amounts
        self.column[request] = column

    def drop(self, request: int) -> None:
        """Take back what a request had."""
        if self.column[request] == NONE:
            return
        rows, amounts = self.problem.columns.rows_of(self.column[request])
        self.left[rows] += amounts
        self.column[request] = NONE


def fits(columns: Columns, numbers: Array, left: Array) -> Array:
    """Return which of these columns fit in what is left, each by itself."""
    if not len(numbers):
        return np.zeros(0, dtype=bool)
    some = columns.take(numbers)
    return np.asarray(np.logical_and.reduceat(left[some.rows] >= some.amounts - TINY, some.first[:-1]))


def is_open(choice: Choice, numbers: Array) -> Array:
    """Return which of these columns could be given each by itself: its request has nothing yet, and there is room."""
    columns = choice.problem.columns
    found = choice.column[columns.request[numbers]] == NONE
    found[found] = fits(columns, numbers[found], choice.left)
    return np.asarray(found)


def begin(problem: Problem, stays: Array) -> Choice:
    """Return a choice in which only these columns stand."""
    choice = Choice(
        problem=problem,
        column=np.full(len(problem.instance.requests), NONE),
        left=problem.rows.capacity.astype(float),
    )
    for column in stays:
        choice.put(int(column))
    return choice


def fill(choice: Choice, order: Array) -> None:
    """Give each column in this order to its request, where that has none yet and there is room."""
    columns = choice.problem.columns
    # What does not fit now will not fit when there is less: of millions few are left to be tried one by one.
    order = order[is_open(choice, order)]
    for start in range(0, len(order), MOST_TRIED):
        some = order[start : start + MOST_TRIED]
        some = some[choice.column[columns.request[some]] == NONE]
        for column in some[fits(columns, some, choice.left)]:
            rows, amounts = columns.rows_of(column)
            if choice.column[columns.request[column]] == NONE and (choice.left[rows] >= amounts - TINY).all():
                choice.put(int(column))


def fill_floors(choice: Choice, order: Array) -> None:
    """Give out columns in this order to the groups of floors first, until each floor is met or nothing fits."""
    columns = choice.problem.columns
    for members, needed in zip(choice.problem.members, choice.problem.needed, strict=True):
        of_group = order[members[columns.request[order]]]
        while (lacks := needed - int((members & (choice.column != NONE)).sum())) > 0 and len(of_group):
            # As many as are lacking at a time: more would take room from others.
            some, of_group = of_group[:lacks], of_group[lacks:]
            fill(choice, some)
