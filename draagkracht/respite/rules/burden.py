"""In which quarter a measured burden falls: of the points that an instrument can give, which quarter they reach.

Ours, to be confirmed: who is in the heaviest quarter of a region follows from what is measured there, later.
"""

from typing import Final

from draagkracht.respite.rules.codes import Burden

QUARTERS: Final = (Burden.Q1, Burden.Q2, Burden.Q3, Burden.Q4)


def quarter(points: int, highest: int) -> Burden:
    """Return the quarter of so many points of at most `highest`, where more is heavier."""
    reached = 4 * points // (highest + 1) if highest > 0 else 0
    return QUARTERS[min(max(reached, 0), 3)]
