"""Planning a region: prices first, then offers that follow them, then piece by piece better, until the time is over."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.filling import Choice, begin, fill, fill_floors
from draagkracht.respite.rules.planning.improving import Piece, Pieces
from draagkracht.respite.rules.planning.instance import Instance
from draagkracht.respite.rules.planning.plan import Plan, write_plan
from draagkracht.respite.rules.planning.prices import Priced, find_prices
from draagkracht.respite.rules.planning.problem import TINY, Problem, pose
from draagkracht.respite.rules.planning.rounds import choose_in_rounds

Array = NDArray[Any]
SEED: Final = 1
ENOUGH: Final = 0.0005  # a gap below which no more is sought
WITHOUT_GAIN: Final = 40  # pieces one after the other
A_SHARE: Final = 0.001  # of a column, below which prices do not suggest it
TO_WRITE: Final = 0.8  # what writing a plan takes, of what reading the region took; the rest of the way included
ASIDE: Final = 1.0  # seconds, for a process to begin and to end
# How much of the time between reading and writing is over when prices are done, when rounds are, and when new prices
# are, where some floors cannot be met.
ON_PRICES: Final = 0.5
ON_ROUNDS: Final = 0.7
ON_PRICES_AGAIN: Final = 0.8


class Solver(Protocol):
    """Chooses the best columns of pieces."""

    def __call__(self, pieces: Iterator[Piece]) -> Iterable[tuple[Piece, Array]]:
        """Return each piece with the numbers of its columns that are best together, asking for pieces as it can."""
        ...


def plan_region(instance: Instance, *, seconds_left: Callable[[], float], solver: Solver) -> Plan:
    """Return a plan of a region, made before the seconds that are left are over.

    What is confirmed stays, and so does what was promised, but for the few offers that may move. Where time is too
    short for prices, offers go by priority, and the plan says so. Raises InstanceIsWrong where what was agreed before
    does not go together.
    """
    given = seconds_left()
    problem = pose(instance)
    to_write = ASIDE + TO_WRITE * (given - seconds_left())
    to_plan = seconds_left() - to_write

    def is_over(part: float) -> bool:
        return seconds_left() <= to_write + (1 - part) * to_plan

    every = np.ones(len(problem.needed), dtype=bool)
    priced = find_prices(problem, every, lambda: is_over(ON_PRICES))
    fixed = np.concatenate((problem.kept, stays(problem, priced)))
    choice, is_greedy = _begin(problem, priced, fixed, lambda: is_over(ON_ROUNDS))
    short = choice.reached < problem.needed
    if short.any():
        priced = find_prices(problem, ~short, lambda: is_over(ON_PRICES_AGAIN))
    bound = priced.bound
    _improve(choice, priced, fixed, solver, lambda: is_over(1) or choice.value > bound * (1 - ENOUGH))
    fill(choice, np.argsort(-problem.columns.value, kind="stable"))
    return write_plan(choice, priced.rows, priced.floors, is_greedy=is_greedy)


def _begin(problem: Problem, priced: Priced, fixed: Array, is_over: Callable[[], bool]) -> tuple[Choice, bool]:
    """Return the choice to begin with, and whether it goes by priority, as it may where prices are not settled."""
    if priced.is_settled:
        in_rounds = choose_in_rounds(problem, priced, fixed, is_over)
        return _better(choose(problem, priced, fixed), in_rounds), False
    by_priority = go_by_priority(problem, fixed)
    best = _better(by_priority, choose(problem, priced, fixed)) if priced.rows.any() else by_priority
    return best, best is by_priority


def _better(one: Choice, other: Choice) -> Choice:
    """Return the one that falls less short of the floors; where that is equal the one that is worth more."""
    return min(other, one, key=lambda choice: (choice.missing, -choice.value))


def stays(problem: Problem, priced: Priced) -> Array:
    """Return the promised offers that stay of those which may move: all but the few that stand most in the way."""
    behind = priced.short[problem.loose]
    order = np.argsort(-behind, kind="stable")
    moving = order[: problem.may_move]
    return np.delete(problem.loose, moving[behind[moving] > TINY])


def choose(problem: Problem, priced: Priced, fixed: Array) -> Choice:
    """Return a choice that follows the prices: what they suggest most comes first, then whatever still fits."""
    choice = begin(problem, fixed)
    suggested = np.flatnonzero(priced.shares > A_SHARE)
    order = suggested[np.argsort(-priced.shares[suggested], kind="stable")]
    by_value = np.argsort(-problem.columns.value, kind="stable")
    for some in (order, by_value):
        fill_floors(choice, some)
    for some in (order, by_value):
        fill(choice, some)
    return choice


def go_by_priority(problem: Problem, fixed: Array) -> Choice:
    """Return a choice in which who weighs most chooses first, and floors come before all."""
    choice = begin(problem, fixed)
    weights = np.array([one.weight for one in problem.instance.requests])
    order = np.lexsort((-problem.columns.value, -weights[problem.columns.request]))
    fill_floors(choice, order)
    fill(choice, order)
    return choice


def go_by_arrival(problem: Problem) -> Choice:
    """Return the choice where each request in order of arrival takes its best offer that still fits."""
    choice = begin(problem, np.concatenate((problem.kept, problem.loose)))
    fill(choice, np.lexsort((-problem.columns.value, problem.columns.request)))
    return choice


def _improve(choice: Choice, priced: Priced, fixed: Array, solver: Solver, is_over: Callable[[], bool]) -> None:
    pieces = Pieces(choice, priced, choice.problem.columns.request[fixed], SEED)
    for piece, chosen in solver(_cut(pieces, is_over)):
        pieces.put_back(piece, chosen)


def _cut(pieces: Pieces, is_over: Callable[[], bool]) -> Iterator[Piece]:
    while not is_over() and pieces.in_vain < WITHOUT_GAIN:
        if piece := pieces.cut():
            yield piece
