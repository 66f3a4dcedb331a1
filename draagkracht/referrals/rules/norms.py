"""By when somebody who was referred is spoken to, how that clock stands, and how long a referral is kept.

The working days are dated parameters of the municipality; what it did not fill in is 1, 3 or 10, to be confirmed.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base import workdays
from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.referring import Urgency

# The hour at which a working day ends, for the clock: who calls at six in the evening was too late for that day.
END_OF_DAY: Final = datetime.time(17)
CONTACT_DAYS: Final[Mapping[Urgency, str]] = {
    urgency: f"first-contact-within-working-days-{urgency.value}" for urgency in Urgency
}
DEFAULT_DAYS: Final[Mapping[Urgency, int]] = {Urgency.URGENT: 1, Urgency.SOON: 3, Urgency.NORMAL: 10}
LONGEST_NORM: Final = 30
KEPT_AFTER_END: Final = "referral-kept-after-end-days"
KEPT_AT_MOST: Final = "referral-kept-at-most-days"
DEFAULT_KEPT_AFTER_END: Final = 90
DEFAULT_KEPT_AT_MOST: Final = 365
LONGEST_KEPT: Final = 730
# Who was not at home today is seldom at home tomorrow at the same hour, and forgets us in a week.
NEXT_TRY_DAYS: Final = 2
SHOWN_TO_REFERRER_DAYS: Final = 30


class Clock(StrEnum):
    """How the clock of a first contact stands."""

    ON_TIME = "on_time"
    TODAY = "today"
    LATE = "late"
    DONE = "done"


CLOCK_LABELS: Final[Mapping[Clock, Sentence]] = {
    Clock.ON_TIME: Sentence(N_("Op tijd")),
    Clock.TODAY: Sentence(N_("Vandaag")),
    Clock.LATE: Sentence(N_("Te laat")),
    Clock.DONE: Sentence(N_("Contact gehad")),
}


@dataclass(frozen=True, slots=True)
class Norms:
    """What a municipality asks of itself on a day."""

    contact_days: Mapping[Urgency, int]
    kept_after_end_days: int = DEFAULT_KEPT_AFTER_END
    kept_at_most_days: int = DEFAULT_KEPT_AT_MOST


def read_norms(values: Mapping[str, object]) -> Norms:
    """Return the norms from parameters by their code; what is no whole number in its range gets the default."""
    return Norms(
        {
            urgency: _whole(values.get(code), LONGEST_NORM, DEFAULT_DAYS[urgency])
            for urgency, code in CONTACT_DAYS.items()
        },
        _whole(values.get(KEPT_AFTER_END), LONGEST_KEPT, DEFAULT_KEPT_AFTER_END),
        _whole(values.get(KEPT_AT_MOST), LONGEST_KEPT, DEFAULT_KEPT_AT_MOST),
    )


def due_at(
    received_at: datetime.datetime, urgency: Urgency, norms: Norms, equated: Collection[datetime.date] = ()
) -> datetime.datetime:
    """Return the end of the last working day on which a first contact is in time. `received_at` is local."""
    day = workdays.add_working_days(received_at.date(), norms.contact_days[urgency], equated)
    return datetime.datetime.combine(day, END_OF_DAY, received_at.tzinfo)


def next_try(on: datetime.date, equated: Collection[datetime.date] = ()) -> datetime.date:
    """Return the day that we propose to try again, after nobody answered: some working days later."""
    return workdays.add_working_days(on, NEXT_TRY_DAYS, equated)


def clock(
    due: datetime.datetime, first_contact_at: datetime.datetime | None, now: datetime.datetime, *, is_waiting: bool
) -> Clock:
    """Return how a clock stands at a local moment. Who is not waiting for a first contact any more is done."""
    if first_contact_at is not None or not is_waiting:
        return Clock.DONE
    if now > due:
        return Clock.LATE
    return Clock.TODAY if due.date() == now.date() else Clock.ON_TIME


def kept_until(received: datetime.date, ended: datetime.date | None, norms: Norms) -> datetime.date:
    """Return the day on which a referral is deleted: some time after its end, and never later than the longest."""
    longest = received + datetime.timedelta(days=norms.kept_at_most_days)
    if ended is None:
        return longest
    return min(longest, ended + datetime.timedelta(days=norms.kept_after_end_days))


def _whole(value: object, highest: int, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= highest else default
