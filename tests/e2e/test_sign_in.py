"""From invitation to work and out again: mail, code, authenticator app, role, end; with axe on every page."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, Visitor


def app_code(secret: str) -> str:
    """Return what an authenticator app shows for a key: TOTP of RFC 6238."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def press(page: Page, name: str) -> None:
    """Press a button of the page, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).click()


def enter_as(visitor: Visitor, role: str) -> Page:
    """Sign in as somebody of the demo, with one press."""
    page = visitor.open("/inloggen/")
    press(page, role)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dag")
    return page


def find_in_mailbox(visitor: Visitor, pattern: str) -> str:
    """Return the last thing in the mailbox of the demo that looks like this."""
    visitor.open("/postbus/")
    found = re.search(pattern, visitor.page.locator("main").inner_text())
    assert found is not None
    return found[1]


def check(visitor: Visitor, heading: str, *, has_script: bool = True) -> None:
    """Assert that a page is there and has no accessibility fault; axe is a script itself."""
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(heading)
    assert not has_script or visitor.axe() == []


def invite(administrator: Visitor, email: str) -> None:
    """Invite an editor."""
    page = administrator.open("/werk/mensen/uitnodigen/")
    page.get_by_label("Naam").fill("Nina Nieuw")
    page.get_by_label("Mailadres").fill(email)
    expect(page.locator(".draagkracht-of-provider select")).to_be_hidden()
    page.get_by_role("radio", name="Aanbieder").check()
    expect(page.locator(".draagkracht-of-provider select")).to_be_visible()
    page.get_by_label("Redacteur").check()
    expect(page.locator(".draagkracht-of-provider select")).to_be_hidden()
    press(page, "Uitnodiging sturen")
    expect(page.get_by_text("De uitnodiging is verstuurd.")).to_be_visible()
    check(administrator, "Mensen en rollen")


def type_code_of_mail(newcomer: Visitor, mailbox: Visitor, *, has_script: bool) -> None:
    """Copy the code of the mail."""
    check(newcomer, "Vul de code in", has_script=has_script)
    newcomer.page.get_by_label("De code uit de mail").fill(find_in_mailbox(mailbox, r"(\d{4}-\d{4})"))
    press(newcomer.page, "Verder")


def set_up_app(newcomer: Visitor, *, has_script: bool) -> str:
    """Set up the authenticator app; return a code for when it is gone."""
    page = newcomer.page
    check(newcomer, "Stel uw app in", has_script=has_script)
    page.get_by_label("De code die uw app nu toont").fill(app_code(page.locator(".draagkracht-secret").inner_text()))
    press(page, "Verder")
    check(newcomer, "Uw reservecodes", has_script=has_script)
    assert page.locator(".draagkracht-codes li").count() == 10
    spare = page.locator(".draagkracht-codes li").first.inner_text()
    press(page, "Ik heb ze bewaard")
    return spare


def end_role(administrator: Visitor) -> None:
    """End the role of the newcomer."""
    page = administrator.open("/werk/mensen/")
    page.get_by_role("link", name="Nina Nieuw").first.click()
    check(administrator, "Nina Nieuw")
    page.locator("summary", has_text="Rol beëindigen").click()
    press(page, "Ja, beëindig deze rol")
    expect(page.get_by_text("De toegang is meteen weg.")).to_be_visible()
    check(administrator, "Mensen en rollen")


@pytest.mark.parametrize("has_script", [True, False])
def test_somebody_is_invited_works_here_and_leaves(visit: Callable[..., Visitor], has_script: bool) -> None:
    administrator, newcomer, mailbox = visit(viewport=DESK), visit(java_script_enabled=has_script), visit()
    email = f"nina-{has_script}@nieuw.example".lower()
    page = newcomer.page
    enter_as(administrator, "Beheerder: Anouk Beheer")

    invite(administrator, email)
    newcomer.open(find_in_mailbox(mailbox, r"(/uitnodiging/\S+)"))
    check(newcomer, "Werkt u mee aan de site van Voorbeeldstad?", has_script=has_script)
    press(page, "Ja, ik doe mee")
    type_code_of_mail(newcomer, mailbox, has_script=has_script)
    spare = set_up_app(newcomer, has_script=has_script)
    check(newcomer, "Dag Nina Nieuw", has_script=has_script)

    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_label("Uw mailadres").fill(email)
    press(page, "Mail mij een code")
    type_code_of_mail(newcomer, mailbox, has_script=has_script)
    check(newcomer, "Laat zien dat u het bent", has_script=has_script)
    page.get_by_label("De code uit uw app").fill(spare)
    press(page, "Inloggen")
    check(newcomer, "Dag Nina Nieuw", has_script=has_script)

    end_role(administrator)
    newcomer.open("/werk/")
    check(newcomer, "Dit mag u hier niet openen", has_script=has_script)
    press(page, "Uitloggen")
    check(newcomer, "Inloggen", has_script=has_script)
    assert [cookie["name"] for cookie in newcomer.context.cookies()] == ["csrftoken"]


@pytest.mark.parametrize("role", ["Beheerder", "Redacteur", "Steunpunt", "Aanbieder"])
@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_each_role_of_the_demo_comes_in_with_one_press(visit: Callable[..., Visitor], role: str, slug: str) -> None:
    visitor = visit(viewport=DESK)
    page = visitor.open("/inloggen/", slug)
    assert visitor.axe() == []

    press(page, f"{role}: ")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Dag")
    assert visitor.axe() == []


def test_errors_of_sign_in_are_read_out_and_lose_nothing(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/inloggen/")

    page.get_by_label("Uw mailadres").fill("geen adres")
    press(page, "Mail mij een code")

    expect(page.get_by_role("alert")).to_contain_text("naam@voorbeeld.nl")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Uw mailadres")).to_have_value("geen adres")
    assert visitor.axe() == []


def test_the_menu_and_the_way_out_work_by_keyboard_on_a_phone(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = enter_as(visitor, "Beheerder")

    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Mensen en rollen":
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Mensen en rollen")
    assert visitor.axe() == []


def test_a_staff_page_does_not_scroll_sideways_at_four_hundred_percent(visit: Callable[..., Visitor]) -> None:
    visitor = visit(viewport={"width": 320, "height": 256})
    page = enter_as(visitor, "Beheerder")

    for path in ("/werk/", "/werk/mensen/", "/werk/mensen/uitnodigen/"):
        visitor.open(path)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
