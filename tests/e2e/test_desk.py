"""The desk in a browser: somebody asks, the desk finds help, calls back and notes; an editor makes one of two."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import DESK, Visitor
from tests.e2e.journeys import sign_in


def test_the_desk_finds_prints_calls_and_notes(visit: Callable[..., Visitor]) -> None:
    desk = visit(viewport=DESK)
    page = desk.page
    sign_in(desk, "Steunpunt")

    desk.open("/werk/balie/")
    page.get_by_label("Waar zoekt u naar?").fill("opvang overdag")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("checkbox", name=re.compile("mee op papier")).first).to_be_visible()
    found = desk.axe()
    page.get_by_role("button", name="Print wat u koos").click()
    expect(page.get_by_text("Kies eerst een of meer diensten")).to_be_visible()
    expect(page.get_by_label("Waar zoekt u naar?")).to_have_value("opvang overdag")
    expect(page.get_by_role("checkbox", name=re.compile("mee op papier")).first).to_be_visible()
    page.get_by_text("Nieuwe aantekening, zonder naam").click()
    page.get_by_label("Aantekening").fill("Mevrouw De Wit belde")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert").first).to_contain_text("Laat de naam weg")
    expect(page.get_by_role("alert").first).to_contain_text("Kies wat u deed.")
    refused = desk.axe()
    page.get_by_role("radio", name="Met de telefoon").check()
    page.get_by_label("Uitleg gegeven").check()
    page.get_by_label("Aantekening").fill("Vrouw van 60, vader met dementie")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Vrouw van 60, vader met dementie")).to_be_visible()

    assert found == []
    assert refused == []


def test_the_desk_calls_without_a_script(visit: Callable[..., Visitor]) -> None:
    desk = visit(java_script_enabled=False)
    page = desk.page
    sign_in(desk, "Steunpunt")
    desk.open("/werk/balie/")
    number = page.locator("a[href^='tel:+310012344']").count()

    page.get_by_role("button", name="Geen gehoor").first.click()
    expect(page.get_by_text(re.compile("keer gebeld, geen gehoor")).first).to_be_visible()
    page.get_by_text("Gesproken", exact=True).first.click()
    page.get_by_role("button", name="Ja, gesproken").first.click()

    expect(page.locator("a[href^='tel:+310012344']")).to_have_count(number - 1)


def test_an_editor_makes_one_of_two_and_takes_it_back(visit: Callable[..., Visitor]) -> None:
    editor = visit(viewport=DESK)
    page = editor.page
    sign_in(editor, "Redacteur")

    editor.open("/werk/dubbel/")
    waiting = editor.axe()
    page.get_by_role("link", name="oppast").first.click()
    compared = editor.axe()
    page.get_by_role("button", name="Maak er één van").click()
    page.get_by_role("link", name=re.compile("oppast")).first.click()
    expect(page.get_by_text(re.compile("Samengevoegd op"))).to_be_visible()
    page.get_by_role("button", name="Dit besluit terugdraaien").click()

    expect(page.get_by_role("button", name="Maak er één van")).to_be_visible()
    assert waiting == []
    assert compared == []


def test_an_editor_writes_steps_that_everybody_sees(visit: Callable[..., Visitor]) -> None:
    editor = visit(viewport=DESK)
    page = editor.page
    sign_in(editor, "Redacteur")

    editor.open("/werk/stappen/nieuw/")
    page.get_by_label("Hoe heet het?").fill("NAH, stap voor stap")
    page.get_by_label("Iedereen, op de site").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert").first).to_contain_text("Maak eerst ten minste twee stappen")
    refused = editor.axe()
    editor.open("/stap-voor-stap/")
    listed = editor.axe()
    page.get_by_role("link", name="Dementie, stap voor stap").click()

    expect(page.get_by_text("Kijk na 12 weken opnieuw.")).to_be_visible()
    assert refused == []
    assert listed == []
    assert editor.axe() == []
