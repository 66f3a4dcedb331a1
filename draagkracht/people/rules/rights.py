"""What somebody may ask about what is kept of them, and by when the answer is due.

General Data Protection Regulation, articles 15 (see), 16 (correct) and 17 (remove); article 12, member 3: an answer
within one month of receipt. Regulation 1182/71, article 3: a term of months ends on the day with the same number, and
runs on to the next working day where that is a Saturday, a Sunday or a holiday. To confirm by each municipality, as a
dated parameter; that two more months may be taken is left out until somebody needs it.
"""

import datetime
from enum import StrEnum
from typing import Final

from draagkracht.base import workdays
from draagkracht.people.rules.months import add_months

LONGEST_TEXT: Final = 2000
TERM: Final = "rights-answer-within-months"
DEFAULT_MONTHS: Final = 1
MOST_MONTHS: Final = 3
SOON_DAYS: Final = 7  # from here on the list says that it is time
# How long the fact that somebody asked and was answered is kept. Our own choice, to confirm.
KEPT_AFTER_ANSWER: Final = datetime.timedelta(days=2 * 365)


class Right(StrEnum):
    """What somebody asks."""

    CORRECT = "correct"
    REMOVE = "remove"
    SEE = "see"


class State(StrEnum):
    """How far a request is."""

    ANSWERED = "answered"
    RECEIVED = "received"


class Outcome(StrEnum):
    """What the answer was."""

    GIVEN = "given"
    PARTLY = "partly"
    REFUSED = "refused"


def months_of(value: object) -> int:
    """Return the term in months; the default where a municipality filled in nothing, or a slip."""
    is_sound = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_MONTHS
    return value if is_sound and isinstance(value, int) else DEFAULT_MONTHS


def due_date(received: datetime.date, months: int) -> datetime.date:
    """Return the last day on which the answer is in time."""
    return workdays.next_working_day(add_months(received, months))


def needs_reason(outcome: Outcome) -> bool:
    """Tell whether an answer has to say why."""
    return outcome is not Outcome.GIVEN
