"""A provider gets a letter, opens the link in the mailbox of the demo, and the page of the service shows the check."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, Visitor

PATIENCE_SECONDS = 60


def wait_for_letter(page: Page, visitor: Visitor) -> None:
    """Look in the mailbox until the worker has sent what it should."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        visitor.open("/postbus/")
        if page.get_by_text("Klopt dit nog?").count():
            return
        time.sleep(0.2)
    raise AssertionError("no letter came")


def test_a_provider_confirms_by_the_link_in_its_letter(visit: Callable[..., Visitor]) -> None:
    provider = visit()
    page = provider.page
    wait_for_letter(page, provider)
    mailbox = provider.axe()
    expect(page.get_by_text("Er gaat niets de deur uit")).to_be_visible()

    page.locator("main a[href*='/klopt-het-nog/']").first.click()
    enquiry = page.url
    assert provider.axe() == []
    name = page.locator("main h2").first.inner_text()
    public = page.locator("main a", has_text="Zo staat het op de site").first.get_attribute("href") or ""
    with page.expect_navigation():
        page.get_by_role("button", name="Dit klopt nog").first.click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_have_count(0)
    thanks = provider.axe()
    provider.open(public)

    assert mailbox == []
    assert thanks == []
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text(re.compile("in de afgelopen week gecontroleerd", re.IGNORECASE)).first).to_be_visible()
    assert "@" not in enquiry


def test_a_provider_says_without_a_script_what_is_wrong(visit: Callable[..., Visitor]) -> None:
    provider = visit(viewport=DESK, java_script_enabled=False)
    page = provider.page
    wait_for_letter(page, provider)

    page.locator("main a[href*='/klopt-het-nog/']").last.click()
    page.get_by_role("link", name="Dit klopt niet meer").first.click()
    page.get_by_role("button", name="Versturen").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Vul in wat er niet klopt")
    page.get_by_label("Wat klopt er niet meer?").fill("Wij zijn verhuisd.")
    page.get_by_role("button", name="Versturen").first.click()

    expect(page.locator("main")).to_contain_text("uw antwoord is binnen", ignore_case=True)
