"""Who asks today gets an offer today: the best of what is allowed, by what it is worth less what others would lose.

Prices are of rows (a bed on a day, a visit in a week), made every night from who may still come. Nobody has a price.
What would cost others more than it brings is never refused: then a consultant looks, who knows more than numbers.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.filling import fits
from draagkracht.respite.rules.planning.instance import Instance, Offer, Request
from draagkracht.respite.rules.planning.offers import Finder
from draagkracht.respite.rules.planning.plan import DIGITS
from draagkracht.respite.rules.planning.prices import find_prices
from draagkracht.respite.rules.planning.problem import Problem, pose
from draagkracht.respite.rules.planning.rows import Rows, list_rows

Array = NDArray[Any]
SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody gets who asks now. `margin` is what it brings less what others would lose by it.

    Without an offer nothing is free that fits. With `is_for_consultant` there is an offer, and a person looks first.
    """

    offer: Offer | None
    margin: float = 0.0

    @property
    def is_for_consultant(self) -> bool:
        """Tell whether others would lose more than this brings."""
        return self.offer is not None and self.margin < 0


def sample_demand(past: Sequence[Request], number: int, seed: int = SEED) -> tuple[Request, ...]:
    """Return so many requests that may still come, drawn from those that came: the same for the same seed.

    Ids are new; a request that is drawn twice stands there twice.
    """
    if not past or number <= 0:
        return ()
    drawn = np.random.default_rng(seed).integers(len(past), size=number)
    return tuple(replace(past[which], id=f"S{place}") for place, which in enumerate(drawn))


def make_prices(
    instance: Instance, left: Array, futures: Sequence[Sequence[Request]], is_over: Callable[[], bool]
) -> dict[str, float]:
    """Return what one of each row is worth to who is expected, of what is `left` of it; nothing where it is 0.

    Each of `futures` are the requests that may come, drawn by themselves; a price is the mean of what each makes of it.
    So what is short in one future of five has a fifth of its price there, and not none, as when all share five times
    what is left. When the time is over, it is the mean of those that were looked at.
    """
    found: dict[str, float] = defaultdict(float)
    looked = 0
    for expected in futures:
        problem = pose(replace(instance, requests=tuple(expected), floors=(), locked=(), promised=()))
        problem = replace(problem, rows=replace(problem.rows, capacity=left))
        priced = find_prices(problem, np.ones(0, dtype=bool), is_over)
        if looked and not priced.is_settled:
            break
        looked += 1
        for at in np.flatnonzero(priced.rows):
            found[problem.rows.names[at]] += float(priced.rows[at])
    rounded = {name: round(price / looked, DIGITS) for name, price in found.items()}
    return {name: price for name, price in rounded.items() if price > 0}


class Desk:
    """Decides for who asks, one after the other, in one region with what is left of it."""

    def __init__(self, instance: Instance, prices: Mapping[str, float]) -> None:
        self._instance = instance
        self.rows: Rows = list_rows(instance)
        self.left: Array = self.rows.capacity.astype(float)
        self.set_prices(prices)

    def set_prices(self, prices: Mapping[str, float]) -> None:
        """Take the prices of a new night."""
        self._prices = np.array([prices.get(name, 0.0) for name in self.rows.names])

    def decide(self, request: Request) -> Decision:
        """Return what a request gets now: of all that is free the best by value less prices."""
        problem, mine = self._columns(request)
        if not len(mine):
            return Decision(None)
        columns = problem.columns.take(mine)
        margins = columns.value - columns.costs(self._prices)
        best = int(np.argmax(margins))
        return Decision(problem.offer(int(mine[best])), float(margins[best]))

    def take(self, request: Request, offer: Offer) -> float:
        """Take what an offer uses; return what it is worth."""
        problem, mine = self._columns(request)
        column = next(int(one) for one in mine if problem.offer(int(one)) == offer)
        rows, amounts = problem.columns.rows_of(column)
        self.left[rows] -= amounts
        return float(problem.columns.value[column])

    def _columns(self, request: Request) -> tuple[Problem, Array]:
        alone = replace(self._instance, requests=(request,), floors=(), locked=(), promised=())
        none = np.zeros(0, dtype=int)
        columns = Finder(alone, self.rows).columns()
        problem = Problem(alone, self.rows, columns, np.zeros((0, 1), dtype=bool), none, none, none)
        return problem, np.flatnonzero(fits(columns, np.arange(len(columns)), self.left))
