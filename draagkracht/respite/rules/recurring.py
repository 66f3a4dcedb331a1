"""Events that repeat (RFC 5545): on which days of a stretch of time they are.

dateutil counts, and goes on to the year 9999 where a rule has no next time. So a rule is only followed when it surely
comes again soon, and is of days or longer: what calendars of people write. Any other is refused, never half followed.
"""

import datetime
import itertools
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from dateutil.rrule import rrulestr

PARTS: Final = frozenset("FREQ INTERVAL COUNT UNTIL WKST BYDAY BYMONTH BYMONTHDAY BYSETPOS".split())
ONCE: Final = ("FREQ", "INTERVAL", "COUNT", "UNTIL")
# How often, and what may then only be picked when no time is passed over.
FREQUENCIES: Final[Mapping[str, tuple[str, ...]]] = {
    "DAILY": ("BYDAY", "BYMONTH"),
    "WEEKLY": ("BYMONTH",),
    "MONTHLY": ("BYMONTH",),
    "YEARLY": (),
}
MOST_INTERVAL: Final = 100
SHORTEST_MONTH: Final = 28
SURE_ORDINAL: Final = 4  # each weekday is four times in every month
LAST_ORDINAL: Final = 5
LONGEST_AGO: Final = datetime.timedelta(days=20 * 366)  # from the first time to the days that are asked


class RuleIsNotFollowed(ValueError):
    """A rule that could go on for ever without a next time, or repeats within a day."""


def starts(
    rule: Mapping[str, Any], written: str, begin: datetime.datetime, until: datetime.datetime
) -> Iterator[datetime.datetime]:
    """Yield when each event of a series begins, before `until`: all by the clock of its own place, without a time zone.

    `written` is the rule without its end. Raises RuleIsNotFollowed.
    """
    if not is_followed(rule, begin) or until - begin > LONGEST_AGO:
        raise RuleIsNotFollowed
    return itertools.takewhile(lambda moment: moment < until, rrulestr(written, dtstart=begin))


def is_followed(rule: Mapping[str, Any], begin: datetime.datetime) -> bool:
    """Tell whether a rule surely has a next time soon after any time."""
    if not set(rule) <= PARTS or any(len(_all(rule, part)) > 1 for part in ONCE) or not _all(rule, "FREQ"):
        return False
    interval = next(iter(_all(rule, "INTERVAL")), 1)
    frequency = str(rule["FREQ"][0]).upper()
    if not 1 <= interval <= MOST_INTERVAL or frequency not in FREQUENCIES:
        return False
    if frequency in {"MONTHLY", "YEARLY"} and not _is_in_each_month(rule, begin):
        return False
    if frequency in {"DAILY", "WEEKLY"} and (_all(rule, "BYMONTHDAY") or _all(rule, "BYSETPOS")):
        return False
    # Steps of more than one can pass over what is picked for ever.
    return interval == 1 or not any(_all(rule, part) for part in FREQUENCIES[frequency])


def _is_in_each_month(rule: Mapping[str, Any], begin: datetime.datetime) -> bool:
    """Tell whether what is picked in a month is in all months, or in the one in which the series begins."""
    days, weekdays, places = _all(rule, "BYMONTHDAY"), _all(rule, "BYDAY"), _all(rule, "BYSETPOS")
    ordinals = [abs(day.relative or 1) for day in weekdays]
    has_ordinals = any(day.relative for day in weekdays)
    if (days and weekdays) or 0 in days or any(one > LAST_ORDINAL for one in ordinals):
        return False
    if places and (has_ordinals or not weekdays or not all(1 <= abs(one) <= SURE_ORDINAL for one in places)):
        return False
    days = days or ([] if weekdays else [begin.day])
    is_sure = any(abs(day) <= SHORTEST_MONTH for day in days) or any(one <= SURE_ORDINAL for one in ordinals)
    begins_in = begin.month in (_all(rule, "BYMONTH") or [begin.month])
    return is_sure or (begins_in and (begin.day in days or (bool(weekdays) and begin.day > SHORTEST_MONTH)))


def _all(rule: Mapping[str, Any], part: str) -> Collection[Any]:
    found: Collection[Any] = rule.get(part, ())
    return found
