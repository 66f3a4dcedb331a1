"""Signing in with a device, in a browser that has a made-up one: added, used, used as second step, taken away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.e2e.conftest import DESK, Visitor
from tests.e2e.test_sign_in import enter_as, find_in_mailbox, press

CARER = "Marijke de Wit"
EDITOR = "Redacteur: Rachid Redactie"
BUTTON = "Log in met uw toestel"


class Device:
    """The made-up device of a browser (WebAuthn of the Chrome DevTools Protocol): with a finger that is known."""

    def __init__(self, visitor: Visitor) -> None:
        self.line: CDPSession = visitor.context.new_cdp_session(visitor.page)
        self.line.send("WebAuthn.enable")
        kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        options = {**kind, "isUserVerified": True, "automaticPresenceSimulation": True}
        self.id = self.line.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def know_the_finger(self, *, known: bool) -> None:
        """Let the next finger be one that the device knows, or not."""
        self.line.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": known})

    def keys(self) -> list[dict[str, object]]:
        """Return the passkeys on the device."""
        found: list[dict[str, object]] = self.line.send("WebAuthn.getCredentials", {"authenticatorId": self.id})[
            "credentials"
        ]
        return found


def add(visitor: Visitor, name: str) -> Page:
    """Add the device under a name."""
    page = visitor.open("/toestellen/erbij/")
    assert visitor.axe() == []
    page.get_by_label("Hoe noemt u dit toestel?").fill(name)
    press(page, "Verder")
    expect(page.get_by_text("Uw toestel staat erbij.")).to_be_visible()
    return page


def sign_out(visitor: Visitor, path: str) -> None:
    """Leave, from a page on which one can."""
    page = visitor.open(path)
    with page.expect_navigation():
        page.get_by_role("button", name="Log uit").or_(page.get_by_role("button", name="Uitloggen")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_a_carer_adds_a_device_comes_in_with_it_and_takes_it_away(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    device = Device(visitor)
    page = enter_as(visitor, CARER)
    page.get_by_role("link", name="Inloggen met uw toestel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen met uw toestel")
    assert visitor.axe() == []

    add(visitor, "De telefoon van Marijke")
    assert visitor.axe() == []
    sign_out(visitor, "/mijn/")
    assert visitor.axe() == []
    press(page, BUTTON)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dag Marijke")
    visitor.open("/toestellen/")
    expect(page.locator("main")).to_contain_text("Het laatst gebruikt op")
    press(page, "Haal dit toestel weg")
    expect(page.get_by_text("Het toestel is weg.")).to_be_visible()
    sign_out(visitor, "/mijn/")
    press(page, BUTTON)

    expect(page.locator("main")).to_contain_text("Inloggen met uw toestel is niet gelukt.")
    assert len(device.keys()) == 1
    assert visitor.axe() == []


@pytest.mark.parametrize("path", ["/en/", "/tr/", "/ar/"])
def test_one_press_opens_the_space_in_the_language_that_somebody_reads(
    path: str, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    Device(visitor)
    enter_as(visitor, CARER)
    add(visitor, "Telefoon")
    sign_out(visitor, "/mijn/")

    page = visitor.open(f"{path}inloggen/")
    with page.expect_navigation():
        page.locator("[data-passkey] button").click()

    assert page.url.endswith(f"{path}mijn/")
    visitor.open("/toestellen/")
    press(page, "Haal dit toestel weg")


def test_staff_uses_a_device_in_place_of_the_app(visit: Callable[..., Visitor]) -> None:
    visitor, mailbox = visit(viewport=DESK), visit()
    Device(visitor)
    enter_as(visitor, EDITOR)
    add(visitor, "Laptop van het werk")
    sign_out(visitor, "/werk/")
    page = visitor.page

    page.get_by_label("Uw mailadres").fill("rachid@voorbeeldstad.example")
    press(page, "Mail mij een code")
    page.get_by_label("De code uit de mail").fill(find_in_mailbox(mailbox, r"(\d{4}-\d{4})"))
    press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Laat zien dat u het bent")
    assert visitor.axe() == []
    press(page, "Gebruik uw toestel")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Dag Rachid")
    visitor.open("/toestellen/")
    press(page, "Haal dit toestel weg")
    expect(page.get_by_text("Het toestel is weg.")).to_be_visible()


def test_what_goes_wrong_is_said_in_plain_words_and_the_code_goes_on_working(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    device = Device(visitor)
    page = visitor.open("/inloggen/")
    status = page.locator("[data-passkey-status]")

    page.get_by_role("button", name=BUTTON).click()
    expect(status).to_contain_text("Misschien is dit toestel hier niet bekend.")
    enter_as(visitor, CARER)
    visitor.open("/toestellen/erbij/")
    device.know_the_finger(known=False)
    page.get_by_role("button", name="Verder").click()
    expect(status).to_contain_text("Het is niet gelukt, of u bent gestopt.")
    device.know_the_finger(known=True)
    page.get_by_label("Hoe noemt u dit toestel?").fill("Telefoon")
    press(page, "Verder")
    visitor.open("/toestellen/erbij/")
    page.get_by_role("button", name="Verder").click()
    expect(status).to_have_text("Dit toestel staat er al bij.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Verder").click()
    expect(status).to_contain_text("Wij konden dit nu niet doen.")
    page.context.set_offline(False)

    assert visitor.axe() == []
    visitor.open("/toestellen/")
    press(page, "Haal dit toestel weg")


def test_a_device_without_a_check_of_who_holds_it_hears_what_to_do(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = enter_as(visitor, CARER)
    page.context.add_init_script(
        "navigator.credentials.create = () => Promise.reject(new DOMException('', 'ConstraintError'))"
    )

    visitor.open("/toestellen/erbij/")
    page.get_by_role("button", name="Verder").click()

    expect(page.locator("[data-passkey-status]")).to_contain_text("Zet er eerst een pincode op")


@pytest.mark.parametrize("has_script", [True, False], ids=["old browser", "no script"])
def test_where_it_cannot_be_there_is_no_button_and_the_code_by_mail_works(
    visit: Callable[..., Visitor], has_script: bool
) -> None:
    visitor = visit(java_script_enabled=has_script)
    visitor.context.add_init_script("delete window.PublicKeyCredential")
    page = visitor.open("/inloggen/")

    expect(page.get_by_role("button", name=BUTTON)).to_be_hidden()
    expect(page.get_by_role("button", name="Mail mij een code")).to_be_visible()
    press(page, CARER)
    visitor.open("/toestellen/erbij/")
    expect(page.get_by_role("button", name="Verder")).to_be_hidden()
    expect(page.get_by_text("Deze browser kan dit niet.")).to_be_visible()
