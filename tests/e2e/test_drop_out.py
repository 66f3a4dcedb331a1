"""Care drops out now: from "Ik heb nu hulp nodig" to whom to call and what may be there, on a phone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e import journeys
from tests.e2e.conftest import Visitor

A_BROKEN_HIP = {
    "now": ["alone-unsafe"],
    "who": ["carer"],
    "where": ["home"],
    "minor": ["no"],
    "wlz": ["unknown"],
    "nursing": ["no"],
    "until": ["weeks"],
}


def test_a_stranger_without_javascript_learns_who_takes_over(visit: Callable[..., Visitor]) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.open("/hulp/")

    page.get_by_role("link", name="Kijk wie het overneemt").click()
    expect(page.locator("a[href='tel:112']").first).to_be_visible()
    journeys.answer_required(page, A_BROKEN_HIP)

    expect(page.get_by_role("heading", level=1)).to_have_text("Dit kunt u nu doen")
    expect(page.get_by_text("Er is nu niemand. Alleen zijn kan niet.")).to_be_visible()
    expect(page.get_by_text("Is er een Wlz-indicatie?").first).to_be_visible()
    # On every hour of every day: an offer that is open now, or a number that answers.
    expect(page.locator("main a[href^='tel:']:not([href='tel:112'])").first).to_be_visible()
    expect(page.locator("a[href='tel:112']").first).to_be_visible()


def test_every_page_of_the_way_can_be_used_by_all(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/hulp/overnemen/")
    found = []

    for item, codes in A_BROKEN_HIP.items():
        found += visitor.axe()
        journeys.answer(page, item, codes)
        journeys.go_on(page)
    for more in page.locator("details").all():
        more.locator("summary").click()

    assert [*found, *visitor.axe()] == []


def test_in_arabic_the_way_reads_from_the_right(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/ar/hulp/overnemen/")

    journeys.answer_required(page, A_BROKEN_HIP)

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).not_to_contain_text("Dit kunt u")
    assert visitor.axe() == []
