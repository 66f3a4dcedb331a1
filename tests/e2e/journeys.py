"""What visitors do, in their own words, so that each journey reads as a story."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visitor

# A tired partner of somebody with dementia: the answers of the story on most pages.
TIRED_PARTNER: Mapping[str, Sequence[str]] = {
    "minor": ["no"],
    "whom": ["partner"],
    "tasks": ["household", "personal-care", "night"],
    "hours": ["20-40"],
    "since": ["1y-5y"],
    "perseverance": ["1m-6m"],
    "sleep": ["often"],
    "own-life": ["often"],
    "work-school": ["sometimes"],
    "health": ["sometimes"],
    "alone": ["often"],
    "energy": ["giving"],
    "safe": ["safe"],
}


def answer(page: Page, item: str, codes: Sequence[str]) -> None:
    """Choose answers on the present page."""
    for code in codes:
        page.locator(f"input[name='{item}'][value='{code}']").check()


def go_on(page: Page) -> None:
    """Press the first button of the form, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def answer_required(page: Page, answers: Mapping[str, Sequence[str]] = TIRED_PARTNER) -> None:
    """Answer the required questions one by one, each on its own page."""
    for item, codes in answers.items():
        answer(page, item, codes)
        go_on(page)


def tell_about(page: Page, *, condition: str = "dementia", place: str = "Oost") -> None:
    """Fill in the last page, which may be skipped."""
    page.locator("select[name='condition']").select_option(condition)
    page.locator("input[name='place']").fill(place)
    go_on(page)


def sign_in(visitor: Visitor, role: str) -> Page:
    """Sign in as the person of the demo with a role, by one press."""
    page = visitor.open("/inloggen/")
    page.get_by_role("button", name=f"{role}:").click()
    page.wait_for_url("**/werk/**")
    expect(page.get_by_text("Ingelogd als")).to_be_visible()
    return page
