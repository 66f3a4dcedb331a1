"""Four people in four browsers: a practice refers, a consultant speaks and arranges, both sign, the decision is read.

Nothing is typed twice: what the practice wrote stands in the request, what was agreed stands in the letter.
"""

import datetime
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, Visitor
from tests.e2e.test_sign_in import enter_as, press

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CARER, CARER_MAIL = "Gerda Linthorst", "gerda@wijk.example"
CLIENT, CLIENT_MAIL = "Karel Linthorst", "karel@wijk.example"
IN_CONFIDENCE = "Wassen doe ik niet meer."


def looks_right(visitor: Visitor) -> Page:
    """Assert that a page is there and has no accessibility fault; return it."""
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.axe() == []
    return visitor.page


def in_days(number: int) -> str:
    """Return the day so many days from now, as a field for a date takes it."""
    return str(datetime.datetime.now(tz=AMSTERDAM).date() + datetime.timedelta(days=number))


def refer(nurse: Visitor) -> None:
    """Refer the carer by the link of the practice, on one page."""
    link = re.search(r"/verwijs/\S+/", nurse.site.log.read_text())
    assert link
    page = nurse.open(link[0])
    looks_right(nurse)
    page.get_by_label("Ja. Ik heb het gevraagd").check()
    page.get_by_label("Naam", exact=False).first.fill(CARER)
    page.locator("main input[type=tel]").first.fill("06 12 34 56 78")
    page.locator("main summary").first.click()
    page.locator("main input[name=email]").fill(CARER_MAIL)
    page.get_by_label("De zorg is nieuw, of wordt zwaarder").check()
    page.get_by_label("Snel: binnen een paar dagen").check()
    page.get_by_label("Hoe het afloopt").check()
    press(page, "Verstuur")
    expect(page.locator("main")).to_contain_text("neemt contact op, uiterlijk")
    looks_right(nurse)


def reach(consultant: Visitor) -> None:
    """Pick the referral up, and write down that there was contact."""
    page = consultant.open("/werk/verwijzingen/")
    looks_right(consultant)
    page.get_by_role("link", name="G.L.").click()
    press(page, "Ik pak dit op")
    press(page, "Contact gehad")
    looks_right(consultant)


def make_request(consultant: Visitor) -> str:
    """Make a request of the referral; return the path of its case."""
    page = consultant.page
    page.get_by_role("link", name="Hulp voor wie de zorg krijgt").click()
    expect(page.locator("[name=vrager_naam]")).to_have_value(CARER)
    expect(page.locator("[name=vrager_mail]")).to_have_value(CARER_MAIL)
    page.locator("[name=naam]").fill(CLIENT)
    page.locator("[name=mail]").fill(CLIENT_MAIL)
    page.get_by_label("Ja", exact=True).check()
    page.locator("[name=vraag]").fill("Mijn man kan niet meer alleen zijn.")
    page.locator("[name=wil_het]").check()
    looks_right(consultant)
    press(page, "Melding bewaren")
    expect(page.locator("main")).to_contain_text("Onderzoek afronden: uiterlijk")
    looks_right(consultant)
    path = re.search(r"/werk/zaken/[0-9a-f-]+/", page.url)
    assert path
    return path[0]


def talk(consultant: Visitor, case: str) -> None:
    """Start the investigation, invite everybody by name, and write down what was said and who was there."""
    page = consultant.open(f"{case}doen/onderzoek-starten/")
    press(page, "Onderzoek starten")
    page.get_by_role("link", name="Gesprek plannen").click()
    looks_right(consultant)
    page.get_by_label("Samen", exact=True).check()
    page.locator("[name=dag]").fill(in_days(0))
    page.locator("[name=tijd]").fill("00:00")
    page.locator("[name=plaats]").fill("bij u thuis")
    press(page, "Iedereen uitnodigen")
    for why in page.locator("[name^=waarom_]").all():  # today, and at night: each is asked for
        why.fill("Wij spraken elkaar vandaag al.")
    looks_right(consultant)
    press(page, "Iedereen uitnodigen")
    page.get_by_role("link", name=re.compile("^Samen:")).click()
    looks_right(consultant)
    page.locator("[name=own-words]").fill("Ik kan hem niet meer alleen laten.")
    page.locator("[name=will-not-do]").fill(IN_CONFIDENCE)
    page.locator("[name=overload][value=yes]").check()
    for radio in page.locator("input[value=present]").all():
        radio.check()
    press(page, "Bewaren en afronden")
    consultant.open(f"{case}doen/verslag-maken/")
    page.locator("textarea[name=verslag]").fill("Wij spraken met u beiden.")
    press(page, "Verslag maken")


