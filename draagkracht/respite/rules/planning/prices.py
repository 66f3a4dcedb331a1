"""What each row is worth: the prices at which everybody's best offer is bound from above most tightly.

The bound of the format is a function of the prices: what is sold out at them, and for each request its best offer
less what that costs. It is lowered step by step. Each request takes its offers in shares, more of what pays more (a
soft maximum); rows that are asked too much become dearer, others cheaper. The maximum is soft at first, so that prices
settle fast, and hard at the end. In a large region each step asks another part of the requests, who stand for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.problem import Problem, unit

Array = NDArray[Any]
SEED: Final = 1
STEPS: Final = 300  # where all requests are asked at once
STEPS_IN_PARTS: Final = 500
LOOK: Final = 50  # steps after which the whole bound is seen
AT_ONCE: Final = 200_000  # columns that are looked at in a step
LOWEST: Final = 0.005  # of the first step and softness, in the last step
STEPS_AGAIN: Final = 200  # where prices are near
AGAIN: Final = 0.3  # of the first step and softness, in the first step again
STEP: Final = 0.1
SOFT: Final = 0.05
INERTIA, MEMORY = 0.9, 0.99


@dataclass(frozen=True)
class Priced:
    """Prices of one of each row (of a cent of a budget) and of each floor.

    `shares` says how much of each column they suggest, `short` how far it stays behind the best of its request, `bound`
    what the prices prove. They are settled where there was time enough.
    """

    rows: Array
    floors: Array
    shares: Array
    short: Array
    bound: float
    is_settled: bool


class Market:
    """Some columns, ordered by request, and how requests choose among them. Their rows are summed a thousand times."""

    def __init__(self, problem: Problem, which: Array) -> None:
        from scipy.sparse import csr_array  # noqa: PLC0415 (half a second to load, and only prices need it)

        self.which = which
        self.columns = problem.columns if len(which) == len(problem.columns) else problem.columns.take(which)
        shape = len(self.columns), len(problem.rows.names)
        self._uses = csr_array((self.columns.amounts, self.columns.rows, self.columns.first), shape=shape)
        request = self.columns.request
        self._starts = np.flatnonzero(
            np.concatenate((np.ones(min(1, len(request)), bool), request[1:] != request[:-1]))
        )
        self._counts = np.diff(np.concatenate((self._starts, [len(request)])))
        self.who = request[self._starts]

    def reduced(self, prices: Array, bonus: Array) -> Array:
        """Return what each column is worth less what it costs."""
        return np.asarray(self.columns.value + bonus[self.columns.request] - self._uses @ prices)

    def usage(self, shares: Array) -> Array:
        """Return how much of each row goes, where each column counts for this share."""
        return np.asarray(self._uses.T @ shares)

    def best(self, reduced: Array) -> Array:
        """Return for each request the best that it can have; nothing where nothing pays."""
        if not len(reduced):
            return np.zeros(0)
        return np.maximum(np.maximum.reduceat(reduced, self._starts), 0)

    def spread(self, each: Array) -> Array:
        """Return what is of each request beside each of its columns."""
        return np.repeat(each, self._counts)

    def shares(self, reduced: Array, best: Array, soft: float) -> Array:
        """Return how requests spread over their columns, and over nothing, when a better one is only more likely."""
        if not len(reduced):
            return np.zeros(0)
        weight = np.exp((reduced - self.spread(best)) / soft)
        return weight / self.spread(np.add.reduceat(weight, self._starts) + np.exp(-best / soft))


class Ascent:
    """Prices on their way: each step has inertia, and a size of its own for each row."""

    def __init__(self, at: Array) -> None:
        self.at = at
        self._speed = np.zeros(len(at))
        self._square = np.zeros(len(at))
        self._steps = 0

    def step(self, wanted: Array, size: float) -> None:
        """Make dearer what is wanted more than there is, by about `size`."""
        self._steps += 1
        self._speed = INERTIA * self._speed + (1 - INERTIA) * wanted
        self._square = MEMORY * self._square + (1 - MEMORY) * wanted**2
        speed = self._speed / (1 - INERTIA**self._steps)
        square = self._square / (1 - MEMORY**self._steps)
        self.at = np.maximum(0, self.at + size * speed / (np.sqrt(square) + 1e-3))


class Dual:
    """The bound as a function of the prices of rows and of floors, in that order; a budget is priced by the night."""

    def __init__(self, problem: Problem, counted: Array) -> None:
        self.problem = problem
        self.rows = len(problem.rows.names)
        self.units = np.ones(self.rows)
        self.units[sorted(problem.rows.budgets.values())] = problem.instance.night_cents
        shares = np.array([floor.share for floor in problem.instance.floors])
        self._members = problem.members & counted[:, None]
        self._there_is = np.concatenate((problem.rows.capacity / self.units, -shares * self._members.sum(axis=1)))

    def look(self, market: Market, at: Array) -> tuple[Array, Array, float]:
        """Return what each column is worth less its costs, the best of each request, and the bound."""
        reduced = market.reduced(at[: self.rows] / self.units, at[self.rows :] @ self._members)
        best = market.best(reduced)
        return reduced, best, float(at @ self._there_is + best.sum())

    def wanted(self, market: Market, shares: Array, times: int = 1) -> Array:
        """Return how much more is asked of each row than there is; of a floor, how much less than it wants.

        What a part of the requests asks counts so many times.
        """
        used = market.usage(shares) / self.units
        served = np.bincount(market.columns.request, shares, len(self.problem.instance.requests))
        return np.asarray(times * np.concatenate((used, -(self._members @ served))) - self._there_is)


def find_prices(problem: Problem, counted: Array, is_over: Callable[[], bool]) -> Priced:
    """Return prices for which the bound is low; only floors that are counted have one.

    Stops early, with the best prices so far, when the time is over.
    """
    dual, usual = Dual(problem, counted), unit(problem)
    every = Market(problem, np.arange(len(problem.columns)))
    parts = _deal(problem, every)
    steps = STEPS if parts == [every] else STEPS_IN_PARTS
    ascent = Ascent(np.zeros(dual.rows + len(problem.needed)))
    lowest, at = np.inf, ascent.at
    for step in range(steps + 1):
        if step % LOOK == 0 or step == steps:
            bound = dual.look(every, ascent.at)[2]
            lowest, at = min((lowest, at), (bound, ascent.at), key=itemgetter(0))
        if step == steps or is_over():
            break
        left = usual * LOWEST ** (step / steps)
        ascent.step(_wanted(dual, parts, step, ascent.at, left), STEP * left)
    return _priced(dual, every, at, SOFT * usual * LOWEST, is_settled=step == steps)


def price_again(problem: Problem, which: Array, priced: Priced, is_over: Callable[[], bool]) -> Priced:
    """Return prices of rows for what is left, with what they say of these columns alone.

    The search begins at prices for more than is left; those of floors stand. Stops early when the time is over.
    """
    dual, usual = Dual(problem, np.ones(len(problem.needed), dtype=bool)), unit(problem)
    every = Market(problem, which)
    parts = _deal(problem, every)
    ascent = Ascent(np.concatenate((priced.rows * dual.units, priced.floors)))
    for step in range(STEPS_AGAIN + 1):
        if step == STEPS_AGAIN or is_over():
            break
        left = usual * AGAIN * (LOWEST / AGAIN) ** (step / STEPS_AGAIN)
        wanted = _wanted(dual, parts, step, ascent.at, left)
        wanted[dual.rows :] = 0
        ascent.step(wanted, STEP * left)
    return _priced(dual, every, ascent.at, SOFT * usual * LOWEST, is_settled=step == STEPS_AGAIN)


def _wanted(dual: Dual, parts: list[Market], step: int, at: Array, size: float) -> Array:
    """Return how much more is wanted of each row and floor than there is, as the part whose turn it is asks it."""
    part = parts[step % len(parts)]
    reduced, best, _ = dual.look(part, at)
    return dual.wanted(part, part.shares(reduced, best, SOFT * size), len(parts))


def _deal(problem: Problem, every: Market) -> list[Market]:
    """Return the requests dealt out at random over as many parts as keep each small; one part where they are few."""
    number = 1 + len(every.which) // AT_ONCE
    if number == 1:
        return [every]
    requests = len(problem.instance.requests)
    dealt = np.random.default_rng(SEED).permutation(np.arange(requests) % number)[every.columns.request]
    return [Market(problem, every.which[dealt == part]) for part in range(number)]


def _priced(dual: Dual, every: Market, at: Array, soft: float, *, is_settled: bool) -> Priced:
    reduced, best, bound = dual.look(every, at)
    return Priced(
        rows=at[: dual.rows] / dual.units,
        floors=at[dual.rows :],
        shares=every.shares(reduced, best, soft),
        short=every.spread(best) - reduced,
        bound=bound,
        is_settled=is_settled,
    )
