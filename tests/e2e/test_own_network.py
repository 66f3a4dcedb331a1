"""In a browser: somebody draws who is around them, shares it, asks about their file, is reminded, and stops caring."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.test_sign_in import enter_as, press

CARER = "Marijke de Wit"
LEAD = "Teamleider"


def looks_right(visitor: Visitor, heading: str, *, has_script: bool = True) -> None:
    """Assert that a page is there, has no accessibility fault and is no wider than the screen; axe is a script."""
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(heading)
    if has_script:
        assert visitor.axe() == []
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def draw(visitor: Visitor, called: str, *, has_script: bool) -> None:
    """Put somebody in the drawing."""
    page = visitor.open("/mijn/netwerk/erbij/")
    looks_right(visitor, "Wie staat er om u heen?", has_script=has_script)
    page.get_by_label("Wie is het?").fill(called)
    page.get_by_label("heel dichtbij").check()
    page.get_by_label("Wat doet deze persoon nu?").fill("kookt op vrijdag")
    page.get_by_label("geeft mij energie").check()
    press(page, "Bewaar")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_carer_draws_looks_back_and_shares_with_the_municipality(
    visit: Callable[..., Visitor], *, has_script: bool
) -> None:
    carer = visit(java_script_enabled=has_script, viewport=PHONE if has_script else DESK)
    enter_as(carer, CARER)
    called = f"nicht Roos {has_script}"
    draw(carer, called, has_script=has_script)
    page = carer.page
    looks_right(carer, "Wie er om mij heen staan", has_script=has_script)
    expect(page.get_by_role("img", name="De mensen om mij heen")).to_be_visible()
    expect(page.get_by_role("link", name=called)).to_be_visible()

    press(page, "Bewaar hoe het vandaag is")
    page.get_by_role("link", name=called).click()
    page.get_by_label("verder weg").check()
    press(page, "Bewaar")
    page.get_by_role("link", name="naast nu").first.click()
    looks_right(carer, "Toen en nu", has_script=has_script)
    expect(page.get_by_role("row", name=called)).to_contain_text("veranderde")

    carer.open("/mijn/netwerk/delen/")
    looks_right(carer, "Wilt u dit delen met de gemeente?", has_script=has_script)
    page.get_by_label("Ja, de gemeente mag zien").check()
    press(page, "Deel dit")
    expect(page.locator("main")).to_contain_text("De gemeente mag dit zien.")
    page.get_by_role("link", name="Stop met delen").click()
    page.get_by_role("region", name="U deelt wie u helpt.").get_by_role("button", name="Trek dit in").click()
    page = carer.open("/mijn/netwerk/")
    expect(page.locator("main")).to_contain_text("Alleen u ziet dit.")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_carer_asks_about_the_file_and_a_team_lead_answers(
    visit: Callable[..., Visitor], *, has_script: bool
) -> None:
    carer, lead = visit(java_script_enabled=has_script), visit(java_script_enabled=has_script, viewport=DESK)
    enter_as(carer, CARER)
    page = carer.open("/mijn/rechten/")
    looks_right(carer, "Uw gegevens, uw rechten", has_script=has_script)
    page.get_by_role("link", name="Vraag iets over mijn dossier").click()
    looks_right(carer, "Vraag iets over mijn dossier", has_script=has_script)
    page.get_by_label("Er klopt iets niet").check()
    page.get_by_label("Waar gaat het om?").fill(f"Ons huisnummer is 12 {has_script}.")
    press(page, "Verstuur")
    expect(page.locator("main")).to_contain_text("U krijgt antwoord op")

    enter_as(lead, LEAD)
    desk = lead.open("/werk/rechten/")
    looks_right(lead, "Vragen over gegevens", has_script=has_script)
    desk.get_by_role("link", name=CARER).last.click()
    looks_right(lead, CARER, has_script=has_script)
    expect(desk.locator("main")).to_contain_text("Ons huisnummer is 12")
    desk.get_by_label("Ja, helemaal").check()
    press(desk, "Verstuur het antwoord")

    page = carer.open("/mijn/rechten/")
    expect(page.locator("main")).to_contain_text("Wij doen wat u vroeg.")
    looks_right(carer, "Uw gegevens, uw rechten", has_script=has_script)


def test_a_carer_chooses_a_rhythm_stops_caring_and_cares_again(visit: Callable[..., Visitor]) -> None:
    carer = visit()
    enter_as(carer, CARER)
    page = carer.open("/mijn/vragen-hoe-het-gaat/")
    looks_right(carer, "Vraag mij hoe het gaat")
    page.get_by_label("elke maand").check()
    press(page, "Bewaar")
    expect(page.locator("main")).to_contain_text("Wij mailen u om te vragen hoe het gaat: elke maand.")

    carer.open("/mijn/zorgen-stopt/")
    looks_right(carer, "Is het zorgen gestopt?")
    page.get_by_label("Ja, het zorgen is gestopt").check()
    press(page, "Geef dit door")
    looks_right(carer, "U hebt veel gedaan")
    expect(page.get_by_role("link", name="Als het zorgen stopt")).to_be_visible()
    press(page, "Ik zorg weer voor iemand")
    expect(page.locator("main")).to_contain_text("Wij mailen u om te vragen hoe het gaat: nooit.")


@pytest.mark.parametrize("language", ["ar", "en", "tr"])
def test_the_drawing_stands_in_every_language_and_direction(visit: Callable[..., Visitor], language: str) -> None:
    carer = visit()
    enter_as(carer, CARER)

    page = carer.open(f"/{language}/mijn/netwerk/")

    expect(page.locator("svg.draagkracht-ecomap")).to_be_visible()
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert carer.axe() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
