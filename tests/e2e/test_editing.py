"""What people say is wrong comes right: a stranger, a provider and an editor, each with their own browser."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, Visitor
from tests.e2e.journeys import sign_in

PATIENCE_SECONDS = 60
QUICKEST_MILLISECONDS = 2_500  # a form that comes quicker is asked once more
LONGER = "Een dag in De Kering, na hersenletsel"


def public_path(page: Page, visitor: Visitor, name: str) -> str:
    """Return the address of a service on the site."""
    visitor.open(f"/wat-is-er/?woord={name}")
    return page.locator("main h3 a").first.get_attribute("href") or ""


def kept(page: Page, visitor: Visitor, words: str) -> str:
    """Open a service among those that somebody keeps, and return its address."""
    visitor.open(f"/werk/diensten/?woord={words}")
    page.locator("main h3 a").first.click()
    page.wait_for_url("**/werk/diensten/*/")
    return page.url


def wait_for_mail(page: Page, visitor: Visitor, words: str) -> None:
    """Look in the mailbox until the worker has sent a mail."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        visitor.open("/postbus/")
        if page.get_by_text(words).count():
            return
        time.sleep(0.2)
    pytest.fail("no mail came")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_stranger_says_what_is_wrong_and_the_page_says_it_right(
    visit: Callable[..., Visitor], *, javascript: bool
) -> None:
    stranger, editor = visit(java_script_enabled=javascript), visit(viewport=DESK)
    number = f"000 77 77 77{int(javascript)}"
    found: list[str] = []
    path = public_path(stranger.page, stranger, LONGER.replace(" ", "+")).split("?")[0]

    page = stranger.open(path)
    page.get_by_role("link", name="Laat ons weten wat er niet klopt").click()
    found += stranger.axe() if javascript else []
    page.get_by_role("link", name="Het telefoonnummer").click()
    page.get_by_label("Wat klopt er niet?").fill("Dit nummer bestaat niet meer.")
    page.get_by_label("Hoe is het wel").fill(number)
    page.get_by_label("Uw mailadres").fill(f"lezer{int(javascript)}@voorbeeld.example")
    found += stranger.axe() if javascript else []
    page.wait_for_timeout(QUICKEST_MILLISECONDS)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u wel")
    found += stranger.axe() if javascript else []

    work = sign_in(editor, "Redacteur")
    editor.open("/werk/wijzigingen/")
    found += editor.axe()
    work.get_by_role("link", name=LONGER).last.click()
    expect(work.get_by_text("Dit nummer bestaat niet meer.")).to_be_visible()
    found += editor.axe()
    work.get_by_role("button", name="Neem over").click()
    expect(work.get_by_role("status")).to_contain_text("overgenomen")

    expect(stranger.open(path).get_by_text(number).first).to_be_visible()
    wait_for_mail(work, editor, f"Uw bericht over {LONGER}")
    assert found == []


def test_a_provider_proposes_and_reads_why_not(visit: Callable[..., Visitor]) -> None:
    provider, editor = visit(), visit(viewport=DESK)
    page = sign_in(provider, "Aanbieder")
    found = []

    address = kept(page, provider, "")
    name = page.get_by_role("heading", level=1).inner_text()
    found += provider.axe()
    page.locator("#wat").get_by_role("link", name="Aanpassen").click()
    found += provider.axe()
    page.get_by_label("Let op").fill("In augustus dicht.")
    page.get_by_role("button", name="Stel dit voor").click()
    expect(page.get_by_role("status")).to_contain_text("Uw voorstel ligt bij de gemeente")

    work = sign_in(editor, "Redacteur")
    editor.open("/werk/wijzigingen/")
    work.get_by_role("link", name=name).last.click()
    work.get_by_role("button", name="Wijs af").click()
    expect(work.get_by_role("alert")).to_contain_text("Waarom neemt u iets niet over?")
    found += editor.axe()
    work.get_by_label("Waarom neemt u iets niet over?").fill("Dat was vorig jaar.")
    work.get_by_role("button", name="Wijs af").click()

    page.goto(address)
    expect(page.get_by_text("Dat was vorig jaar.")).to_be_visible()
    expect(page.locator("#wat")).not_to_contain_text("In augustus dicht.")
    found += provider.axe()
    assert found == []


def test_an_editor_changes_undoes_locks_and_confirms(visit: Callable[..., Visitor]) -> None:
    editor = visit(viewport=DESK)
    page = sign_in(editor, "Redacteur")
    found = []
    kept(page, editor, "Boodschappen")

    page.locator("#contact").get_by_role("link", name="Aanpassen").click()
    found += editor.axe()
    page.get_by_label("Telefoon", exact=True).first.fill("000 12 12 121")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#contact")).to_contain_text("000 12 12 121")
    page.get_by_role("link", name="Geschiedenis").click()
    found += editor.axe()
    page.get_by_role("button", name="Draai terug").first.click()
    expect(page.get_by_role("status")).to_contain_text("teruggedraaid")
    page.get_by_label("Welk veld").select_option(label="Telefoon en contact")
    page.get_by_role("button", name="Zet op slot").click()
    expect(page.get_by_role("button", name="Haal van slot Telefoon en contact")).to_be_visible()
    page.get_by_role("link", name="Boodschappen").first.click()
    page.get_by_role("button", name="Dit klopt").click()

    expect(page.locator("#contact")).not_to_contain_text("000 12 12 121")
    expect(page.locator("#contact")).to_contain_text("Op slot voor imports: Telefoon en contact.")
    expect(page.get_by_role("status")).to_contain_text("alles klopt")
    assert found == []


def test_the_second_of_two_editors_sees_both_versions(visit: Callable[..., Visitor]) -> None:
    first, second = visit(viewport=DESK), visit()
    for visitor in (first, second):
        page = sign_in(visitor, "Redacteur")
        kept(page, visitor, "alarmknop")
        page.locator("#wat").get_by_role("link", name="Aanpassen").click()

    for visitor, words in ((first, "Van de eerste."), (second, "Van de tweede.")):
        visitor.page.get_by_label("Let op").fill(words)
        visitor.page.get_by_role("button", name="Bewaar").click()
    page = second.page

    expect(page.get_by_role("alert")).to_contain_text("Van de eerste.")
    expect(page.get_by_label("Let op")).to_have_value("Van de tweede.")
    assert second.axe() == []
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#wat")).to_contain_text("Van de tweede.")


def test_enter_in_the_hours_saves_them(visit: Callable[..., Visitor]) -> None:
    editor = visit(viewport=DESK)
    page = sign_in(editor, "Redacteur")

    address = kept(page, editor, "Het+Hofje")
    page.goto(f"{address}wanneer/")
    page.get_by_label("Van hoe laat").first.fill("08:45")
    page.get_by_label("Van hoe laat").first.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Uw wijziging is bewaard.")
