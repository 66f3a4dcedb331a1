"""Whole numbers that come with a request."""

import pytest

from draagkracht.base.numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("0", 0), ("0042", 42), ("9999", 9999)]
    + [(text, -1) for text in ("", "10000", "-1", "1.5", "²", "٣", "x")],
)
def test_a_number_is_read_and_what_is_none_or_too_long_is_not(text: str, number: int) -> None:
    assert read_number(text, digits=4, other=-1) == number
