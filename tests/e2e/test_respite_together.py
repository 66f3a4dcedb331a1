"""Somebody without mail calls: a consultant asks for them, offers, hears the yes, and the house says that it can."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.test_casework_journey import in_days, looks_right
from tests.e2e.test_respite_journey import HOUSE, go
from tests.e2e.test_sign_in import enter_as, press


def ask_for(consultant: Visitor) -> None:
    """Write down what somebody says on the telephone."""
    page = consultant.open("/werk/respijt/vragen/")
    looks_right(consultant)
    go(page, "Vraag voor iemand")
    looks_right(consultant)
    page.locator("[name=wie]").fill("Truus Bakker")
    page.locator("[name=voor]").fill("haar broer Siem")
    page.get_by_label("Logeren in een logeerhuis").check()
    page.locator("[name=vanaf]").fill(in_days(60))
    press(page, "Verder")
    looks_right(consultant)
    expect(page.locator("main")).to_contain_text("Vul een nummer of een mailadres in")
    page.locator("[name=telefoon]").fill("0880000099")
    page.locator("[name=akkoord]").check()
    press(page, "Verder")
    looks_right(consultant)
    page.locator("[name=fears]").fill("Slaapt slecht in een vreemd bed.")
    press(page, "Verder")
    looks_right(consultant)
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Degene die zorg krijgt").check()
    press(page, "Bewaar")


def offer(consultant: Visitor) -> None:
    """Offer the house, call, and write down the yes."""
    page = consultant.page
    looks_right(consultant)
    page.locator("article", has_text=HOUSE).get_by_role("button", name="Bied dit aan").click()
    page.wait_for_load_state()
    looks_right(consultant)
    expect(page.locator("main")).to_contain_text("Bel wie zorgt")
    request = page.url
    consultant.open("/werk/respijt/vragen/")
    expect(page.locator("main")).to_contain_text("Bel nu: er is een plek vrij gehouden")
    page.goto(request)
    press(page, "Wie zorgt zegt ja")
    looks_right(consultant)


def agree(provider: Visitor) -> None:
    """Read what was said, and say that it can."""
    page = provider.open("/werk/respijt/boekingen/")
    for link in page.locator("main a[href*='/boekingen/']", has_text=HOUSE).all():
        address = link.get_attribute("href") or ""
        with_guest = provider.fetch(address).body.decode()
        if "haar broer Siem" in with_guest:
            provider.open(address)
            break
    expect(page.locator("main")).to_contain_text("Slaapt slecht in een vreemd bed.")
    go(page, "Ja, het kan")
    press(page, "Ja, het kan")


def test_who_calls_gets_a_weekend_without_a_mailbox_or_an_account(visit: Callable[..., Visitor]) -> None:
    consultant, provider = visit(viewport=PHONE), visit(viewport=DESK)
    enter_as(consultant, "Mo Consulent")
    ask_for(consultant)

    offer(consultant)
    enter_as(provider, "Piet van het Hofje")
    agree(provider)

    consultant.open("/werk/respijt/vragen/")
    expect(consultant.page.locator("main")).to_contain_text(f"De plek zei ja: {HOUSE}")
    go(consultant.page, "Truus Bakker")
    looks_right(consultant)
    expect(consultant.page.locator("main")).to_contain_text(HOUSE)
