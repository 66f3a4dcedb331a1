"""Giving out in rounds: first what the prices suggest most clearly, then the rest at new prices for what is left of it.

Prices for a whole region leave many people undecided between places that cannot have them all. Once the clear cases are
settled, the prices of what is left tell them apart.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.filling import Choice, begin, fill, is_open
from draagkracht.respite.rules.planning.prices import Priced, price_again
from draagkracht.respite.rules.planning.problem import Problem

Array = NDArray[Any]
CLEAR: Final = (0.9, 0.5, 0.1, 0.001)  # the share of a column above which it is given out, round after round


def choose_in_rounds(problem: Problem, priced: Priced, fixed: Array, is_over: Callable[[], bool]) -> Choice:
    """Return a choice that follows the prices, and new prices after each round; at last whatever still fits.

    When the time is over the rounds that are left go by the last prices.
    """
    choice = begin(problem, fixed)
    which, shares = np.arange(len(problem.columns)), priced.shares
    for least in CLEAR:
        suggested = np.flatnonzero(shares > least)
        fill(choice, which[suggested[np.argsort(-shares[suggested], kind="stable")]])
        still = is_open(choice, which)
        which, shares = which[still], shares[still]
        if len(which) and least != CLEAR[-1] and not is_over():
            rest = replace(problem, rows=replace(problem.rows, capacity=choice.left))
            priced = price_again(rest, which, priced, is_over)
            shares = priced.shares
    fill(choice, which[np.argsort(-problem.columns.value[which], kind="stable")])
    return choice