def arrange(consultant: Visitor, case: str) -> None:
    """Make a plan with help for both, and offer it."""
    page = consultant.open(case)
    press(page, "Plan maken")
    looks_right(consultant)
    page.locator("[name=zorgt]").fill("Elke dinsdag een vrije dag.")
    page.locator("[name=te_veel][value=ja]").check()
    page.locator("[name=doel_meeting_people]").fill("Karel ziet elke week andere mensen.")
    page.locator("[name=terugkijken]").fill(in_days(180))
    press(page, "Bewaren")
    for whom, area, what in (
        ("client", "Mensen ontmoeten", "Dagopvang, twee dagen in de week"),
        ("carer", "Voor wie zorgt", "Een vrije dag op dinsdag"),
    ):
        press(page, "Hulp toevoegen")
        looks_right(consultant)
        page.locator("[name=wat]").fill(what)
        page.locator("[name=wie]").fill("De Linde")
        page.locator(f"[name=voor][value={whom}]").check()
        page.locator("[name=plaats]").check()
        page.locator("[name=gebied]").select_option(label=area)
        page.locator("[name=wet]").select_option(label="Wmo: de gemeente")
        page.locator("[name=of]").fill("Het Hofje")
        press(page, "Bewaren")
    press(page, "Plan aanbieden")
    expect(page.locator("main")).to_contain_text("Aangeboden")
    looks_right(consultant)


def mails_to(mailbox: Visitor, address: str) -> list[str]:
    """Return the mails in the demo's mailbox to somebody, the newest first."""
    text = mailbox.open("/postbus/").locator("main").inner_text()
    return [part for part in re.split(r"\n(?=Aan )", text) if part.startswith(f"Aan {address}")]


def found_in(mails: list[str], pattern: str) -> str:
    """Return the first thing in mails that looks like this."""
    found = next((match for mail in mails if (match := re.search(pattern, mail))), None)
    assert found is not None
    return found[1]


def tie(resident: Visitor, mailbox: Visitor, *, name: str, address: str) -> Page:
    """Open the link of the mail, begin a space with a code, and tie it to the case."""
    page = resident.open(found_in(mails_to(mailbox, address), r"(/mijn/koppelen/\S+)"))
    looks_right(resident)
    page.get_by_role("link", name="Maak een eigen plek").click()
    page.get_by_label("Hoe heet u?").fill(name)
    page.get_by_label("Uw mailadres").fill(address)
    page.get_by_label("Ja, bewaar voor mij").check()
    press(page, "Stuur mij een code")
    page.locator("main input[name=code]").fill(found_in(mails_to(mailbox, address), r"(\d{4}-\d{4})"))
    press(page, "Verder")
    press(page, "Ja, toon mijn afspraken hier")
    looks_right(resident)
    return page


def sign(resident: Visitor) -> str:
    """Read the plan, agree to it, and return what stood there."""
    page = resident.page
    page.locator("main a[href*='/mijn/afspraken/']").first.click()
    looks_right(resident)
    text = page.locator("main").inner_text()
    page.get_by_label("Ja, ik ben het eens").check()
    press(page, "Versturen")
    expect(page.locator("main")).to_contain_text("U bent het eens met dit plan.")
    return text


def decide(consultant: Visitor, case: str) -> None:
    """Write down the application, decide, read the letter as it goes, and send it: then it is decided."""
    page = consultant.open(f"{case}doen/aanvraag-vastleggen/")
    press(page, "Aanvraag vastleggen")
    consultant.open(f"{case}besluit/")
    looks_right(consultant)
    page.locator("[name=besluit][value=ja]").check()
    page.locator("[name=van]").fill(in_days(14))
    page.locator("[name=tot]").fill(in_days(379))
    page.locator("[name=feiten]").fill("Karel kan niet alleen zijn. Wie zorgt, houdt het niet vol.")
    press(page, "Bewaren")
    looks_right(consultant)
    press(page, "Lezen en versturen")
    expect(page.locator("main")).to_contain_text("namens het college van burgemeester en wethouders")
    looks_right(consultant)
    press(page, "Versturen")
    consultant.open(case)
    expect(page.locator("main")).to_contain_text("Besluit genomen")


def test_a_referral_becomes_a_contact_a_talk_an_arrangement_that_both_sign_and_a_decision(
    visit: Callable[..., Visitor],
) -> None:
    nurse, consultant, carer, client, mailbox = visit(viewport=DESK), visit(viewport=DESK), visit(), visit(), visit()
    refer(nurse)
    enter_as(consultant, "Mo Consulent")
    reach(consultant)
    case = make_request(consultant)
    for name in (CLIENT, CARER):
        consultant.open(case)
        section = consultant.page.locator("section[aria-labelledby=eigen-plek] > div").filter(has_text=name)
        with consultant.page.expect_navigation():
            section.get_by_role("button", name="Mail de link").click()
    talk(consultant, case)
    arrange(consultant, case)

    tie(client, mailbox, name=CLIENT, address=CLIENT_MAIL)
    seen_by_client = sign(client)
    tie(carer, mailbox, name=CARER, address=CARER_MAIL)
    seen_by_carer = sign(carer)
    decide(consultant, case)

    assert "Een vrije dag op dinsdag" in seen_by_carer
    assert "Een vrije dag op dinsdag" not in seen_by_client
    assert IN_CONFIDENCE not in seen_by_client
    client.open("/mijn/afspraken/").locator("main a[href*='/mijn/brief/']").first.click()
    looks_right(client)
    letter = client.page.get_by_role("link", name="Lees de brief").get_attribute("href")
    assert letter
    answer = client.fetch(letter)
    assert (answer.status, answer.kind, answer.body[:4]) == (200, "application/pdf", b"%PDF")
    carer.open("/mijn/inzage/")
    expect(carer.page.locator("main")).to_contain_text("Mo Consulent")
    assert mails_to(mailbox, "praktijk@delinde.example")
