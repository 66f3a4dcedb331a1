"""Who is seen only when it is too heavy already, over talks and referrals, without a number that could be somebody."""

import pytest

from draagkracht.casework.displays import figures
from draagkracht.casework.rules.first_contact import FirstContacts, read_percent, together
from draagkracht.casework.rules.talks import count_burdens
from draagkracht.referrals.queries.measured import MeasuredFirst


def test_first_talks_and_referrals_with_a_result_are_counted_as_one() -> None:
    talks = count_burdens([["too-heavy"], ["fine", "too-heavy"], ["heavy"]])

    assert together(talks, measured=7, overloaded=5) == FirstContacts(10, 6)


@pytest.mark.parametrize(
    ("known", "overloaded", "is_above"), [(10, 6, True), (10, 5, False), (4, 4, False), (5, 5, True), (0, 0, False)]
)
def test_a_part_is_above_what_was_agreed_only_where_nobody_can_be_known_by_it(
    known: int, overloaded: int, *, is_above: bool
) -> None:
    assert FirstContacts(known, overloaded).is_above(50) is is_above


@pytest.mark.parametrize(("value", "percent"), [(50, 50), (0, None), (100, None), (True, None), ("50", None)])
def test_what_is_no_part_is_no_alarm(value: object, percent: int | None) -> None:
    assert read_percent(value) == percent


@pytest.mark.parametrize(
    ("found", "shown"),
    [(MeasuredFirst(12, 4), ("12", "minder dan 5")), (MeasuredFirst(3, 0), ("minder dan 5", "minder dan 5"))],
)
def test_a_small_number_is_not_shown(found: MeasuredFirst, shown: tuple[str, str]) -> None:
    assert tuple(value for _, value in figures.referred_facts(found)) == shown


def test_one_sentence_says_that_too_many_come_into_view_late() -> None:
    few, many = count_burdens([["fine"]] * 6), count_burdens([["too-heavy"]])

    assert figures.alarm_of(many, MeasuredFirst(6, 5), 50) == (
        "Voor meer dan 50 van de 100 mensen was het bij het eerste contact al te zwaar."
    )
    assert figures.alarm_of(few, MeasuredFirst(6, 5), 50) == ""
    assert figures.alarm_of(many, MeasuredFirst(6, 5), None) == ""
