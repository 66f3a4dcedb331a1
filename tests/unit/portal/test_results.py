"""Results as a page of one's own shows them."""

import datetime
import uuid

import pytest

from draagkracht.assessments.queries import Kept
from draagkracht.portal.displays import results

DAY = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def kept(band: str, instrument: str = "quick-check") -> Kept:
    return Kept(
        public_id=uuid.uuid4(), instrument=instrument, answers={}, points=5, band=band, taken_at=DAY, asked_by=""
    )


@pytest.mark.parametrize(("band", "months"), [("light", 3), ("moderate", 3), ("heavy", 1)])
def test_the_heavier_it_was_the_sooner_a_question_fits(band: str, months: int) -> None:
    assert results.fitting_months([kept(band), kept("light")]) == months


def test_without_a_level_no_rhythm_is_said_to_fit() -> None:
    assert results.fitting_months([]) == 0
    assert results.fitting_months([kept("", "ediz")]) == 0
    assert results.fitting_months([kept("", "ediz"), kept("heavy")]) == 1
