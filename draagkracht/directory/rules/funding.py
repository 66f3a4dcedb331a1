"""How soon the money for a service ends, and when to say so (inv-170)."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

# How long before the end somebody has to think about it: a municipality decides about a year in the autumn before.
WARN_DAYS: Final = 90


class Urgency(StrEnum):
    """How soon the money ends."""

    OVER = "over"
    SOON = "soon"
    LATER = "later"


def urgency(until: date, today: date) -> Urgency:
    """Return how soon the money ends, of which `until` is the last day."""
    if until < today:
        return Urgency.OVER
    return Urgency.SOON if until - today <= timedelta(days=WARN_DAYS) else Urgency.LATER
