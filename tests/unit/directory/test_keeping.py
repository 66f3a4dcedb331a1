"""How old a check is, and what an entry lacks."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules.keeping import AGE_LABELS, LACK_LABELS, CheckedAge, Lack, spans, told

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def ages_at(moment: datetime.datetime) -> list[CheckedAge]:
    """Return the ages of which a check at a moment is."""
    found = spans(NOW).items()
    return [age for age, (start, end) in found if (not start or moment >= start) and (not end or moment < end)]


@given(
    st.integers(631_152_000, 1_893_456_000).map(lambda second: datetime.datetime.fromtimestamp(second, datetime.UTC))
)
def test_a_check_is_of_exactly_one_age(moment: datetime.datetime) -> None:
    assert len(ages_at(moment)) == 1


def test_the_last_day_still_counts() -> None:
    day = datetime.timedelta(days=1)

    assert ages_at(NOW) == [CheckedAge.MONTH]
    assert ages_at(NOW - 30 * day) == [CheckedAge.MONTH]
    assert ages_at(NOW - 31 * day) == [CheckedAge.QUARTER]
    assert ages_at(NOW - 92 * day) == [CheckedAge.HALF_YEAR]
    assert ages_at(NOW - 365 * day) == [CheckedAge.YEAR]
    assert ages_at(NOW - 366 * day) == [CheckedAge.OLDER]


def test_no_telephone_is_not_said_beside_no_telephone_or_mail() -> None:
    assert told([Lack.CONTACT, Lack.PRICE, Lack.PHONE]) == (Lack.CONTACT, Lack.PRICE)
    assert told([Lack.PHONE]) == (Lack.PHONE,)


def test_every_age_and_every_lack_has_words() -> None:
    assert set(AGE_LABELS) == set(CheckedAge)
    assert set(LACK_LABELS) == set(Lack)
