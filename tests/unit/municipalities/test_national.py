"""Parameters that every municipality has from its first day: one value a day, and what is no law has no amount."""

import datetime
import itertools
from typing import Any

import pytest

from draagkracht.municipalities import national
from draagkracht.municipalities.models import Parameter

OWN_CONTRIBUTION = "wmo-own-contribution"


def rows_of(code: str) -> list[dict[str, Any]]:
    """Return the rows of a parameter by day."""
    return sorted((row for row in national.read_parameters() if row["code"] == code), key=lambda row: row["valid_from"])


@pytest.mark.parametrize("code", sorted({row["code"] for row in national.read_parameters()}))
def test_a_parameter_has_one_value_on_each_day_from_its_first(code: str) -> None:
    for earlier, later in itertools.pairwise(rows_of(code)):
        assert earlier["valid_until"] == later["valid_from"]
    assert "valid_until" not in rows_of(code)[-1]


@pytest.mark.parametrize("row", national.read_parameters(), ids=lambda row: f"{row['code']}-{row['valid_from']}")
def test_a_parameter_says_how_sure_it_is_and_where_it_comes_from(row: dict[str, Any]) -> None:
    assert row["status"] in Parameter.Status.values
    assert row["source"]
    assert row["unit"]


@pytest.mark.parametrize(
    ("year", "cents", "status"),
    [
        (2020, 1900, "verified"),
        (2021, 1900, "to_confirm"),
        (2022, 1900, "to_confirm"),
        (2023, 1900, "verified"),
        (2024, 2060, "verified"),
        (2025, 2100, "verified"),
        (2026, 2180, "verified"),
    ],
)
def test_the_own_contribution_of_a_year_is_as_published(year: int, cents: int, status: str) -> None:
    found = rows_of(OWN_CONTRIBUTION)[[2020, 2021, 2023, 2024, 2025, 2026].index(year - (year == 2022))]

    assert (found["value"], found["status"]) == (cents, status)
    assert found["valid_from"] <= datetime.date(year, 7, 1) < found["valid_until"]


def test_the_own_contribution_of_2027_is_a_bill_without_an_amount() -> None:
    last = rows_of(OWN_CONTRIBUTION)[-1]

    assert (last["valid_from"], last["status"]) == (datetime.date(2027, 1, 1), "bill")
    assert not isinstance(last["value"], int)
