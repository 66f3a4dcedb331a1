"""A talk at somebody's table: kept while one types, also when the line drops, and read by a carer on a telephone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.journeys import sign_in

TABLET = {"width": 820, "height": 1180}
ENERGY = "Wat geeft u energie?"


def open_planned_talk(visitor: Visitor) -> Page:
    """Open the demo's talk that is still to be held."""
    page = visitor.page
    visitor.open("/werk/werklijst/?wie=mijn")
    page.get_by_role("link", name="Truus van Dalen").first.click()
    page.get_by_role("link", name=re.compile("^Samen: ")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gesprek")
    return page


def test_what_is_typed_while_the_line_is_gone_is_kept_when_it_is_back(visit: Callable[..., Visitor]) -> None:
    consultant = visit(viewport=TABLET)
    sign_in(consultant, "Consulent")
    page = open_planned_talk(consultant)
    status = page.locator("[data-talk-status]")

    page.get_by_label(ENERGY).fill("Het koor.")
    expect(status).to_have_text("Alles is bewaard.")
    consultant.context.set_offline(True)
    page.get_by_label(ENERGY).fill("Het koor, elke week.")
    page.get_by_label("Zwaar, maar het lukt").check()
    expect(status).to_contain_text("Geen verbinding")
    expect(page.get_by_label(ENERGY)).to_have_value("Het koor, elke week.")
    consultant.context.set_offline(False)
    expect(status).to_have_text("Alles is bewaard.", timeout=20_000)
    problems = consultant.axe()
    consultant.complaints.clear()  # the browser says that the line was gone
    page.reload()

    expect(page.get_by_label(ENERGY)).to_have_value("Het koor, elke week.")
    expect(page.get_by_label("Zwaar, maar het lukt")).to_be_checked()
    assert problems == []


def test_two_who_write_in_one_talk_are_told_and_lose_nothing(visit: Callable[..., Visitor]) -> None:
    first, second = visit(viewport=TABLET), visit(viewport=DESK)
    sign_in(first, "Consulent")
    sign_in(second, "Consulent")
    one, two = open_planned_talk(first), open_planned_talk(second)
    label = "Wat moet zo blijven als het is?"

    one.get_by_label(label).fill("De kat.")
    expect(one.locator("[data-talk-status]")).to_have_text("Alles is bewaard.")
    two.get_by_label(label).fill("De stoel bij het raam.")
    expect(two.locator("[data-talk-status]")).to_contain_text("Een collega schreef hier ook")
    two.get_by_role("button", name="Bewaren", exact=True).click()

    expect(two.get_by_text("De kat.")).to_be_visible()
    expect(two.get_by_label(label)).to_have_value("De stoel bij het raam.")
    second.complaints.clear()  # the browser says that answers were 409


def test_a_red_flag_shows_whom_to_call_at_once(visit: Callable[..., Visitor]) -> None:
    consultant = visit(viewport=TABLET)
    sign_in(consultant, "Consulent")
    page = open_planned_talk(consultant)

    page.get_by_label("Er is nu gevaar").check()

    expect(page.locator("#nu-doen a[href='tel:112']")).to_be_visible()
    page.get_by_label("Er is nu gevaar").uncheck()
    expect(page.locator("#nu-doen a[href='tel:112']")).to_have_count(0)


def test_a_carer_reads_their_plan_on_a_telephone_and_says_what_should_be_different(
    visit: Callable[..., Visitor],
) -> None:
    carer = visit(viewport=PHONE)
    page = carer.open("/inloggen/")
    page.get_by_role("button", name="Marijke de Wit").click()
    page.wait_for_url("**/mijn/**")
    carer.open("/mijn/afspraken/")
    page.get_by_role("link", name="Uw plan").first.click()
    expect(page.get_by_text("Nachtzorg op woensdag").first).to_be_visible()
    page.get_by_label("Nee", exact=True).check()
    problems = carer.axe()
    page.get_by_label("Wat wilt u anders?").fill("Liever op vrijdag.")
    page.get_by_role("button", name="Versturen").click()

    expect(page.get_by_text("U bent het niet eens met dit plan.")).to_be_visible()
    assert problems == []
