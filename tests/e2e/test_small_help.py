"""Three people in three browsers: a carer asks small help on a phone, a coordinator matches, a volunteer says yes.

Nobody reads a name before both said yes; then the carer sees who comes.
"""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.test_sign_in import enter_as, press

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CARER, COORDINATOR, VOLUNTEER = "Marijke de Wit", "Coby van Handje Thuis", "Vera Vrijwilliger"


def looks_right(visitor: Visitor) -> Page:
    """Assert that a page is there, has no accessibility fault and is no wider than the screen; return it."""
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.axe() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return visitor.page


def a_wednesday() -> str:
    """Return the Wednesday of the week after next, as a field for a date takes it: nothing is agreed then yet."""
    today = datetime.datetime.now(tz=AMSTERDAM).date()
    return str(today + datetime.timedelta(days=16 - today.weekday()))


def ask(carer: Visitor) -> str:
    """Ask for company with three choices; return the path of the question."""
    page = carer.open("/mijn/kleine-hulp/")
    looks_right(carer)
    page.get_by_role("link", name="Vraag kleine hulp").click()
    looks_right(carer)
    press(page, "Vraag het")
    expect(page.get_by_role("alert").first).to_be_visible()
    looks_right(carer)
    page.get_by_label("Samen wandelen").check()
    page.get_by_label("Maakt niet uit").check()
    page.get_by_label("Waar?").select_option("Binnenstad")
    page.get_by_label("Op welk nummer bellen wij u?").fill("06 12 34 56 71")
    press(page, "Vraag het")
    expect(page.locator("main")).to_contain_text("Iemand belt u uiterlijk")
    looks_right(carer)
    return page.url


def match(coordinator: Visitor) -> None:
    """Take the question, look who fits, and propose the volunteer."""
    page = coordinator.open("/werk/vrijwilligers/kleine-hulp/")
    looks_right(coordinator)
    page.get_by_role("link", name="Samen wandelen", exact=True).first.click()
    expect(page.locator("main")).not_to_contain_text(CARER)
    looks_right(coordinator)
    press(page, "Ik pak dit op")
    expect(page.locator("main")).to_contain_text(CARER)
    page.get_by_label("Op welke dag?").fill(a_wednesday())
    page.get_by_label("in de middag").check()
    press(page, "Kijk wie kan")
    looks_right(coordinator)
    page.get_by_role("button", name=f"Stel voor : {VOLUNTEER}").click()
    expect(page.locator("main")).to_contain_text("Nog niemand zei ja.")
    looks_right(coordinator)


def test_a_carer_asks_a_coordinator_matches_a_volunteer_says_yes_and_the_carer_sees_who_comes(
    visit: Callable[..., Visitor],
) -> None:
    carer, coordinator, volunteer = visit(viewport=PHONE), visit(viewport=DESK), visit(viewport=PHONE)
    enter_as(carer, CARER)
    enter_as(coordinator, COORDINATOR)
    enter_as(volunteer, VOLUNTEER)

    question = ask(carer)
    match(coordinator)
    page = volunteer.open("/werk/mijn-bezoeken/")
    card = page.locator(".draagkracht-card", has_text="Samen wandelen").filter(has_text="Wilt u dit doen?")
    expect(card).not_to_contain_text(CARER)
    looks_right(volunteer)
    card.get_by_role("button", name="Ja, graag").click()
    looks_right(volunteer)
    carer.page.goto(question)
    expect(carer.page.locator("main")).not_to_contain_text(VOLUNTEER)
    looks_right(carer)
    press(carer.page, "Ja, graag")

    expect(carer.page.locator("main")).to_contain_text(VOLUNTEER)
    looks_right(carer)
    volunteer.open("/werk/mijn-bezoeken/")
    expect(volunteer.page.locator("main")).to_contain_text(CARER)
    looks_right(volunteer)


def test_a_neighbour_offers_help_and_who_coordinates_finds_it_beside_what_is_asked(
    visit: Callable[..., Visitor],
) -> None:
    neighbour, coordinator = visit(viewport=PHONE), visit(viewport=DESK)
    enter_as(coordinator, COORDINATOR)

    page = neighbour.open("/")
    page.get_by_role("link", name="Ik wil helpen").click()
    looks_right(neighbour)
    press(page, "Verstuur")
    expect(page.get_by_role("alert").first).to_be_visible()
    looks_right(neighbour)
    page.get_by_label("Samen wandelen").check()
    page.get_by_label("In het weekend, in de middag").check()
    page.get_by_label("Waar woont u?").select_option("Binnenstad")
    page.get_by_label("Uw naam").fill("Nora Naastan")
    page.get_by_label("Uw telefoonnummer").fill("06 12 34 56 72")
    page.get_by_label("Ja. Een groep vrijwilligers mag dit lezen").check()
    press(page, "Verstuur")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel dat u wilt helpen")
    looks_right(neighbour)

    page = coordinator.open("/werk/vrijwilligers/kleine-hulp/")
    expect(page.locator("main")).not_to_contain_text("Nora Naastan")
    page.get_by_role("link", name="Samen wandelen", exact=True).last.click()
    looks_right(coordinator)
    press(page, "Ik pak dit op")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nora Naastan")
    looks_right(coordinator)
    page.get_by_role("link", name="Zet bij de vrijwilligers").click()
    expect(page.get_by_role("textbox", name="Naam (nodig)", exact=True)).to_have_value("Nora Naastan")
    looks_right(coordinator)
    coordinator.open("/ar/ik-wil-helpen/")
    looks_right(coordinator)
