"""From points to a list: the best first, spread over what a person needs and over who offers it.

Each service stands in the group of the strongest need that it answers. As a group delivers more, its next service
counts for less, so that somebody who needs rest and a good talk sees both on the first page. Within a group only
points decide, and where those are equal the id. At most three of one provider come in the first eight; where nobody
else is left, the list ends there.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from draagkracht.directory.rules.catalogue import NO_PROVIDER, Catalogue, Rows
from draagkracht.directory.rules.codes import BaseFunction
from draagkracht.directory.rules.places import Floats
from draagkracht.directory.rules.scoring import THOUSANDTHS, Scores
from draagkracht.directory.rules.shares import Wishes
from draagkracht.directory.rules.weights import MOST_OF_ONE_PROVIDER, SPREAD_TOP

# How many of each group are sorted at first: enough unless one provider holds the whole top of a group.
FIRST_POOL: Final = 24
NO_ROWS: Final = np.zeros(0, dtype=np.intp)


class Candidate(NamedTuple):
    """A service in the running: its points in thousandths, its position among the scores, its provider."""

    total: int
    position: int
    provider: int


class PoolIsTooSmall(Exception):
    """More of a group must be sorted before the list can be finished."""


@dataclass(slots=True)
class Pool:
    """The best of one group, best first; `is_whole` when the group has no others."""

    candidates: list[Candidate]
    is_whole: bool
    losses: Sequence[int]  # what the next of the group loses, by the number of those already chosen
    chosen: int = 0

    def best(self, full: Set[int]) -> Candidate | None:
        """Return the best whose provider is not full, or None. Raises PoolIsTooSmall where that is not certain."""
        for candidate in self.candidates:
            if candidate.provider not in full:
                return candidate
        if self.is_whole:
            return None
        raise PoolIsTooSmall

    def take(self, candidate: Candidate) -> None:
        """Choose a candidate."""
        self.candidates.remove(candidate)
        self.chosen += 1


def rank(catalogue: Catalogue, scores: Scores, wanted: Wishes, limit: int) -> list[int]:
    """Return the positions in `scores` of the best services, best first, at most `limit` of them."""
    # One group for each need, and one for services that answer none.
    groups = (*wanted.needs, None)
    keys = [_keys(scores.total, members) for members in _members(catalogue, scores, groups)]
    losses = [_losses(need, wanted, limit) for need in groups]
    providers = catalogue.provider[scores.rows]
    size = FIRST_POOL
    while True:
        try:
            pools = [Pool(*_best(found, providers, size), loss) for found, loss in zip(keys, losses, strict=True)]
            return _pick(pools, limit)
        except PoolIsTooSmall:
            size *= 8


def _members(catalogue: Catalogue, scores: Scores, groups: tuple[BaseFunction | None, ...]) -> list[Rows]:
    """Return the positions of each group, in any order."""
    group_of = [groups.index(need) for need in scores.main_needs]
    if isinstance(scores.rows, slice):
        # Positions are rows: whole runs of them are known by what they offer.
        runs = list(zip(group_of, catalogue.rows_by_offer, strict=True))
        return [
            np.concatenate([NO_ROWS, *(rows for group, rows in runs if group == number)])
            for number in range(len(groups))
        ]
    group = np.array(group_of, dtype=np.uint8).take(catalogue.offered.number[scores.rows])
    return [np.flatnonzero(group == number) for number in range(len(groups))]


def _losses(need: BaseFunction | None, wanted: Wishes, limit: int) -> list[int]:
    weights = wanted.weights
    most = weights.need * (wanted.needs[need] if need else 0.0) * weights.spread * THOUSANDTHS
    return [round(most * (1 - 1 / (1 + chosen))) for chosen in range(limit)]


def _keys(totals: Floats, members: Rows) -> Floats:
    """Return points and position in one number, each number once, so that sorting and cutting off leave no choice.

    Whole numbers in floating point are exact up to 2**53: enough for a hundred points and ten thousand million rows.
    """
    keys = totals.take(members)
    keys *= len(totals)
    keys -= members
    return keys


def _best(keys: Floats, providers: Rows, size: int) -> tuple[list[Candidate], bool]:
    """Return the best of a group that the facts allow, and whether they are all of it."""
    best = keys if len(keys) <= size else np.partition(keys, -size)[-size:]
    best = np.sort(best)[::-1].astype(np.int64)
    # A total times the count, less a position: rounded up, the total again.
    totals = -(-best // max(len(providers), 1))
    allowed = totals >= 0
    positions = (totals * len(providers) - best)[allowed]
    found = zip(totals[allowed].tolist(), positions.tolist(), providers[positions].tolist(), strict=True)
    return [Candidate(*one) for one in found], len(keys) <= size or not allowed.all()


def _pick(pools: Sequence[Pool], limit: int) -> list[int]:
    chosen: list[int] = []
    of_provider: Counter[int] = Counter()
    full: set[int] = set()
    while len(chosen) < limit:
        if len(chosen) == SPREAD_TOP:
            full = set()
        offered = [(candidate, pool) for pool in pools if (candidate := pool.best(full))]
        if not offered:
            break
        candidate, pool = max(offered, key=_standing)
        pool.take(candidate)
        chosen.append(candidate.position)
        of_provider[candidate.provider] += 1
        is_known = candidate.provider != NO_PROVIDER
        if is_known and len(chosen) < SPREAD_TOP and of_provider[candidate.provider] >= MOST_OF_ONE_PROVIDER:
            full.add(candidate.provider)
    return chosen


def _standing(offered: tuple[Candidate, Pool]) -> tuple[int, int]:
    candidate, pool = offered
    return candidate.total - pool.losses[pool.chosen], -candidate.position
