"""Searching in one's own words: errors mended in sight, an address to share, numbers, a map that one may pass by."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visitor


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_who_mistypes_finds_help_and_shares_the_address(
    visit: Callable[..., Visitor], *, javascript: bool
) -> None:
    page = visit(java_script_enabled=javascript).open("/wat-is-er/")

    page.get_by_label("Waar zoekt u naar?").fill("mantelzrog")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.wait_for_url("**woord=mantelzrog**")

    expect(page.get_by_text("Gezocht op “mantelzorg” in plaats van “mantelzrog”.")).to_be_visible()
    first = page.locator("#lijst h3").first.inner_text()
    other = visit(java_script_enabled=javascript).page
    other.goto(page.url)
    expect(other.locator("#lijst h3").first).to_have_text(first)


def test_the_number_beside_a_choice_is_what_comes_of_it(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=DESK).open("/wat-is-er/?woord=dementie")
    option = page.locator("select[name='behoefte'] option[value='respite']")
    number = option.inner_text().rpartition("(")[2].rstrip(")")

    page.locator("select[name='behoefte']").focus()
    page.locator("select[name='behoefte']").select_option("respite")

    expect(page.get_by_role("heading", name=f"{number} mogelijkhe")).to_be_visible()
    expect(page.locator("select[name='behoefte']")).to_be_focused()
    expect(page.locator("select[name='vorm']")).to_be_visible()


def test_the_console_stays_empty_while_choosing_where_a_browser_styles_fields(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=DESK).open("/wat-is-er/?woord=dementie")
    # As password managers do, and browsers that hide the caret: from a script, so the policy allows it.
    page.evaluate("document.querySelectorAll('form *').forEach((one) => one.style.setProperty('caret-color', 'red'))")

    page.locator("select[name='behoefte']").select_option("respite")
    page.wait_for_url("**behoefte=respite**")
    page.get_by_text("Meer keuzes").click()
    page.locator("select[name='voor']").select_option("dementia")
    page.wait_for_url("**voor=dementia**")

    expect(page.locator("select[name='voor']")).to_have_value("dementia")  # and `visit` asks what the console said


def test_the_map_is_an_extra_with_pins_that_lead_to_services(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=DESK).open("/wat-is-er/?woord=logeren")
    pins = page.locator("#kaart .leaflet-marker-pane a")

    expect(page.get_by_role("group", name="Kaart met de plaatsen uit de lijst")).to_be_visible()
    expect(page.get_by_text("Er is hier geen stratenkaart ingesteld.")).to_be_visible()
    name = pins.first.get_attribute("aria-label") or ""
    page.get_by_role("link", name="Sla de kaart over").click()
    assert page.evaluate("document.activeElement.id") == "na-de-kaart"
    pins.first.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_map_follows_a_choice(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=DESK).open("/wat-is-er/")
    before = page.locator("#kaart .leaflet-marker-pane a").count()

    page.locator("select[name='behoefte']").select_option("financial")
    page.wait_for_url("**behoefte=financial**")

    expect(page.locator("#kaart .leaflet-marker-pane a")).not_to_have_count(before)


def test_without_javascript_there_is_a_list_and_no_map(visit: Callable[..., Visitor]) -> None:
    page = visit(java_script_enabled=False).open("/wat-is-er/?woord=logeren")

    expect(page.locator("#lijst h3").first).to_be_visible()
    expect(page.locator("#kaart")).to_be_hidden()


STATES = {
    "everything": "/wat-is-er/",
    "mended": "/wat-is-er/?woord=mantelzrog+in+Oost",
    "relaxed": "/wat-is-er/?woord=parkeren+dementie+nierdialyse",
    "nothing": "/wat-is-er/?woord=xqzwvxq",
    "nothing chosen": "/wat-is-er/?woord=dementie&behoefte=respite&taal=tr&wet=jeugdwet&leeftijd=75",
    "meant": "/wat-is-er/?plaats=Ost",
    "chosen": "/wat-is-er/?woord=oppas&voor=dementia&leeftijd=75&thuis=ja",
    "wrong": "/wat-is-er/?plaats=0991+AA&leeftijd=x",
    "arabic": "/ar/wat-is-er/?woord=oppas&plaats=Oost",
}


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", STATES.values(), ids=STATES.keys())
def test_the_list_is_accessible_in_every_state_and_fits(
    visit: Callable[..., Visitor], path: str, view: dict[str, int]
) -> None:
    visitor = visit(viewport=view)
    page = visitor.open(path)

    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert visitor.axe() == []
    assert wide == 0
