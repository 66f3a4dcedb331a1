"""When care drops out: at every minute the number that is named first is one that answers."""

import datetime
import functools
from collections.abc import Iterator

import pytest

from draagkracht.assessments.rules.quickcheck.urgency import ALARMS
from draagkracht.municipalities import rules
from draagkracht.municipalities.queries import Desk, Line, Site, list_lines
from draagkracht.municipalities.rules import is_answered, is_out_of_hours, opening_at, read_hours
from draagkracht.portal.dropout import advice, outcome
from draagkracht.portal.views import urgent

# Of a city that is open late on Thursday, and of a village that closes at noon on Friday.
CITY = [("MO", "09:00", "17:00"), ("TU", "09:00", "17:00"), ("WE", "09:00", "17:00"), ("TH", "09:00", "20:00"),
        ("FR", "09:00", "17:00")]  # fmt: skip
VILLAGE = [("MO", "09:00", "16:00"), ("WE", "10:00", "12:00"), ("WE", "13:00", "16:00"), ("FR", "09:00", "12:30")]
# An ordinary week, Christmas with New Year, Easter, King's Day, and Ascension Day with 5 May.
WEEKS = [(2026, 11, 23), (2026, 12, 21), (2026, 12, 28), (2027, 3, 22), (2027, 3, 29), (2027, 4, 26), (2027, 5, 3)]
CLOSED = {
    datetime.date(*day)
    for day in (
        (2026, 12, 25), (2026, 12, 26), (2027, 1, 1), (2027, 3, 26), (2027, 3, 28), (2027, 3, 29), (2027, 4, 27),
        (2027, 5, 5), (2027, 5, 6),
    )
}  # fmt: skip
ALL_DAY = {"emergency", "domestic-violence", "suicide-prevention", "listening"}
CODES = ("emergency", "suicide-prevention", "domestic-violence", "listening", "carers", "gp-out-of-hours")
ANSWERS = [
    {"now": now, "wlz": wlz, "nursing": nursing, "where": where}
    for now in ("with", "alone-unsafe")
    for wlz in ("yes", "no")
    for nursing in ("yes", "no")
    for where in ("home", "institution")
]


def site_with(rows: list[tuple[str, str, str]]) -> Site:
    """Return a municipality whose desk has these hours."""
    hours = read_hours([dict(zip(("day", "opens", "closes"), row, strict=True)) for row in rows])
    desk = Desk("Loket", "000 12 34 500", "tel:0001234500", "", "", hours)
    lines = tuple(Line(code, code, "000", "tel:000", {}) for code in CODES)
    return Site(1, "x", "x", "Proefstad", ("nl",), "x", 52.0, 5.0, desk, lines, {})


def minutes() -> Iterator[datetime.datetime]:
    """Yield every minute of each week."""
    for week in WEEKS:
        start = datetime.datetime(*week)  # noqa: DTZ001 - local moments, of which only the day and the time count
        yield from (start + datetime.timedelta(minutes=number) for number in range(7 * 24 * 60))


def who_answers(rows: list[tuple[str, str, str]], moment: datetime.datetime) -> set[str]:
    """Return who answers, told apart from how the product does it: by the clock on the wall and a list of days."""
    clock, day = f"{moment:%H:%M}", moment.strftime("%a").upper()[:2]
    answering, is_closed = set(ALL_DAY), moment.date() in CLOSED
    if not is_closed and any(row[0] == day and row[1] <= clock < row[2] for row in rows):
        answering.add("desk")
    if is_closed or day in ("SA", "SU") or not "08:00" <= clock < "17:00":
        answering.add("gp-out-of-hours")
    return answering


@functools.cache
def advised(now: advice.Answering) -> frozenset[str]:
    """Return the lines that are named first, whatever somebody answered."""
    return frozenset(advice.advise(answers, now).line for answers in ANSWERS)


@pytest.mark.parametrize("rows", [CITY, VILLAGE, []])
def test_at_every_minute_who_is_named_first_answers(rows: list[tuple[str, str, str]]) -> None:
    site, wrong = site_with(rows), []
    pressing = [rule.lines for rule in ALARMS if "gp-out-of-hours" in rule.lines]
    every = {*rules.CARE, *rules.AT_ONCE, *(code for codes in pressing for code in codes)}
    situation = next(codes for _, _, codes in urgent.SITUATIONS if "desk" in codes)

    for moment in minutes():
        hours, answering = site.desk.hours, who_answers(rows, moment)
        now = advice.Answering(is_answered("desk", hours, moment), is_out_of_hours(moment))
        named = {*advised(now), urgent.in_turn(site, situation, moment)[0]}
        found = {code: is_answered(code, hours, moment) for code in every}
        for codes in (rules.CARE, rules.AT_ONCE, *pressing):
            named.add(sorted(codes, key=lambda code: not found[code])[0])
        wrong += [(moment, code) for code in named - answering]

    assert wrong == []


def test_lines_come_in_the_order_in_which_they_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    before_nine = datetime.datetime(2026, 11, 24, 8, 30)  # noqa: DTZ001 - a local moment
    site = site_with(CITY)
    monkeypatch.setattr("django.utils.timezone.localtime", lambda *_: before_nine)

    codes = [line.code for line in list_lines(site, rules.CARE, before_nine)]
    bar = [line.code for line in outcome.urgent_lines(site)]

    assert codes == ["listening", "desk", "gp-out-of-hours"]
    assert bar == ["emergency", "listening"]
    assert urgent.in_turn(site, ("desk", "gp-out-of-hours"), before_nine) == ["listening", "desk", "gp-out-of-hours"]
    assert urgent.in_turn(site, ("desk", "gp-out-of-hours"), before_nine.replace(hour=7))[0] == "gp-out-of-hours"


def test_a_desk_is_closed_on_a_holiday_and_says_when_it_opens() -> None:
    christmas_eve = datetime.datetime(2026, 12, 24, 21)  # noqa: DTZ001 - a local moment
    hours = read_hours([{"day": "FR", "opens": "09:00", "closes": "12:30"}])

    found = opening_at(hours, christmas_eve, CLOSED)

    assert (found.is_open, found.opens_in_days, found.opens_weekday) == (False, None, None)
    assert opening_at(hours, christmas_eve, {datetime.date(2026, 12, 25)}).opens_in_days == 8
