"""Which way to a breather: from the first page to who arranges a weekend, on a phone and in Arabic."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e import journeys
from tests.e2e.conftest import Visitor

GROWN_UP = {"wlz": "no", "minor": "no", "insured": "nobody", "supervision": "no"}


def answer_all(page: Page, answers: Mapping[str, str], look: Callable[[], list[str]]) -> list[str]:
    """Answer the questions that come, and look at each page; return what was found."""
    found = []
    while "/vraag/" in (path := urlsplit(page.url).path):
        code = path.split("/vraag/")[1].strip("/")
        found += look()
        journeys.answer(page, code, [answers.get(code, "unknown")])
        journeys.go_on(page)
    return found


def test_a_carer_on_a_phone_without_javascript_learns_who_arranges_a_weekend(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = visitor.open("/")

    page.get_by_role("link", name="Kijk wie het regelt en wat het kost").click()
    journeys.answer(page, "forms", ["stay"])
    journeys.go_on(page)
    answer_all(page, GROWN_UP, list)

    expect(page.get_by_role("heading", level=1)).to_have_text("Dit kan, en zo vraagt u het")
    expect(page.locator("#wmo-respite")).to_contain_text("Zo vraagt u het:")
    expect(page.locator("#wmo-respite")).to_contain_text("per maand")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()


def test_every_page_of_the_way_can_be_used_by_all(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport={"width": 390, "height": 844})
    page = visitor.open("/even-vrij/")
    found = [*visitor.axe()]

    journeys.go_on(page)
    found += visitor.axe()
    journeys.answer(page, "forms", ["any"])
    journeys.go_on(page)
    found += answer_all(page, GROWN_UP, visitor.axe)
    for more in page.locator("main details").all():
        more.locator("summary").click()

    assert [*found, *visitor.axe()] == []


def test_in_arabic_the_way_reads_from_the_right(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport={"width": 1280, "height": 900})
    page = visitor.open("/ar/even-vrij/")

    journeys.answer(page, "forms", ["stay", "sitting"])
    journeys.go_on(page)
    found = answer_all(page, {"wlz": "yes", "wlz-form": "pgb", "nights-used": "fewer"}, visitor.axe)

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#wlz-stay")).to_contain_text("156")
    assert [*found, *visitor.axe()] == []
