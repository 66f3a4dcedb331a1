"""How long a space stays that nobody uses. Our own choice, short on purpose; to confirm by each municipality."""

import datetime
from typing import Final

UNUSED_AFTER: Final = datetime.timedelta(days=365)
WARNED_BEFORE: Final = datetime.timedelta(days=30)
NOTED_EVERY: Final = datetime.timedelta(days=1)  # that a space is used is written down once a day at most


def warn_since(now: datetime.datetime) -> datetime.datetime:
    """Return since when a space must have been unused for its owner to be warned."""
    return now - UNUSED_AFTER + WARNED_BEFORE


def erase_since(now: datetime.datetime) -> datetime.datetime:
    """Return since when a space must have been unused to be erased."""
    return now - UNUSED_AFTER


def warned_long_enough(now: datetime.datetime) -> datetime.datetime:
    """Return before when its owner must have been warned for a space to be erased."""
    return now - WARNED_BEFORE
