"""When a place or a volunteer that fits somebody can be theirs: the best days of those that are free, or why none are.

`free` says of each day how many are free; a day that is not in it is closed. Of a volunteer it is one for a part of a
day, by (day, part).
"""

import datetime
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF, Form
from draagkracht.respite.rules.fitting import Failing, Gives, Rule, Wants
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.planning.shapes import PER_DAY_SHIFTED, PER_KM, PER_RANK, SHORTER

DAY: Final = datetime.timedelta(days=1)
PARTS: Final = 3
WEEK: Final = 7
# How many days somebody is asked to move at most, where that opens a place.
MOST_SHIFT: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Days at a place or with a volunteer; `end_date` is exclusive. `quality` is between 0 and 1."""

    key: int
    form: Form
    start_date: datetime.date
    end_date: datetime.date
    dates: tuple[datetime.date, ...]
    daypart: int | None = None
    is_trial: bool = False
    shift: int = 0
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """The best option, or the first rule that fails, and after how many days' shift it would be free."""

    option: Option | None
    failing: Failing | None = None
    opens_at: int | None = None


Free = Mapping[datetime.date, int]
FreeParts = Mapping[tuple[datetime.date, int], int]


def find_stay(wants: Wants, gives: Gives, free: Free, today: datetime.date) -> Found:
    """Return the best consecutive days at a place whose other rules hold."""
    best = max(_stays(wants, gives, free, today, wants.flex_days), key=_by_quality, default=None)
    if best is not None:
        return Found(best)
    asked = [wants.start_date + DAY * number for number in range(_lengths(wants, gives)[-1])]
    rule = Rule.FULL if all(day in free for day in asked) else Rule.CLOSED
    later = _stays(wants, gives, free, today, wants.flex_days + MOST_SHIFT)
    nearest = min(later, key=lambda option: (abs(option.shift), option.shift < 0), default=None)
    return Found(None, Failing(rule), nearest.shift if nearest else None)


def cents_of(gives: Gives, option: Option) -> int:
    """Return what an option costs, as far as that is known."""
    return (gives.price_cents or 0) * len(option.dates)


def pay(found: Found, gives: Gives, left: Mapping[int, int]) -> Found:
    """Return what was found, or that the money for it is gone; `left` is what is left of a budget, by year."""
    option = found.option
    if option is None or cents_of(gives, option) <= left.get(option.start_date.year, math.inf):
        return found
    return Found(None, Failing(Rule.MONEY))


def find_weekdays(wants: Wants, gives: Gives, free: Free, today: datetime.date) -> Found:
    """Return the best days of the week at a place: as many as asked, those that are liked most first."""
    count = 1 if wants.is_trial else max(wants.days_per_week, 1)
    weeks = 1 if wants.is_trial else wants.weeks
    first = max(wants.start_date, today + DAY * gives.lead_days)
    days = {weekday: _every_week(first, weekday, weeks) for weekday in wants.weekdays}
    is_open = [weekday for weekday in wants.weekdays if all(day in free for day in days[weekday])]
    is_free = [weekday for weekday in is_open if all(free[day] > 0 for day in days[weekday])]
    if len(is_free) < count:
        return Found(None, Failing(Rule.FULL if len(is_open) >= count else Rule.CLOSED))
    chosen = is_free[:count]
    dates = tuple(sorted(day for weekday in chosen for day in days[weekday]))
    ranks = sum(wants.weekdays.index(weekday) for weekday in chosen) - sum(range(count))
    quality = _near(gives) * max(0.0, 1 - PER_RANK * ranks)
    return Found(_option(gives, dates, is_trial=wants.is_trial, quality=quality))


def find_visits(wants: Wants, gives: Gives, free: FreeParts, today: datetime.date) -> Found:
    """Return a part of the week in which a volunteer is free each of the asked weeks."""
    weeks = 1 if wants.is_trial else wants.weeks
    first = max(wants.start_date, today + DAY * gives.lead_days)
    possible = [part for part in wants.dayparts if part in gives.dayparts]
    for daypart in possible:
        dates = _every_week(first, daypart // PARTS, weeks)
        if all(free.get((day, daypart % PARTS), 0) > 0 for day in dates):
            return Found(_option(gives, dates, daypart=daypart, is_trial=wants.is_trial, quality=_near(gives)))
    return Found(None, Failing(Rule.FULL if possible else Rule.CLOSED))


def _stays(wants: Wants, gives: Gives, free: Free, today: datetime.date, flex: int) -> Iterator[Option]:
    """Yield all stays within so many days of the asked first day, the longest at each first day."""
    soonest, lengths = today + DAY * gives.lead_days, _lengths(wants, gives)
    for shift in range(-flex, flex + 1):
        start = wants.start_date + DAY * shift
        if start < soonest:
            continue
        dates = _free_from(start, free, max(lengths, default=0))
        length = next((one for one in lengths if one <= len(dates)), 0)
        if length:
            whole = 1.0 if wants.is_trial else length / wants.length
            shorter = SHORTER if whole < 1 else 1.0
            quality = _near(gives) * max(0.0, 1 - PER_DAY_SHIFTED * abs(shift)) * shorter * whole
            yield _option(gives, dates[:length], is_trial=wants.is_trial, shift=shift, quality=quality)


def _free_from(start: datetime.date, free: Free, most: int) -> tuple[datetime.date, ...]:
    """Return the days in a row that are free from a first one on, so many at most."""
    days = (start + DAY * number for number in range(most))
    return tuple(itertools.takewhile(lambda day: free.get(day, 0) > 0, days))


def nights_less(form: Form, nights: int, *, asked: int) -> int:
    """Return how many nights less than asked there are of what is in a row; none of what is on days of the week."""
    return max(0, asked - nights) if KIND_OF[form] in IN_A_ROW else 0


def _lengths(wants: Wants, gives: Gives) -> Sequence[int]:
    """Return how many days it may be, the most first. Somebody at home day and night stays as long as asked."""
    if wants.is_trial:
        return (gives.trial_length,)
    most = min(wants.length, gives.max_length)
    least = most if gives.kind is Kind.LIVE_IN else max(wants.min_length, gives.min_length)
    return range(most, least - 1, -1)


def _every_week(first: datetime.date, weekday: int, weeks: int) -> tuple[datetime.date, ...]:
    begins = first + DAY * ((weekday - first.weekday()) % WEEK)
    return tuple(begins + datetime.timedelta(weeks=number) for number in range(weeks))


def _near(gives: Gives) -> float:
    return max(0.0, 1 - PER_KM[gives.kind] * gives.km)


def _option(
    gives: Gives,
    dates: tuple[datetime.date, ...],
    *,
    quality: float,
    daypart: int | None = None,
    is_trial: bool = False,
    shift: int = 0,
) -> Option:
    return Option(
        key=gives.key,
        form=gives.form,
        start_date=dates[0],
        end_date=dates[-1] + DAY,
        dates=dates,
        daypart=daypart,
        is_trial=is_trial,
        shift=shift,
        quality=min(1.0, quality),
    )


def _by_quality(option: Option) -> tuple[float, int, int]:
    return option.quality, -abs(option.shift), option.shift
