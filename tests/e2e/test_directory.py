"""Finding what there is: by need in everyday words, with and without JavaScript, with the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, Visitor

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.mark.parametrize("javascript", [True, False])
def test_an_everyday_need_leads_to_a_service_with_its_first_step(
    visit: Callable[..., Visitor], *, javascript: bool
) -> None:
    page = visit(java_script_enabled=javascript).open("/")

    page.get_by_role("link", name="Ik slaap te weinig").click()
    page.locator("main article a, main li h3 a, main h3 a").first.click()

    expect(page.get_by_text("Eerste stap").first).to_be_visible()
    expect(page.get_by_text("Klopt dit nog?").first).to_be_visible()


def test_a_choice_changes_the_list_and_the_address_at_once(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=DESK).open("/wat-is-er/?behoefte=respite")

    page.get_by_text("Meer keuzes").first.click()
    page.locator("select[name='voor']").select_option("dementia")

    page.wait_for_url("**voor=dementia**")
    expect(page.get_by_role("status")).to_be_visible()


def test_a_postcode_is_answered_with_what_to_fill_in(visit: Callable[..., Visitor]) -> None:
    page = visit().open("/wat-is-er/?plaats=1234+AB")

    expect(page.locator("main")).to_contain_text("kennen wij niet")


def test_a_service_of_one_municipality_is_not_there_in_the_other(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/wat-is-er/?woord=Het+Hofje")
    path = page.locator("main h3 a, main article a").first.get_attribute("href") or ""

    own, other = visitor.fetch(path), visitor.fetch(path, slug="voorbeelddorp")

    assert (own.status, other.status) == (200, 404)


def test_the_first_stop_of_the_keyboard_skips_to_the_content(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=DESK).open("/wat-is-er/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_enlarged_and_by_keyboard_somebody_reaches_the_part_that_is_not_right(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport={"width": 320, "height": 256}, forced_colors="active")
    page = visitor.open("/wat-is-er/?woord=Het+Hofje")
    page.locator("main h3 a").first.press("Enter")
    fits = [page.evaluate(FITS)]

    page.get_by_role("link", name="Laat ons weten wat er niet klopt").press("Enter")
    page.get_by_role("link", name="Wat het kost").press("Enter")

    expect(page.get_by_label("Waar gaat het over?")).to_have_value("prijs")
    fits.append(page.evaluate(FITS))
    assert fits == [True, True]
    assert visitor.axe() == []
