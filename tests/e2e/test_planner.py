"""A planner makes a plan of the region, changes it, publishes it in two parts; a carer reads the offer at home."""

import datetime
import re
from collections.abc import Callable

from django.utils import formats
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.journeys import sign_in
from tests.e2e.test_casework_journey import AMSTERDAM, looks_right
from tests.e2e.test_respite_journey import go
from tests.e2e.test_sign_in import press

VILLAGE = "voorbeelddorp"
PLANS = "/werk/respijt/plan/"
MADE_WITHIN = 90_000  # milliseconds: other work may be on the cores
LINE = ".draagkracht-plan__line"


def monday(weeks: int) -> datetime.date:
    """Return the Monday after so many weeks."""
    today = datetime.datetime.now(tz=AMSTERDAM).date()
    return today + datetime.timedelta(days=7 * weeks - today.weekday())


def looks_right_twice(visitor: Visitor) -> None:
    """Assert that a page has no fault and is no wider than the window, on a phone and on a desk."""
    for size in (PHONE, DESK):
        visitor.page.set_viewport_size(size)  # type: ignore[arg-type]
        looks_right(visitor)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == size["width"]


def ask(carer: Visitor, start: datetime.date) -> None:
    """Ask for two nights in a house, as a carer of the other municipality of the region."""
    carer.open("/inloggen/", VILLAGE)
    press(carer.page, "Aaltje Boer")
    page = carer.open("/mijn/even-vrij/vragen/", VILLAGE)
    page.get_by_label("Logeren in een logeerhuis").check()
    press(page, "Verder")
    page.locator("[name=start_date]").fill(str(start))
    page.locator("[name=flex_days]").last.check()
    page.locator("[name=district]").select_option(index=1)
    press(page, "Verder")
    press(page, "Verder")
    expect(page.locator("main")).to_contain_text("Zonder een ja boeken wij niets")


def make_plan(page: Page, first: datetime.date) -> None:
    """Ask for a plan from a Monday."""
    page.get_by_label("Vier weken vanaf").select_option(str(first))
    press(page, "Maak een plan")


def press_on_line(visitor: Visitor, name: str, state: str) -> None:
    """Press a button on the page of a line, and see where the line is after it."""
    press(visitor.page, name)
    expect(visitor.page.locator("main")).to_contain_text(state)
    looks_right_twice(visitor)


def lock_and_take_back(planner: Visitor) -> None:
    """Lock the first line, take it back, see what that costs, and put it back."""
    page, plan = planner.page, planner.page.url
    worth = page.locator("#plan").inner_text()
    page.locator(LINE).first.get_by_role("link").click()
    looks_right_twice(planner)
    press_on_line(planner, "Vastzetten", "Vastgezet")
    press_on_line(planner, "Terugnemen", "Teruggenomen")
    page.goto(plan)
    expect(page.locator("main")).to_contain_text("Teruggenomen of afgevallen: 1.")
    expect(page.locator("main")).to_contain_text("Zoals het is gemaakt")
    looks_right_twice(planner)
    page.locator(LINE, has_text="Teruggenomen").get_by_role("link").click()
    press_on_line(planner, "Weer voorstellen", "Voorstel")
    page.goto(plan)
    assert page.locator("#plan").inner_text() == worth


def give_another(planner: Visitor, line: Locator) -> str:
    """Give who asks in a line something else, and return what."""
    page, plan = planner.page, planner.page.url
    line.get_by_role("link").click()
    go(page, "Iets anders geven")
    looks_right_twice(planner)
    page.locator("main input[type=radio]").first.check()
    offer = page.locator("main label").first.inner_text().strip()
    press(page, "Geef dit")
    expect(page.locator("main")).to_contain_text("Door een planner gekozen.")
    expect(page.locator("main")).to_contain_text(offer)
    looks_right_twice(planner)
    page.goto(plan)
    return offer


def publish(planner: Visitor, *lines: Locator) -> None:
    """Offer some lines, and see that it was done."""
    for line in lines:
        line.locator("input[type=checkbox]").check()
    press(planner.page, "Bied aan wat is aangevinkt")
    expect(planner.page.locator("main")).to_contain_text(f"{len(lines)} keer aangeboden")
    looks_right_twice(planner)


def test_a_plan_is_made_changed_and_published_in_two_parts_and_who_cares_reads_the_offer(
    visit: Callable[..., Visitor],
) -> None:
    carer, planner = visit(viewport=PHONE), visit(viewport=DESK)
    first, start = monday(2), monday(2) + datetime.timedelta(days=15)
    ask(carer, start)
    page = sign_in(planner, "Planner")

    planner.open(PLANS)
    looks_right_twice(planner)
    make_plan(page, first)
    looks_right(planner)
    expect(page.get_by_role("heading", name="Voorstellen")).to_be_visible(timeout=MADE_WITHIN)
    expect(page.locator("main")).to_contain_text(re.compile(r"Nu hebben er \d+ een plek"))
    looks_right_twice(planner)
    lock_and_take_back(planner)
    hers = page.locator(LINE, has_text=f"2 nachten vanaf {formats.date_format(start, 'j F')}").first
    offer = give_another(planner, hers)
    publish(planner, page.locator(LINE, has=page.locator("input")).first)
    publish(planner, hers)
    page.locator(LINE, has_text="Aangeboden").first.get_by_role("link").click()
    go(page, "Neem het aanbod terug")
    looks_right_twice(planner)

    carer.open("/mijn/even-vrij/", VILLAGE)
    carer.page.locator("main a[href*='/even-vrij/plek/']").first.click()
    expect(carer.page.locator("main")).to_contain_text("Wij houden dit vast tot")
    expect(carer.page.locator("main")).to_contain_text(offer.split(",")[0])
    looks_right_twice(carer)


def test_without_javascript_a_plan_is_looked_at_again_by_a_link_and_a_line_is_published(
    visit: Callable[..., Visitor],
) -> None:
    planner = visit(viewport=PHONE, java_script_enabled=False)
    page = sign_in(planner, "Planner")

    planner.open(PLANS)
    make_plan(page, monday(3))
    deadline = datetime.datetime.now(tz=AMSTERDAM) + datetime.timedelta(milliseconds=MADE_WITHIN)
    while page.get_by_role("link", name="Kijk of het klaar is").count():
        assert datetime.datetime.now(tz=AMSTERDAM) < deadline
        page.wait_for_timeout(500)
        go(page, "Kijk of het klaar is")
    page.locator("main summary", has_text="Hoe eerlijk is het verdeeld?").click()
    expect(page.locator("main")).to_contain_text("Hoe zwaar het is")
    page.locator(f"{LINE} input[type=checkbox]").first.check()
    press(page, "Bied aan wat is aangevinkt")

    expect(page.locator("main")).to_contain_text("1 keer aangeboden")
