"""The rules of what people share around one care situation."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.people.rules.circles import (
    MOST_WEEKS,
    Level,
    Part,
    may_be_told,
    may_read,
    may_write,
    weekly,
    without_surname,
)

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("level", "reads", "writes"), [(Level.NONE, False, False), (Level.READ, True, False), (Level.WRITE, True, True)]
)
def test_who_writes_reads_too_and_who_has_nothing_sees_nothing(level: Level, reads: bool, writes: bool) -> None:
    levels = {Part.NOTES: level}

    found = (may_read(levels, Part.NOTES), may_write(levels, Part.NOTES))

    assert found == (reads, writes)
    assert not may_read(levels, Part.AGENDA)


@given(days=st.integers(min_value=-400, max_value=4000))
def test_weeks_are_a_week_apart_begin_on_the_day_and_end_in_time(days: int) -> None:
    until = DAY + datetime.timedelta(days=days)

    found = weekly(DAY, until)

    assert found[0] == DAY
    assert len(found) <= MOST_WEEKS
    assert {(after - before).days for before, after in itertools.pairwise(found)} <= {7}
    assert len(found) == 1 or found[-1] <= until


def test_what_happens_once_is_on_its_day() -> None:
    assert weekly(DAY, None) == (DAY,)


@pytest.mark.parametrize(
    ("told", "seen", "expected"),
    [(None, -1, True), (-3, -2, True), (-2, -3, False), (-0.5, -0.1, False)],
    ids=["never told", "looked since", "did not look", "told just now"],
)
def test_one_mail_until_somebody_looked_and_never_two_in_an_hour(
    told: float | None, seen: float, expected: bool
) -> None:
    told_at = None if told is None else NOW + told * HOUR

    assert may_be_told(told_at, NOW + seen * HOUR, NOW) is expected


@pytest.mark.parametrize(
    ("name", "first"), [("Ria van Achternaam", "Ria"), ("Ria", "Ria"), ("  ", ""), ("عائشة بن علي", "عائشة")]
)
def test_of_a_name_only_the_first_word_goes_elsewhere(name: str, first: str) -> None:
    assert without_surname(name) == first
