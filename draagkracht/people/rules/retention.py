"""How long a space stays that nobody uses. Our own choice, short on purpose; to confirm by each municipality."""

import datetime
from typing import Final

UNUSED_AFTER: Final = datetime.timedelta(days=365)
UNUSED_AFTER_CARING: Final = datetime.timedelta(days=183)  # when caring has ended: half a year
WARNED_BEFORE: Final = datetime.timedelta(days=30)
NOTED_EVERY: Final = datetime.timedelta(days=1)  # that a space is used is written down once a day at most


def kept_for(*, has_ended: bool) -> datetime.timedelta:
    """Return how long a space stays after its last use."""
    return UNUSED_AFTER_CARING if has_ended else UNUSED_AFTER


def warn_since(now: datetime.datetime, *, has_ended: bool = False) -> datetime.datetime:
    """Return since when a space must have been unused for its owner to be warned."""
    return now - kept_for(has_ended=has_ended) + WARNED_BEFORE


def erase_since(now: datetime.datetime, *, has_ended: bool = False) -> datetime.datetime:
    """Return since when a space must have been unused to be erased."""
    return now - kept_for(has_ended=has_ended)


def warned_long_enough(now: datetime.datetime) -> datetime.datetime:
    """Return before when its owner must have been warned for a space to be erased."""
    return now - WARNED_BEFORE
