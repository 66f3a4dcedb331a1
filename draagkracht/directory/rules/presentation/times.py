"""When a service is there, in words: from the schedules of HSDS, which are those of calendars (RFC 5545)."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import Attendance
from draagkracht.directory.rules.hsds.records import Schedule
from draagkracht.directory.rules.presentation.phrases import clock, day_of_year, joined

DAY: Final = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST_RUN: Final = 3
EVERY_OTHER_WEEK: Final = 2
MIDNIGHT: Final = time(0, 0)
ALMOST_MIDNIGHT: Final = time(23, 59)
HOUR: Final = 60
LONGEST_NIGHT_HOURS: Final = 16  # an out-of-hours doctor is there from 17.00 to 8.00

DAY_NAMES: Final[Mapping[str, Sentence]] = {
    "MO": Sentence(N_("maandag")),
    "TU": Sentence(N_("dinsdag")),
    "WE": Sentence(N_("woensdag")),
    "TH": Sentence(N_("donderdag")),
    "FR": Sentence(N_("vrijdag")),
    "SA": Sentence(N_("zaterdag")),
    "SU": Sentence(N_("zondag")),
}
IN_MONTH: Final[Mapping[int, str]] = {
    1: N_("de eerste %(day)s"),
    2: N_("de tweede %(day)s"),
    3: N_("de derde %(day)s"),
    4: N_("de vierde %(day)s"),
    5: N_("de vijfde %(day)s"),
    -1: N_("de laatste %(day)s"),
}
WITHOUT_TRAVEL: Final[Mapping[Attendance, Sentence]] = {
    Attendance.HOME_VISIT: Sentence(N_("bij u thuis")),
    Attendance.ONLINE: Sentence(N_("online")),
    Attendance.PHONE: Sentence(N_("met de telefoon")),
}


def times(schedule: Schedule) -> Sentence | None:
    """Return when it is, such as “elke dinsdag van 10.00 tot 12.00 uur”; None where the codes do not say it."""
    days, hours = _days(schedule), _hours(schedule)
    if days and hours:
        return Sentence(N_("%(days)s %(hours)s"), {"days": days, "hours": hours})
    if schedule.byday or schedule.bymonthday:
        return days
    return days or hours


def season(schedule: Schedule, today: date) -> Sentence | None:
    """Return between which days that holds; None when it holds now and nobody said until when."""
    start, end = schedule.valid_from, schedule.valid_to
    if end and end < today:
        message = N_("Dit was tot en met %(last)s. Vraag na of het er weer komt.")
        return Sentence(message, {"last": day_of_year(end)})
    if start and start > today:
        if end:
            words = {"first": day_of_year(start), "last": day_of_year(end)}
            return Sentence(N_("Dit is van %(first)s tot en met %(last)s."), words)
        return Sentence(N_("Dit is er vanaf %(first)s."), {"first": day_of_year(start)})
    return Sentence(N_("Dit is tot en met %(last)s."), {"last": day_of_year(end)}) if end else None


def ways(attending_types: Iterable[str]) -> tuple[Attendance, ...]:
    """Return in which ways people take part, in the order of the code list; words that are no codes are left out."""
    found = {word.strip() for written in attending_types for word in written.split(",")}
    return tuple(way for way in Attendance if way in found)


def without_travel(found: Collection[Attendance]) -> Sentence:
    """Return in which ways people take part without going anywhere; an empty text where there are none."""
    return joined([words for way, words in WITHOUT_TRAVEL.items() if way in found])


def is_overnight(opens: time, closes: time) -> bool:
    """Tell whether hours run on into the next day; more than sixteen of them are more likely a mistake."""
    minutes = (closes.hour - opens.hour) * HOUR + closes.minute - opens.minute
    return minutes < 0 and minutes + 24 * HOUR <= LONGEST_NIGHT_HOURS * HOUR


def _hours(schedule: Schedule) -> Sentence | None:
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens == MIDNIGHT and closes and (closes == MIDNIGHT or closes.replace(second=0) == ALMOST_MIDNIGHT):
        return Sentence(N_("dag en nacht"))
    if opens and closes:
        hours = {"opens": clock(opens), "closes": clock(closes)}
        if closes != MIDNIGHT and is_overnight(opens, closes):
            return Sentence(N_("van %(opens)s tot %(closes)s uur de volgende dag"), hours)
        return Sentence(N_("van %(opens)s tot %(closes)s uur"), hours)
    if opens:
        return Sentence(N_("vanaf %(opens)s uur"), {"opens": clock(opens)})
    return Sentence(N_("tot %(closes)s uur"), {"closes": clock(closes)}) if closes else None


def _days(schedule: Schedule) -> Sentence | None:
    found = _read_days(schedule.byday)
    if found is None:
        return None
    is_weekly = schedule.freq in {"", "WEEKLY"} and all(number == 0 for number, _ in found)
    if found and is_weekly:
        return _weekly(sorted({WEEK.index(day) for _, day in found}), schedule.interval or 1)
    if (schedule.interval or 1) != 1:
        return None
    if schedule.freq == "DAILY" and not found:
        return Sentence(N_("elke dag"))
    if schedule.freq == "MONTHLY":
        return _monthly(found, schedule.bymonthday)
    return None


def _read_days(byday: str) -> list[tuple[int, str]] | None:
    """Return (which in the month, or 0, and the day) for each day; None when one of them cannot be read."""
    matches = [DAY.fullmatch(word.strip().upper()) for word in byday.split(",") if word.strip()]
    return [(int(match[1] or 0), match[2]) for match in matches if match] if all(matches) else None


def _weekly(days: Sequence[int], interval: int) -> Sentence:
    if interval != 1:
        on = joined([DAY_NAMES[WEEK[day]] for day in days])
        if interval == EVERY_OTHER_WEEK:
            return Sentence(N_("om de week op %(days)s"), {"days": on})
        return Sentence(N_("elke %(number)s weken op %(days)s"), {"number": interval, "days": on})
    if len(days) == len(WEEK):
        return Sentence(N_("elke dag"))
    if len(days) == 1:
        return Sentence(N_("elke %(day)s"), {"day": DAY_NAMES[WEEK[days[0]]]})
    if len(days) >= SHORTEST_RUN and days[-1] - days[0] == len(days) - 1:
        run = {"first": DAY_NAMES[WEEK[days[0]]], "last": DAY_NAMES[WEEK[days[-1]]]}
        return Sentence(N_("%(first)s tot en met %(last)s"), run)
    return Sentence(N_("elke %(day)s"), {"day": joined([DAY_NAMES[WEEK[day]] for day in days])})


def _monthly(found: Sequence[tuple[int, str]], bymonthday: str) -> Sentence | None:
    if found:
        if any(number not in IN_MONTH for number, _ in found):
            return None
        on = joined([Sentence(IN_MONTH[number], {"day": DAY_NAMES[day]}) for number, day in found])
        return Sentence(N_("%(days)s van de maand"), {"days": on})
    numbers = [word.strip() for word in bymonthday.split(",") if word.strip()]
    if not numbers or not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    return Sentence(N_("elke maand op dag %(days)s"), {"days": joined([str(int(number)) for number in numbers])})
