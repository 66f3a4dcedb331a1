"""A practice refers somebody in a minute; a consultant picks it up; the practice hears back."""

import re
from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, Visitor
from tests.e2e.journeys import sign_in

NAME, INITIALS, NUMBER = "Ans Bakker", "A.B.", "000 12 34 577"
# What the issue promises: about a minute. A practised typist makes three strokes a second, a click takes two seconds.
MOST_KEYS, MOST_CLICKS, MOST_PAGES = 40, 8, 2
SECONDS = 60


class Counter:
    """Counts what somebody does with their hands on a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.clicks = page, 0, 0

    def type(self, name: str, text: str) -> None:
        """Go to a field and type."""
        self.press(f"input[name='{name}']")
        self.page.keyboard.type(text)
        self.keys += len(text)

    def choose(self, name: str, value: str) -> None:
        """Choose one of a few answers."""
        self.press(f"label:has(input[name='{name}'][value='{value}'])")

    def press(self, selector: str) -> None:
        """Press something."""
        self.page.locator(selector).click()
        self.clicks += 1


def link_of_practice(visitor: Visitor) -> str:
    """Return the address of the practice's link, as the demo prints it."""
    printed = visitor.site.log.read_text(encoding="utf-8")
    found = re.search(r"to refer: http://voorbeeldstad\S*?(/verwijs/\S+)", printed)
    assert found is not None
    return found[1]


def refer(counter: Counter) -> None:
    """Fill in what a referral needs, and send it."""
    counter.choose("asked", "spoken")
    counter.type("name", NAME)
    counter.type("phone", NUMBER)
    counter.choose("situation", "exhausted")
    counter.choose("urgency", "urgent")
    counter.choose("answer", "outcome")
    counter.press("main form button[type=submit]")


@pytest.mark.parametrize("has_javascript", [True, False])
def test_a_practice_refers_in_a_minute(visit: Callable[..., Visitor], *, has_javascript: bool) -> None:
    visitor = visit(java_script_enabled=has_javascript)
    pages: list[str] = []
    visitor.page.on("load", lambda page: pages.append(page.url))
    page = visitor.open(link_of_practice(visitor))

    counter = Counter(page)
    refer(counter)

    expect(page.locator("main")).to_contain_text("neemt contact op, uiterlijk")
    expect(page.locator("main")).to_contain_text("A.B.")
    expect(page.locator("main")).not_to_contain_text("Bakker")
    seconds = counter.keys / 3 + 2 * counter.clicks
    print(f"\nreferral: {counter.keys} keys, {counter.clicks} clicks, {len(pages)} pages, some {seconds:.0f} seconds")  # noqa: T201
    assert counter.keys <= MOST_KEYS
    assert counter.clicks <= MOST_CLICKS
    assert len(pages) <= MOST_PAGES
    assert seconds <= SECONDS
    assert not has_javascript or visitor.axe() == []


def test_the_form_can_be_filled_in_with_the_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport=DESK)
    page = visitor.open(link_of_practice(visitor))

    page.locator("input[name='asked']").first.focus()
    for keys in ("Space", "Tab"):
        page.keyboard.press(keys)
    page.keyboard.type("Cor de Boer")
    page.keyboard.press("Tab")
    page.keyboard.type("000 12 34 578")
    for keys in ("Tab", "Space", "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Tab", "Enter"):
        page.keyboard.press(keys)

    expect(page.locator("main")).to_contain_text("C.B.")


def test_pressing_twice_refers_once(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open(link_of_practice(visitor))
    counter = Counter(page)
    counter.choose("asked", "spoken")
    counter.type("name", "Dubbele Druk")
    counter.type("phone", "000 12 34 579")
    for name, value in (("situation", "alone"), ("urgency", "soon"), ("answer", "reached")):
        counter.choose(name, value)

    page.locator("main form button[type=submit]").dblclick()
    page.wait_for_url("**/overzicht/**")

    with psycopg.connect(visitor.site.database_url) as connection:
        row = connection.execute("SELECT count(*) FROM referrals_referral WHERE name = 'Dubbele Druk'").fetchone()
    assert row == (1,)


def test_who_gets_no_consent_gets_advice(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/zorgen-om-iemand/")
    assert visitor.axe() == []

    page.locator("label:has(input[name='asked'][value='no'])").click()
    page.locator("main form button[type=submit]").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Zonder toestemming bewaren wij niets"))
    assert visitor.axe() == []


def test_a_consultant_picks_up_and_the_practice_hears_back(visit: Callable[..., Visitor]) -> None:
    practice, consultant = visit(), visit(viewport=DESK)
    counter = Counter(practice.open(link_of_practice(practice)))
    refer(counter)

    page = sign_in(consultant, "Consulent")
    page.get_by_role("link", name="Verwijzingen").first.click()
    assert consultant.axe() == []
    page.get_by_role("link", name=INITIALS).first.click()
    page.get_by_role("button", name="Ik pak dit op").click()
    page.get_by_role("button", name="Contact gehad").click()
    page.get_by_label("Advies gegeven").check()
    page.get_by_role("button", name="Dit is begonnen").click()

    expect(page.locator("main")).to_contain_text("Advies gegeven door Mo Consulent")
    assert consultant.axe() == []
    practice.page.reload()
    expect(practice.page.locator("main")).to_contain_text("Er is iets begonnen door Mo Consulent")
    box = practice.open("/postbus/")
    expect(box.locator("main")).to_contain_text("Hoe het afliep met uw verwijzing")
