"""When somebody can be called, and under which name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.municipalities.rules import Hours, read_hours
from draagkracht.referrals.rules import wishes
from draagkracht.referrals.rules.wishes import Daypart, DaypartOffer

THURSDAY, FRIDAY = 3, 4


def hours(*rows: str) -> tuple[Hours, ...]:
    """Return opening hours from `TH 09:00 17:00`."""
    return read_hours([dict(zip(("day", "opens", "closes"), row.split(), strict=True)) for row in rows])


def test_the_evening_is_offered_with_the_day_on_which_there_is_one() -> None:
    offers = wishes.list_offers(hours("TH 09:00 20:00", "FR 09:00 17:00"))

    assert offers == (
        DaypartOffer(Daypart.ANY),
        DaypartOffer(Daypart.MORNING),
        DaypartOffer(Daypart.AFTERNOON),
        DaypartOffer(Daypart.EVENING, (THURSDAY,)),
    )


@pytest.mark.parametrize(("closes", "is_offered"), [("12:00", False), ("12:59", False), ("13:00", True)])
def test_a_part_of_the_day_needs_an_hour(closes: str, *, is_offered: bool) -> None:
    offers = wishes.list_offers(hours(f"FR 09:00 {closes}"))

    assert (DaypartOffer(Daypart.AFTERNOON) in offers) == is_offered


def test_without_opening_hours_there_is_nothing_to_choose() -> None:
    assert wishes.list_offers(()) == (DaypartOffer(Daypart.ANY),)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Fatma   Yılmaz ", "Fatma Yılmaz"),
        ("Jan\r\nVan Dijk", "Jan Van Dijk"),
        ("فاطمة", "فاطمة"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u202eneeb\u202c", "neeb"),
        ("a\x00b\ud800c", "abc"),
        ("👩‍👧", "👩‍👧"),
        ("\u200b", ""),
    ],
)
def test_a_name_is_one_line_that_turns_nothing_around(typed: str, kept: str) -> None:
    assert wishes.clean_name(typed) == kept


@given(st.text())
def test_any_text_becomes_a_name_that_can_be_kept_and_stays_the_same(typed: str) -> None:
    name = wishes.clean_name(typed)

    assert len(name) <= wishes.LONGEST_NAME
    assert not any(unicodedata.category(each) in {"Cc", "Cs"} for each in name)
    assert wishes.clean_name(name) == name
