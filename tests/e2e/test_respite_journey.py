"""A weekend of one's own: from the check to a confirmed stay, and back to "how was it", in four browsers."""

import datetime
import re
from collections.abc import Callable

import psycopg
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, Site, Visitor
from tests.e2e.journeys import answer_required, tell_about
from tests.e2e.test_casework_journey import in_days, looks_right
from tests.e2e.test_sign_in import enter_as, press

HOUSE = "Logeerkamers van Het Hofje"


def go(page: Page, name: str) -> None:
    """Press a link, and wait for its page."""
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def find_out(carer: Visitor) -> None:
    """Do the check without an account, press what its result says of time off, and sign in to go on there."""
    page = carer.open("/check/")
    page.locator("main form button[type=submit], main a.utrecht-button-link").first.click()
    answer_required(page)
    tell_about(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    go(page, "Vraag het hier aan")
    press(page, "Marijke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Even vrij: wat zou u helpen?")


def ask(carer: Visitor) -> None:
    """Ask for a weekend, a page at a time."""
    page = carer.page
    looks_right(carer)
    page.get_by_label("Logeren in een logeerhuis").check()
    page.get_by_label("Even niets hoeven").check()
    press(page, "Verder")
    looks_right(carer)
    page.locator("[name=start_date]").fill(in_days(40))
    page.get_by_label("Een week eerder of later mag").check()
    page.locator("[name=district]").select_option(index=1)
    press(page, "Verder")
    looks_right(carer)
    page.get_by_label("Ik weet niet of de zorg daar in goede handen is.").check()
    press(page, "Verder")
    looks_right(carer)
    expect(page.locator("main")).to_contain_text("Zonder een ja boeken wij niets")


def say_yes(recipient: Visitor) -> None:
    """Say yes as who is cared for, in the own space."""
    page = recipient.open("/mijn/")
    expect(page.locator("main")).to_contain_text("Wat wilt u?")
    page.locator("main a[href*='even-vrij/gevraagd']").first.click()
    looks_right(recipient)
    page.get_by_label("Ja, ik wil dit").check()
    press(page, "Geef antwoord")


def ask_along(carer: Visitor) -> None:
    """See what can be tried now and what waits for a yes, and want somebody to look along before choosing."""
    page = carer.page
    trial, whole = page.locator("article", has_text=HOUSE).all()
    expect(trial).to_contain_text("Waarom dit?")
    expect(trial.get_by_role("button", name="Houd dit voor mij vast")).to_be_visible()
    expect(whole).to_contain_text("Pas na een ja van")
    expect(whole.get_by_role("button")).to_have_count(0)
    press(page, "Zoek met mij mee")
    looks_right(carer)
    expect(page.locator("main")).to_contain_text("Wij zoeken met u mee")


def look_along(consultant: Visitor) -> None:
    """Find who wants to be called, and offer what was spoken of."""
    page = consultant.open("/werk/respijt/vragen/")
    looks_right(consultant)
    expect(page.locator("main")).to_contain_text("Bel: wie zorgt wil dat u meezoekt")
    card = page.locator(".draagkracht-card", has=page.get_by_role("heading", name="Bel: wie zorgt wil dat u meezoekt"))
    card.get_by_role("link", name="Marijke").click()
    page.wait_for_load_state()
    looks_right(consultant)
    page.locator("article", has_text=HOUSE).get_by_role("button", name="Bied dit aan").click()
    page.wait_for_load_state()
    looks_right(consultant)


def choose(carer: Visitor) -> str:
    """Find the house that is offered, and say yes; return the address of the booking."""
    page = carer.page
    page.reload()
    looks_right(carer)
    page.locator("main a[href*='/even-vrij/plek/']").first.click()
    page.wait_for_load_state()
    looks_right(carer)
    press(page, "Ja, graag")
    looks_right(carer)
    expect(page.locator("main")).to_contain_text("U zei ja")
    return page.url


def agree(provider: Visitor) -> None:
    """Read what has to be known, and say that it can."""
    page = provider.open("/werk/respijt/boekingen/")
    looks_right(provider)
    page.locator("main a[href*='/boekingen/']", has_text=HOUSE).first.click()
    looks_right(provider)
    expect(page.locator("main")).to_contain_text("Henk")
    page.locator("main a[href*='/stap/'], main form[action*='/stap/'] button").first.click()
    looks_right(provider)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def weekend_goes_by(site: Site) -> None:
    """Let the stay be over: the days of the calendar go by in the database, as its owner."""
    days = datetime.timedelta(days=60)
    with psycopg.connect(site.database_url, autocommit=True) as connection:
        connection.execute(
            "UPDATE respite_booking SET start_date = start_date - %s, end_date = end_date - %s, state = 'done'"
            " WHERE state = 'agreed'",
            [days.days, days.days],
        )


def tell(carer: Visitor) -> None:
    """Say how it was, from the first page of the own space."""
    page = carer.open("/mijn/")
    expect(page.locator("main")).to_contain_text(f"Hoe was het bij {HOUSE}?")
    go(page, "Zeg het in een minuut")
    looks_right(carer)
    page.locator("[name=carer][value='5']").check()
    page.locator("[name=carer_words]").fill("Ik sliep weer een nacht door.")
    page.locator("[name=guest][value='4']").check()
    press(page, "Bewaar")
    expect(page.locator("main")).to_contain_text("Dank u wel dat u vertelde hoe het was.")
    looks_right(carer)


def test_a_carer_has_a_weekend_of_their_own(visit: Callable[..., Visitor]) -> None:
    carer, recipient = visit(viewport=PHONE), visit(viewport=PHONE)
    consultant, provider = visit(viewport=DESK), visit(viewport=DESK)

    find_out(carer)
    ask(carer)
    ask_along(carer)
    enter_as(recipient, "Henk")
    say_yes(recipient)
    enter_as(consultant, "Mo Consulent")
    look_along(consultant)
    booking = choose(carer)
    enter_as(provider, "Piet")
    agree(provider)
    carer.page.goto(booking)
    expect(carer.page.locator("main")).to_contain_text("Het is afgesproken")
    weekend_goes_by(carer.site)
    tell(carer)
    provider.page.reload()
    expect(provider.page.locator("main")).to_contain_text(re.compile("Ik sliep weer"))
