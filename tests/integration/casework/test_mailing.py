"""Mail of a case is in the reader's language; who has no space yet hears only that there is something to read."""

import dataclasses
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.base import letters as typesetter
from draagkracht.base.letters.colours import accent
from draagkracht.casework.models import Case, Letter
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.services import letters
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.models import Person
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.casework.conftest import ASKED, act

Receive = Callable[..., Case]


def received(receive: Receive, language: str, **changes: Any) -> Case:
    """Receive a request of somebody who reads a language."""
    assert ASKED.client
    contact = dataclasses.replace(ASKED.client, language=language, **changes)
    return receive(dataclasses.replace(ASKED, client=contact))


def receipt(case: Case) -> Mail:
    """Return the receipt of a case."""
    return Mail.objects.get(reference__startswith="casework.receipt:", subject__contains=case.reference)


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_the_receipt_is_in_the_language_that_somebody_told(receive: Receive, language: str) -> None:
    mail = receipt(received(receive, language))

    assert not re.search(r"Goedendag|Uw eigen plan|november", mail.subject + mail.body)
    assert "Zilverschoon" in mail.body


def test_a_language_that_the_municipality_does_not_offer_is_answered_in_dutch(
    receive: Receive, city: Municipality
) -> None:
    Municipality.objects.filter(pk=city.pk).update(languages=["nl", "en"])

    mail = receipt(received(receive, "tr"))

    assert mail.body.startswith("Goedendag Zilverschoon,")


def test_a_letter_on_paper_stays_dutch(receive: Receive) -> None:
    case = received(receive, "ar", email="", phone="+31001234499")

    (letter,) = Letter.objects.filter(case=case)
    assert letter.blocks[0]["text"] == "Goedendag Zilverschoon,"
    assert letter.subject.startswith("Wij kregen uw vraag: ")


def report(case: Case, by: Worker) -> Letter:
    """Send the client a report."""
    client = case.parties.get(role="client")
    client.address = "Beukenhof 12"
    client.save()
    made = letters.write_letter(act=act(case, by), kind=LetterKind.REPORT, party_id=client.public_id)
    letters.send_letter(act=act(case, by), letter_id=made, revision=0)
    return Letter.objects.get(public_id=made)


def test_who_has_no_space_hears_that_there_is_news_and_how_to_read_it(receive: Receive, consultant: Worker) -> None:
    case = received(receive, "nl")

    report(case, consultant)

    (mail,) = Mail.objects.filter(reference__startswith="casework.letter:")
    assert mail.subject == f"Er is nieuws voor u: {case.reference}"
    assert re.search(r"^https?://\S+/mijn/koppelen/\S+/$", mail.body, re.MULTILINE)
    for told in ("verslag", "Verslag", "brief", "huishouden"):
        assert told not in mail.body


def test_who_did_not_give_the_address_themselves_hears_nothing_by_mail(receive: Receive, consultant: Worker) -> None:
    case = received(receive, "nl")
    case.parties.update(agreed_at=None)

    report(case, consultant)

    assert not Mail.objects.filter(reference__startswith="casework.letter:").exists()


def test_who_has_a_space_is_written_to_in_its_language_and_the_link_leads_to_that_page(
    receive: Receive, consultant: Worker, city: Municipality
) -> None:
    case = received(receive, "nl")
    person = Person.objects.get(user=people.person(Role.CARE_RECIPIENT, CITY_HOST))
    Person.objects.filter(pk=person.pk).update(language="en")
    case.parties.filter(role="client").update(person=person)

    letter = report(case, consultant)

    (mail,) = Mail.objects.filter(reference__startswith="casework.letter:")
    assert f"/en/mijn/brief/{letter.public_id}/uitleg/" in mail.body
    assert "Goedendag" not in mail.body


def test_the_page_of_a_letter_says_in_one_sentence_what_it_says_and_whom_to_call(
    receive: Receive, consultant: Worker, city: Municipality, signed_in: Callable[..., Client]
) -> None:
    case = received(receive, "nl")
    person = Person.objects.get(user=people.person(Role.CARE_RECIPIENT, CITY_HOST))
    case.parties.filter(role="client").update(person=person)
    letter = report(case, consultant)
    browser, other = signed_in(Role.CARE_RECIPIENT), signed_in(Role.CARER)

    listed = browser.get("/mijn/afspraken/").content.decode()
    page = browser.get(f"/mijn/brief/{letter.public_id}/uitleg/").content.decode()
    stranger = other.get(f"/mijn/brief/{letter.public_id}/uitleg/")

    assert f"/mijn/brief/{letter.public_id}/uitleg/" in listed
    assert "Dit is ons verslag van het gesprek met u." in page
    assert city.desk_phone in page
    assert f"/mijn/brief/{letter.public_id}/" in page
    assert stranger.status_code == 404


def test_a_letter_has_the_colour_and_the_desk_of_the_municipality(
    receive: Receive, consultant: Worker, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}

    def typeset(template: str, data: dict[str, Any], **options: Any) -> bytes:
        given.update(data)
        return typeset_really(template, data, **options)

    typeset_really = typesetter.typeset
    monkeypatch.setattr(typesetter, "typeset", typeset)

    report(received(receive, "nl"), consultant)

    assert given["accent"] == accent(city.theme)
    assert (given["phone"], given["desk"]) == (city.desk_phone, city.desk_address)


def test_the_desk_asks_in_which_language_somebody_is_written_to(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    form = {
        "naam": "Zilverschoon",
        "mail": "zilverschoon@wijk.example",
        "taal": "tr",
        "vraag": "Ik red het huishouden niet meer.",
    }

    browser = signed_in(Role.CONSULTANT)
    page = browser.get("/werk/zaken/nieuw/voor-zichzelf/").content.decode()
    browser.post("/werk/zaken/nieuw/voor-zichzelf/", form)

    assert re.search(r'<option value="nl"\s+selected', page)
    assert "Goedendag" not in Mail.objects.get(reference__startswith="casework.receipt:", to=form["mail"]).body
