"""Which night is tonight, for whom a place is, and for how many nights in a row."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules.codes import Payer, Skill
from draagkracht.respite.rules.tonight import DAY, MOST_NIGHTS, Known, is_for, night_of, nights_in_a_row

FRIDAY = datetime.date(2026, 12, 4)


@pytest.mark.parametrize(("hour", "night"), [(0, FRIDAY - DAY), (5, FRIDAY - DAY), (6, FRIDAY), (23, FRIDAY)])
def test_after_midnight_tonight_is_the_night_that_began_yesterday(hour: int, night: datetime.date) -> None:
    assert night_of(datetime.datetime.combine(FRIDAY, datetime.time(hour, 59))) == night


@pytest.mark.parametrize(
    ("known", "skills", "payers", "expected"),
    [
        (Known(), [], [], True),
        (Known(), [], [Payer.WLZ], True),
        (Known(is_child=True), [], [], False),
        (Known(is_child=True), [Skill.CHILDREN], [], True),
        (Known(is_child=False), [Skill.CHILDREN], [Payer.JEUGDWET], False),
        (Known(is_child=False), [Skill.CHILDREN], [Payer.JEUGDWET, Payer.WMO], True),
        (Known(needs_nursing=True), [Skill.LIFTING], [], False),
        (Known(needs_nursing=True), [Skill.NURSING], [], True),
        (Known(needs_nursing=False), [Skill.LIFTING], [], True),
        (Known(has_wlz=True), [], [Payer.WMO], False),
        (Known(has_wlz=True), [], [Payer.WMO, Payer.OWN], True),
        (Known(has_wlz=False), [], [Payer.WLZ], False),
        (Known(has_wlz=False), [], [Payer.WLZ, Payer.WMO], True),
    ],
)
def test_only_what_is_known_leaves_a_place_out(
    known: Known, skills: list[Skill], payers: list[Payer], expected: bool
) -> None:
    assert is_for(known, skills=skills, payers=payers) is expected


@given(st.sets(st.integers(min_value=0, max_value=30)), st.integers(min_value=1, max_value=MOST_NIGHTS))
def test_nights_in_a_row_are_all_free_and_the_next_one_is_not(free: set[int], most: int) -> None:
    days = {FRIDAY + DAY * number for number in free}

    number = nights_in_a_row(FRIDAY, days, most=most)

    assert all(FRIDAY + DAY * each in days for each in range(number))
    assert number == most or FRIDAY + DAY * number not in days
