"""Standing beside each other: how long a question waits, and who may speak for another until when.

Our own choices, to confirm by each municipality. That a curator, mentor or parent decides is Civil Code, book 1
(articles 381, 453, 247); the articles are to be confirmed. We see the proof and keep nothing of it.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from draagkracht.people.rules.codes import Power

INVITATION_HOLDS: Final = datetime.timedelta(days=30)
ENDED_IS_KEPT: Final = datetime.timedelta(days=30)  # so that both still read that it stopped
MOST_OPEN: Final = 6  # questions of one person that wait at once
LONGEST_TEXT: Final = 2000
MUNICIPALITY: Final = "municipality"  # how a consent names it
MONTHS: Final = (1, 3, 12)  # how long somebody lets another speak for them: each time a choice, never for ever


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when, without the end; `ended_at` is when somebody stopped it sooner."""

    valid_from: datetime.datetime
    valid_until: datetime.datetime | None
    ended_at: datetime.datetime | None

    def holds(self, at: datetime.datetime) -> bool:
        """Tell whether it counts at a moment."""
        if self.ended_at is not None or self.valid_from > at:
            return False
        return self.valid_until is None or self.valid_until > at


def may_answer(*, sent_to: str, email: str) -> bool:
    """Tell whether somebody may answer a question: one that went by mail only the owner of that address."""
    return not sent_to or sent_to == email


def may_withdraw(power: Power, *, is_speaker: bool) -> bool:
    """Tell whether somebody may end it alone: who speaks always, who is spoken for what they gave themselves."""
    return is_speaker or power is Power.AUTHORISED


def reader_code(public_id: object) -> str:
    """Return how a consent names a person who may read something."""
    return f"person:{public_id}"


def is_room(open_ones: Collection[object]) -> bool:
    """Tell whether somebody may ask another question."""
    return len(open_ones) < MOST_OPEN
