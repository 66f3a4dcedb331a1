"""What cannot be true together within one time or one price."""

from typing import Any

import pytest

from draagkracht.directory.rules import consistency


@pytest.mark.parametrize(
    ("part", "row", "column"),
    [
        ("schedules", {"opens_at": "09:00", "closes_at": "17:00"}, None),
        ("schedules", {"opens_at": "17:00", "closes_at": "08:00"}, None),
        ("schedules", {"opens_at": "22:00", "closes_at": "07:00"}, None),
        ("schedules", {"opens_at": "06:00", "closes_at": "00:00"}, None),
        ("schedules", {"opens_at": "00:00", "closes_at": "00:00"}, None),
        ("schedules", {"opens_at": "09:00"}, None),
        ("schedules", {"opens_at": "negen", "closes_at": "acht"}, None),
        ("schedules", {"opens_at": "14:00", "closes_at": "12:00"}, "closes_at"),
        ("schedules", {"opens_at": "12:00", "closes_at": "12:00"}, "closes_at"),
        ("schedules", {"valid_from": "2027-02-01", "valid_to": "2027-01-31"}, "valid_to"),
        ("cost_options", {"valid_from": "2027-02-01", "valid_to": "2027-01-31"}, "valid_to"),
        ("cost_options", {"amount_cents": 750, "amount_description": "gratis"}, "amount_description"),
        ("cost_options", {"amount_cents": 750, "option": "Gratis!"}, "option"),
        ("cost_options", {"amount_cents": 750, "amount_description": "de eerste keer gratis"}, None),
        ("cost_options", {"amount_cents": 0, "amount_description": "gratis"}, None),
        ("contacts", {"name": "gratis"}, None),
    ],
)
def test_a_row_that_contradicts_itself_is_named_at_its_column(part: str, row: dict[str, Any], column: str) -> None:
    found = consistency.contradiction(part, row)

    assert (found[0] if found else None) == column


@pytest.mark.parametrize(
    ("fees", "cents", "is_wrong"),
    [("gratis", 750, True), ("gratis", 0, False), ("gratis", None, False), ("per keer", 750, False)],
)
def test_words_beside_the_prices_may_not_deny_them(fees: str, cents: int | None, is_wrong: bool) -> None:
    assert consistency.is_free_and_not(fees, [{"amount_cents": cents}]) is is_wrong
