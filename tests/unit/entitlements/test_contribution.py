"""What one pays oneself: by day, and never an amount of a law that is no law yet."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.entitlements.rules.contribution import (
    OF_ALL,
    Dated,
    Law,
    Per,
    Standing,
    code_of,
    own_contribution,
)
from draagkracht.entitlements.rules.respite import Form

JULY = {year: datetime.date(year, 7, 1) for year in range(2019, 2029)}


def dated(
    cents: int | None, first: int, until: int | None, standing: Standing = Standing.VERIFIED, code: str = OF_ALL
) -> Dated:
    """Return a parameter that holds from one year until another."""
    end = datetime.date(until, 1, 1) if until else None
    return Dated(code, cents, datetime.date(first, 1, 1), end, standing, "bron")


NATIONAL = [
    dated(1900, 2020, 2021),
    dated(1900, 2021, 2023, Standing.TO_CONFIRM),
    dated(1900, 2023, 2024),
    dated(2060, 2024, 2025),
    dated(2100, 2025, 2026),
    dated(2180, 2026, 2027),
    dated(None, 2027, None, Standing.BILL),
]


@pytest.mark.parametrize(
    ("year", "cents", "is_certain"),
    [
        (2019, None, False),
        (2020, 1900, True),
        (2021, 1900, False),
        (2022, 1900, False),
        (2023, 1900, True),
        (2024, 2060, True),
        (2025, 2100, True),
        (2026, 2180, True),
        (2027, None, False),
        (2028, None, False),
    ],
)
def test_the_amount_of_the_wmo_is_that_of_the_day(year: int, cents: int | None, is_certain: bool) -> None:
    found = own_contribution(Form.STAY, Law.WMO, JULY[year], NATIONAL)

    assert (found.cents, found.is_certain) == (cents, is_certain)
    assert found.per is (Per.MONTH if cents else Per.NONE)


def test_an_amount_says_what_it_is_and_until_when() -> None:
    found = own_contribution(Form.STAY, Law.WMO, JULY[2026], NATIONAL)

    assert found.says.dutch() == "Hoogstens € 21,80 per maand. Wat u verdient, maakt niet uit."
    assert found.until == datetime.date(2027, 1, 1)
    assert found.source == "bron"


def test_an_amount_that_nobody_looked_up_says_so() -> None:
    assert "kijken wij nog na" in own_contribution(Form.STAY, Law.WMO, JULY[2021], NATIONAL).says.dutch()


def test_of_a_year_of_which_nothing_is_known_one_is_told_to_ask() -> None:
    assert "Vraag na hoeveel dat is." in own_contribution(Form.STAY, Law.WMO, JULY[2019], NATIONAL).says.dutch()


def test_of_two_amounts_of_a_day_the_last_counts() -> None:
    assert own_contribution(Form.STAY, Law.WMO, JULY[2026], [*NATIONAL, dated(1000, 2026, None)]).cents == 1000


def test_of_the_year_of_the_bill_no_amount_is_promised() -> None:
    found = own_contribution(Form.STAY, Law.WMO, JULY[2027], NATIONAL)

    assert "nog niet zeker" in found.says.dutch()
    assert "€" not in found.says.dutch()


def test_a_municipality_may_ask_nothing_for_one_form() -> None:
    free = dated(0, 2019, 2021, code=code_of(Form.DAY_CARE))

    found = own_contribution(Form.DAY_CARE, Law.WMO, JULY[2020], [*NATIONAL, free])

    assert (found.cents, found.per, found.is_certain) == (0, Per.NONE, True)
    assert own_contribution(Form.STAY, Law.WMO, JULY[2020], [*NATIONAL, free]).cents == 1900
    assert own_contribution(Form.DAY_CARE, Law.WMO, JULY[2024], [*NATIONAL, free]).cents == 2060


def test_that_a_municipality_asks_nothing_is_not_certain_before_somebody_looked() -> None:
    perhaps = dated(0, 2019, None, Standing.TO_CONFIRM, code_of(Form.STAY))

    found = own_contribution(Form.STAY, Law.WMO, JULY[2026], [*NATIONAL, perhaps])

    assert not found.is_certain
    assert "Vraag het na" in found.says.dutch()


@pytest.mark.parametrize("law", [law for law in Law if law is not Law.WMO])
def test_an_amount_of_the_wmo_is_of_no_other_law(law: Law) -> None:
    assert own_contribution(Form.STAY, law, JULY[2026], NATIONAL).cents in {None, 0}


def test_nursing_is_without_a_deductible_in_the_year_that_was_read() -> None:
    assert own_contribution(Form.LIVE_IN, Law.ZVW, JULY[2026], ()).is_certain
    assert not own_contribution(Form.LIVE_IN, Law.ZVW, JULY[2027], ()).is_certain


@given(
    form=st.sampled_from(list(Form)),
    law=st.sampled_from([*Law, "something else"]),
    on=st.dates(datetime.date(2019, 1, 1), datetime.date(2029, 12, 31)),
    standing=st.sampled_from(list(Standing)),
    cents=st.none() | st.integers(0, 100_000),
)
def test_certain_is_only_what_was_looked_up_and_what_is_not_says_to_ask(
    form: Form, law: str, on: datetime.date, standing: Standing, cents: int | None
) -> None:
    found = own_contribution(form, law, on, [dated(cents, 2019, None, standing)])

    assert found.says.dutch()
    if law == Law.WMO:
        assert found.is_certain is (standing is Standing.VERIFIED and cents is not None)
        assert (found.cents is None) is (standing is Standing.BILL or cents is None)
    if found.is_certain:
        assert found.cents is not None
        assert found.source
