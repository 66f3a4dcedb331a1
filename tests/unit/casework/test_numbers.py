"""Citizen service numbers: nine digits that pass the test of eleven, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.casework.rules import numbers

WRONG = ["", "999990018", "000000000", "99999001", "9999900190", "²99990019", "Jansen", "7K4M-Q2XB"]
TYPED = ["999990019", "999 990 019", "9999.90.019", " 999990019 ", "999-990-019", "999\u00a0990\u00a0019"]


@pytest.mark.parametrize("text", TYPED)
def test_a_number_is_read_as_people_type_it(text: str) -> None:
    assert numbers.read_number(text) == "999990019"
    assert numbers.is_number(text)


def test_a_number_of_eight_digits_gets_its_zero_and_is_read_out_in_groups() -> None:
    digits = numbers.read_number("10000008")

    assert digits == "010000008"
    assert numbers.in_groups(digits) == "010 000 008"


@pytest.mark.parametrize(
    "text", ["", "999990018", "000000000", "99999001", "9999900190", "²99990019", "Jansen", "7K4M-Q2XB"]
)
def test_what_is_no_number_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(numbers.NotACitizenNumber) as refusal:
        numbers.read_number(text)

    assert not text or text not in str(refusal.value)


@given(digits=st.from_regex(r"[0-9]{9}", fullmatch=True), place=st.integers(0, 8), step=st.integers(1, 9))
def test_one_wrong_digit_is_always_found(digits: str, place: int, step: int) -> None:
    if numbers.is_number(digits):
        wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]

        assert not numbers.is_number(wrong)
