"""A calendar of one's own closes days: once or again and again, here and elsewhere, and never longer than asked."""

import datetime
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules import calendars
from draagkracht.respite.rules.calendars import FileIsNoCalendar, Read, read_calendar

FIRST = datetime.date(2026, 11, 23)  # a Monday
LAST = FIRST + datetime.timedelta(days=400)
WEEKDAYS = "MO TU WE TH FR SA SU".split()


def day(after: int) -> datetime.date:
    """Return a day of the stretch that is asked."""
    return FIRST + datetime.timedelta(days=after)


def file_of(*events: Iterable[str]) -> bytes:
    """Return a calendar with these events, each the lines between its begin and its end."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//proef//NL"]
    for event in events:
        lines += ["BEGIN:VEVENT", "DTSTAMP:20261101T000000Z", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*events: Iterable[str]) -> Read:
    """Return what such a calendar says."""
    return read_calendar(file_of(*events), FIRST, LAST)


def series(*lines: str, start: str = "DTSTART;VALUE=DATE:20261123") -> set[datetime.date]:
    """Return the days of one event that repeats, from the first Monday."""
    (found,) = read(["UID:a", start, *lines]).events
    return set(found.dates)


def test_a_week_that_comes_again_is_closed_each_time_to_the_end_of_what_is_laid_out() -> None:
    found = series("DTEND;VALUE=DATE:20261125", "RRULE:FREQ=WEEKLY")

    assert found == {day(week * 7 + extra) for week in range(58) for extra in (0, 1) if week * 7 + extra < 400}


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;COUNT=3", [0, 7, 14]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", [0, 14, 28]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261202", [0, 2, 7, 9]),
        ("FREQ=DAILY;UNTIL=20261125T000000Z", [0, 1, 2]),
        ("FREQ=DAILY;BYDAY=SA,SU;COUNT=3", [5, 6, 12]),
        ("FREQ=MONTHLY;COUNT=2", [0, 30]),
        ("FREQ=MONTHLY;BYDAY=4MO;COUNT=2", [0, 35]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", [7, 38]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", [7, 38]),
        ("FREQ=YEARLY", [0, 365]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25,26", [32, 33, 397, 398]),
    ],
)
def test_a_rule_is_followed_as_it_says(rule: str, days: list[int]) -> None:
    assert series(f"RRULE:{rule}") - {day(0)} == {day(after) for after in days} - {day(0)}


def test_a_series_that_began_years_ago_goes_on_and_one_that_is_over_opens_its_days() -> None:
    began = series("RRULE:FREQ=WEEKLY", start="DTSTART;VALUE=DATE:20180101")
    over = series("RRULE:FREQ=WEEKLY;UNTIL=20200101", start="DTSTART;VALUE=DATE:20180101")

    assert began == {day(after) for after in range(0, 400, 7)}
    assert over == set()


def test_times_that_are_left_out_stay_open() -> None:
    by_day = series("RRULE:FREQ=DAILY;COUNT=5", "EXDATE;VALUE=DATE:20261124,20261126")
    by_hour = series(
        "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Amsterdam:20261124T100000", "EXDATE:20261125T090000Z",
        start="DTSTART;TZID=Europe/Amsterdam:20261123T100000",
    )  # fmt: skip

    assert by_day == {day(0), day(2), day(4)}
    assert by_hour == {day(0)}


def test_one_time_that_was_moved_or_cancelled_is_not_of_the_series() -> None:
    whole = ["UID:a", "DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=WEEKLY;COUNT=4"]
    moved = ["UID:a", "RECURRENCE-ID;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20261202"]
    cancelled = ["UID:a", "RECURRENCE-ID;VALUE=DATE:20261207", "DTSTART;VALUE=DATE:20261207", "STATUS:CANCELLED"]

    (found,) = read(moved, whole, cancelled).events

    assert found.dates == {day(0), day(9), day(21)}


def test_what_moves_all_later_times_along_is_passed_over_and_counted() -> None:
    whole = ["UID:a", "DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=WEEKLY;COUNT=4"]
    along = ["UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20261201"]

    assert read(whole, along).passed_over == 1


def test_a_series_that_is_cancelled_has_no_days_and_keeps_its_name() -> None:
    assert series("RRULE:FREQ=WEEKLY", "STATUS:CANCELLED") == set()


def test_times_that_are_added_are_closed_too() -> None:
    assert series("RRULE:FREQ=WEEKLY;COUNT=2", "RDATE;VALUE=DATE:20261125") == {day(0), day(2), day(7)}


def test_an_evening_elsewhere_is_the_day_that_it_is_here_in_winter_and_in_summer() -> None:
    found = series(
        "DTEND;TZID=America/New_York:20261123T220000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=23;COUNT=8",
        start="DTSTART;TZID=America/New_York:20261123T200000",
    )  # fmt: skip

    assert found == {datetime.date(2026 + (month > 12), (month - 1) % 12 + 1, 24) for month in range(11, 19)}


def test_the_clock_of_a_series_does_not_move_with_summer_time() -> None:
    found = series(
        "DTEND;TZID=Europe/Amsterdam:20270327T010000", "RRULE:FREQ=DAILY;COUNT=3",
        start="DTSTART;TZID=Europe/Amsterdam:20270326T233000",
    )  # fmt: skip

    assert found == {datetime.date(2027, 3, number) for number in (26, 27, 28, 29)}


ENDLESS = [
    "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=NEVER", "",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=9MO",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2", "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", "FREQ=WEEKLY;BYHOUR=10;BYMINUTE=0;BYSECOND=0", "FREQ=YEARLY;BYWEEKNO=53",
    "FREQ=DAILY;INTERVAL=999999999999", "FREQ=WEEKLY;BYDAY=99MO;BYSETPOS=99",
]  # fmt: skip


@pytest.mark.parametrize("rule", ENDLESS)
def test_a_rule_that_could_go_on_for_ever_is_passed_over_at_once(rule: str) -> None:
    before = time.perf_counter()

    found = read(["UID:a", "DTSTART:20200101T100000Z", f"RRULE:{rule}"])

    assert (found.events, found.passed_over) == ((), 1)
    assert time.perf_counter() - before < 1


def test_a_series_from_long_ago_or_with_times_of_more_than_a_month_is_passed_over() -> None:
    long_ago = ["UID:a", "DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY"]
    long_ones = ["UID:b", "DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20270123", "RRULE:FREQ=DAILY"]

    assert read(long_ago, long_ones).passed_over == 2


def test_a_file_of_more_series_than_somebody_has_is_refused() -> None:
    many = [[f"UID:{number}", "DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=DAILY"] for number in range(201)]

    with pytest.raises(FileIsNoCalendar):
        read(*many)


def test_what_we_wrote_ourselves_closes_nothing() -> None:
    assert read([f"UID:x@{calendars.HOST}", "DTSTART;VALUE=DATE:20261123"]).events == ()


PARTS = {
    "FREQ": st.sampled_from("SECONDLY MINUTELY HOURLY DAILY WEEKLY MONTHLY YEARLY".split()),
    "INTERVAL": st.integers(0, 120).map(str),
    "COUNT": st.integers(0, 2000).map(str),
    "UNTIL": st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)).map(lambda date: f"{date:%Y%m%d}"),
    "BYDAY": st.lists(
        st.tuples(st.sampled_from(["", *(str(n) for n in range(-6, 7))]), st.sampled_from(WEEKDAYS)).map("".join),
        min_size=1, max_size=4,
    ).map(",".join),
    "BYMONTH": st.lists(st.integers(1, 12).map(str), min_size=1, max_size=3).map(",".join),
    "BYMONTHDAY": st.lists(st.integers(-31, 31).map(str), min_size=1, max_size=3).map(",".join),
    "BYSETPOS": st.lists(st.integers(-5, 5).map(str), min_size=1, max_size=2).map(",".join),
    "BYYEARDAY": st.integers(-366, 366).map(str),
}  # fmt: skip


@given(
    rule=st.fixed_dictionaries({"FREQ": PARTS["FREQ"]}, optional={k: v for k, v in PARTS.items() if k != "FREQ"}),
    start=st.dates(datetime.date(2005, 1, 1), datetime.date(2030, 1, 1)),
)
def test_whatever_the_rule_it_is_read_or_passed_over_in_little_time_and_never_outside_the_days_asked(
    rule: dict[str, str], start: datetime.date
) -> None:
    written = ";".join(f"{part}={value}" for part, value in rule.items())
    before = time.process_time()

    found = read(["UID:a", f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"RRULE:{written}"])

    assert time.process_time() - before < 1
    assert len(found.events) + found.passed_over == 1
    assert all(FIRST <= date < LAST for event in found.events for date in event.dates)


@given(
    start=st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)),
    weekdays=st.sets(st.integers(0, 6)),
    interval=st.integers(1, 4),
    until=st.dates(datetime.date(2026, 1, 1), datetime.date(2028, 12, 31)),
    out=st.sets(st.dates(datetime.date(2026, 11, 1), datetime.date(2027, 12, 31)), max_size=5),
    lasts=st.integers(1, 6),
)
def test_a_weekly_series_is_what_counting_day_by_day_gives(
    start: datetime.date,
    weekdays: set[int],
    interval: int,
    until: datetime.date,
    out: set[datetime.date],
    lasts: int,
) -> None:
    wanted = weekdays | {start.weekday()}
    monday = start - datetime.timedelta(days=start.weekday())
    every_day = (start + datetime.timedelta(days=after) for after in range((until - start).days + 1))
    times = {date for date in every_day if date.weekday() in wanted and (date - monday).days // 7 % interval == 0} | {
        start
    }
    expected = {date + datetime.timedelta(days=after) for date in times - out for after in range(lasts)}

    by_day = ",".join(WEEKDAYS[number] for number in sorted(wanted))
    found = series(
        f"DTEND;VALUE=DATE:{start + datetime.timedelta(days=lasts):%Y%m%d}",
        f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={by_day};UNTIL={until:%Y%m%d}",
        *(f"EXDATE;VALUE=DATE:{date:%Y%m%d}" for date in out),
        start=f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
    )

    assert found == {date for date in expected if FIRST <= date < LAST}
