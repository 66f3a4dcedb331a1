"""A policy officer sets what everybody has at least, sees the price, and who plans reads it; at two widths."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.journeys import sign_in


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_decision_of_the_council_is_written_down_and_read_by_who_plans(
    visit: Callable[..., Visitor], size: Any
) -> None:
    officer = visit(viewport=size)
    page = sign_in(officer, "Beleidsmedewerker")

    officer.open("/werk/respijt/eerlijk/")
    complaints = officer.axe()
    page.get_by_role("link", name="Leg een besluit vast").click()
    complaints += officer.axe()
    page.get_by_label("Van elke taal").fill("20")
    page.get_by_label("Welk besluit van de raad is dit?").fill(f"Raadsbesluit {size['width']}")
    page.get_by_role("button", name="Leg vast").click()
    wide = page.evaluate("document.documentElement.scrollWidth")

    expect(page.get_by_text(f"Raadsbesluit {size['width']}").first).to_be_visible()
    assert complaints + officer.axe() == []
    assert wide == size["width"]


def test_the_price_is_worked_out_and_drawn(visit: Callable[..., Visitor]) -> None:
    officer = visit(viewport=DESK)
    page = sign_in(officer, "Beleidsmedewerker")

    officer.open("/werk/respijt/eerlijk/")
    page.get_by_role("button", name="Reken uit met de vragen van nu").click()

    expect(page.get_by_text("Wij rekenen het uit")).to_be_visible()
    assert officer.axe() == []
