"""A consultant writes a request down, finds it in the work list by keyboard, and takes the first step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.test_sign_in import enter_as, press


@pytest.mark.parametrize(("has_script", "screen"), [(True, DESK), (False, PHONE)], ids=["desk", "phone-without-script"])
def test_a_request_comes_in_and_is_taken(
    visit: Callable[..., Visitor], has_script: bool, screen: dict[str, int]
) -> None:
    visitor = visit(java_script_enabled=has_script, viewport=screen)
    page = enter_as(visitor, "Mo Consulent")
    name = f"Inwoner {'met' if has_script else 'zonder'} script"

    def looks_well() -> None:
        assert not has_script or visitor.axe() == []

    visitor.open("/werk/werklijst/")
    looks_well()
    page.get_by_role("link", name="Nieuwe melding").click()
    looks_well()
    page.get_by_role("link", name="Iemand vraagt hulp voor zichzelf").click()
    page.get_by_label("Naam").fill(name)
    press(page, "Melding bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Vul hier iets in.")
    looks_well()
    expect(page.get_by_label("Naam")).to_have_value(name)
    page.locator("[name=mail]").fill("inwoner@wijk.example")
    page.get_by_label("Wat is de vraag?").fill("Ik red het huishouden niet meer.")
    press(page, "Melding bewaren")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    looks_well()
    page.get_by_role("link", name="Onderzoek starten").click()
    looks_well()
    press(page, "Onderzoek starten")
    expect(page.get_by_role("status")).to_have_text("Gedaan: onderzoek starten.")
    visitor.open("/werk/werklijst/")
    expect(page.get_by_role("link", name=name)).to_be_visible()


def test_the_work_list_is_walked_by_keyboard(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport=DESK)
    page = enter_as(visitor, "Mo Consulent")
    visitor.open("/werk/werklijst/")
    lines = page.locator("[data-keys] a")

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.nth(0)).to_be_focused()
    chosen = lines.nth(0).inner_text()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(chosen)
    assert visitor.axe() == []
