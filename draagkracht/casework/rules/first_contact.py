"""Who is seen only when it is too heavy already (inv-20): at the first talk, or when they were referred.

Where that is more often than a municipality finds right, the figures say so, without a number that could be somebody.
"""

from dataclasses import dataclass
from typing import Final

from draagkracht.casework.rules.outreach import FEWEST_SHOWN
from draagkracht.casework.rules.talks import Burden, Burdens

MOST_OVERLOADED: Final = "first-contact-overloaded-most-percent"
A_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class FirstContacts:
    """Of how many people it is known how heavy it was at first, and for how many it was too heavy."""

    known: int
    overloaded: int

    def is_above(self, percent: int) -> bool:
        """Tell whether for more than a part it was too heavy; not, where so few are known that it would be somebody."""
        is_shown = self.overloaded >= FEWEST_SHOWN
        return is_shown and self.overloaded * A_HUNDRED > self.known * percent


def together(talks: Burdens, *, measured: int, overloaded: int) -> FirstContacts:
    """Return first talks and referrals with an instrument as one."""
    return FirstContacts(sum(talks.first.values()) + measured, talks.first[Burden.TOO_HEAVY] + overloaded)


def read_percent(value: object) -> int | None:
    """Return the part that a municipality finds too large; None where it did not say, or what it said is no part."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < A_HUNDRED:
        return value
    return None
