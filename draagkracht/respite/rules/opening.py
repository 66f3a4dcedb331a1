"""When a place is open: a pattern of the week, exceptions to it, and the days that follow from both."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WEEK: Final = 7
ALL_WEEK: Final = frozenset(range(WEEK))
ONE_DAY: Final = datetime.timedelta(days=1)


class ReserveIsTooLarge(ValueError):
    """More is kept for emergencies than there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How many a place takes each day of the week, Monday first, from a day until another, which is exclusive.

    `reserve` of those are for emergencies. Raises ReserveIsTooLarge.
    """

    valid_from: datetime.date
    valid_until: datetime.date | None = None
    capacity: tuple[int, ...]
    reserve: tuple[int, ...] = (0,) * WEEK

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if any(kept > all_of_it for kept, all_of_it in zip(self.reserve, self.capacity, strict=True)):
            raise ReserveIsTooLarge

    def holds_on(self, date: datetime.date) -> bool:
        """Tell whether this is the pattern of a day."""
        return self.valid_from <= date and (self.valid_until is None or date < self.valid_until)


@dataclass(frozen=True, slots=True)
class Closing:
    """Days on which a place takes another number than its pattern says; `end` is exclusive, and 0 is closed.

    `uid` is that of the event in a calendar that it came from.
    """

    start: datetime.date
    end: datetime.date
    capacity: int = 0
    reason: str = ""
    uid: str = ""

    def says(self) -> tuple[int, str, str]:
        """Return what it says of each of its days."""
        return self.capacity, self.reason, self.uid


@dataclass(frozen=True, slots=True)
class Day:
    """What a place has on a day: `capacity` without the reserve, which is counted apart."""

    date: datetime.date
    capacity: int
    reserve: int


def dates_from(first: datetime.date, days: int) -> list[datetime.date]:
    """Return so many days in a row."""
    return [first + ONE_DAY * number for number in range(days)]


def dates_between(
    start: datetime.date, end: datetime.date, weekdays: Collection[int] = ALL_WEEK
) -> list[datetime.date]:
    """Return the days of a period that fall on these weekdays (Monday is 0); `end` is exclusive."""
    return [date for date in dates_from(start, (end - start).days) if date.weekday() in weekdays]


def lay_out(patterns: Sequence[Pattern], closings: Iterable[Closing], *, first: datetime.date, days: int) -> list[Day]:
    """Return what a place has on so many days in a row: an exception before the pattern, and nothing without either.

    An exception changes how many there are in all: the reserve stays as large as the pattern says, or as what is left.
    """
    excepted = _by_date(closings)
    return [_day(date, patterns, excepted.get(date)) for date in dates_from(first, days)]


def _day(date: datetime.date, patterns: Sequence[Pattern], says: tuple[int, str, str] | None) -> Day:
    pattern = next((one for one in patterns if one.holds_on(date)), None)
    number = pattern.capacity[date.weekday()] if pattern else 0
    reserve = pattern.reserve[date.weekday()] if pattern else 0
    if says is not None:
        number = says[0]
        reserve = min(reserve, number)
    return Day(date, number - reserve, reserve)


@dataclass(frozen=True, slots=True)
class TakenDay:
    """A day on which more is taken than there would be."""

    date: datetime.date
    taken: int
    left: int


def too_little(wanted: Iterable[Day], taken: Mapping[datetime.date, tuple[int, int]]) -> tuple[TakenDay, ...]:
    """Return the days on which less would be than is taken: of what there is, and of the reserve."""
    return tuple(
        TakenDay(day.date, sum(taken[day.date]), day.capacity + day.reserve)
        for day in wanted
        if day.date in taken and (taken[day.date][0] > day.capacity or taken[day.date][1] > day.reserve)
    )


def put(
    closings: Iterable[Closing], dates: Iterable[datetime.date], *, capacity: int = 0, reason: str = "", uid: str = ""
) -> list[Closing]:
    """Return the exceptions after these days got another number; what was said of them before is gone."""
    return _runs(_by_date(closings) | dict.fromkeys(dates, (capacity, reason, uid)))


def take_off(closings: Iterable[Closing], dates: Iterable[datetime.date]) -> list[Closing]:
    """Return the exceptions after these days follow the pattern again."""
    gone = set(dates)
    return _runs({date: says for date, says in _by_date(closings).items() if date not in gone})


def begin(patterns: Iterable[Pattern], new: Pattern) -> list[Pattern]:
    """Return the patterns after a new one begins: those before it end on that day, those that came later are gone."""
    before = [one for one in patterns if one.valid_from < new.valid_from]
    return [_ended(one, new.valid_from) for one in before] + [new]


def _ended(pattern: Pattern, on: datetime.date) -> Pattern:
    if pattern.valid_until is not None and pattern.valid_until <= on:
        return pattern
    return Pattern(valid_from=pattern.valid_from, valid_until=on, capacity=pattern.capacity, reserve=pattern.reserve)


def _by_date(closings: Iterable[Closing]) -> dict[datetime.date, tuple[int, str, str]]:
    return {date: one.says() for one in closings for date in dates_between(one.start, one.end)}


def _runs(by_date: dict[datetime.date, tuple[int, str, str]]) -> list[Closing]:
    """Return what is said of days as exceptions: days in a row of which the same is said are one."""
    found: list[Closing] = []
    for date in sorted(by_date):
        last = found[-1] if found else None
        if last is not None and last.end == date and last.says() == by_date[date]:
            found[-1] = Closing(last.start, date + ONE_DAY, *last.says())
        else:
            found.append(Closing(date, date + ONE_DAY, *by_date[date]))
    return found


def month_of(date: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first day of the month of a day, and that of the next month; of the last month there is, its end."""
    first = date.replace(day=1)
    if (first.year, first.month) == (datetime.MAXYEAR, 12):
        return first, datetime.date.max
    return first, (first + ONE_DAY * 31).replace(day=1)
