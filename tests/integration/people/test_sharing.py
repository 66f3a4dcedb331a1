"""What a code gives: the outcome, and answers only when ticked; to one organisation, where the carer wants that."""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import formats, timezone, translation

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import Role
from draagkracht.assessments.models import ShareCode
from draagkracht.assessments.rules import codes
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Consent
from tests.integration.people.test_results import keep, person

SignedIn = Callable[..., Client]


def shared(client: Client, **said: Any) -> str:
    """Make a code as a carer does; return it."""
    page = client.post(reverse("portal-own:share-results"), {"key": str(uuid.uuid4()), **said}).content.decode()
    found = re.search(r"<bdi dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", page)
    assert found
    return found[1]


def taken(nurse: Client, code: str, result: uuid.UUID) -> Any:
    """Return the file that a professional takes along."""
    page = nurse.post(reverse("portal-staff:open-code"), {"code": code}).content.decode()
    ticket = re.search(r'name="kaartje" value="([^"]+)"', page)
    assert ticket
    said = {"kaartje": ticket[1], "uitkomst": str(result)}
    return json.loads(nurse.post(reverse("portal-staff:export-shared"), said).content)


def opens(signed_in: SignedIn, role: Role, code: str) -> bool:
    page = signed_in(role).post(reverse("portal-staff:open-code"), {"code": code})
    return "Uitkomst van" in page.content.decode()


def test_a_professional_takes_the_score_and_no_answer(city: Municipality, signed_in: SignedIn) -> None:
    result = keep(person(city), at=timezone.now())
    code = shared(signed_in(Role.CARER))

    found = taken(signed_in(Role.PROFESSIONAL), code, result)

    assert found["resourceType"] == "QuestionnaireResponse"
    assert [item["linkId"] for item in found["item"]] == ["score", "band"]
    assert found["item"][0]["answer"] == [{"valueInteger": 7}]


def test_the_answers_go_along_only_when_the_carer_ticked_that_and_the_consent_says_so(
    city: Municipality, signed_in: SignedIn
) -> None:
    carer = person(city)
    result, mine = keep(carer, at=timezone.now()), signed_in(Role.CARER)
    code = shared(mine, answers="ja")

    found = taken(signed_in(Role.PROFESSIONAL), code, result)

    consent = Consent.objects.get(public_id=ShareCode.objects.get(person=carer).consent_id)
    assert consent.scope == [codes.OUTCOME, codes.ANSWERS]
    assert [item["linkId"] for item in found["item"]] == ["minor"]
    assert "Ook uw antwoorden." in mine.get(reverse("people:list-consents")).content.decode()


def test_a_code_for_one_organisation_opens_for_nobody_else(city: Municipality, signed_in: SignedIn) -> None:
    keep(person(city), at=timezone.now())
    practice = Membership.objects.filter(role=Role.PROFESSIONAL.value, organization_id__gt="").order_by("pk")[0]
    code = shared(signed_in(Role.CARER), recipient=practice.organization_id)

    assert opens(signed_in, Role.PROFESSIONAL, code)
    assert not opens(signed_in, Role.CONSULTANT, code)


def test_a_code_for_the_municipality_opens_for_no_practice(city: Municipality, signed_in: SignedIn) -> None:
    keep(person(city), at=timezone.now())
    code = shared(signed_in(Role.CARER), recipient=codes.MUNICIPALITY)

    assert opens(signed_in, Role.CONSULTANT, code)
    assert not opens(signed_in, Role.PROFESSIONAL, code)


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.CONSULTANT])
def test_a_code_for_nobody_in_particular_opens_for_who_works_here(
    city: Municipality, signed_in: SignedIn, role: Role
) -> None:
    keep(person(city), at=timezone.now())

    assert opens(signed_in, role, shared(signed_in(Role.CARER), recipient_label="dokter Jansen"))


def test_a_code_is_for_no_organisation_that_is_not_here(city: Municipality, signed_in: SignedIn) -> None:
    keep(person(city), at=timezone.now())

    page = signed_in(Role.CARER).post(reverse("portal-own:share-results"), {"recipient": str(uuid.uuid4())})

    assert page.status_code == 422
    assert not ShareCode.objects.exists()


def test_the_page_says_beforehand_what_is_read(city: Municipality, signed_in: SignedIn) -> None:
    keep(person(city), at=timezone.now())

    page = signed_in(Role.CARER).get(reverse("portal-own:share-results")).content.decode()

    assert "en niet wat u antwoordde" in page
    assert "Dit verandert niet wie de code mag gebruiken." in page
    assert "checked" not in page


def test_whoever_shares_sees_by_which_code_somebody_looked(city: Municipality, signed_in: SignedIn) -> None:
    carer = person(city)
    keep(carer, at=timezone.now())
    code = shared(signed_in(Role.CARER), recipient_label="dokter Jansen")

    signed_in(Role.PROFESSIONAL).post(reverse("portal-staff:open-code"), {"code": code})

    page = signed_in(Role.CARER).get(reverse("portal-own:list-uses")).content.decode()
    assert "dokter Jansen" in page


def test_whom_a_code_is_for_is_named_alone_and_in_the_language_of_the_page(
    city: Municipality, signed_in: SignedIn
) -> None:
    keep(person(city), at=timezone.now())
    browser = signed_in(Role.CARER)
    shared(browser, recipient=codes.MUNICIPALITY)
    ShareCode.objects.update(recipient_label="Alleen: de gemeente")  # as it was kept before
    Consent.objects.filter(purpose="share_result").update(recipient_label="Alleen: de gemeente")

    dutch, arabic = (browser.get(f"{before}/mijn/goedgevonden/").content.decode() for before in ("", "/ar"))

    assert "<bdi>de gemeente</bdi>" in dutch
    assert "Alleen:" not in dutch
    assert "de gemeente</bdi>" not in arabic
    assert "Alleen:" not in browser.get("/mijn/delen/").content.decode().partition("Codes die nog werken")[2]


def test_the_paper_with_a_code_says_until_when_and_how_to_take_it_back_and_nothing_of_the_result(
    city: Municipality, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    carer, mine = person(city), signed_in(Role.CARER)
    keep(carer, at=timezone.now())
    key: dict[str, str] = {"key": str(uuid.uuid4())}
    set_: list[dict[str, Any]] = []
    page = mine.post(reverse("portal-own:share-results"), {**key, "recipient_label": "dokter Jansen"}).content.decode()
    code = re.search(r"<bdi dir=\"ltr\">([A-Z0-9]{4} [A-Z0-9]{4})<", page)

    def typeset(_: str, values: dict[str, Any], **__: Any) -> bytes:
        set_.append(values)
        return b"%PDF"

    monkeypatch.setattr("draagkracht.portal.letters.share.letters.typeset", typeset)

    answer = mine.post(reverse("portal-own:print-code"), key)

    values = set_[0]
    until = ShareCode.objects.get(person=carer).expires_at
    assert code
    assert key["key"] in page
    assert (answer["Content-Type"], values["code"]) == ("application/pdf", code[1])
    assert formats.date_format(timezone.localtime(until), "j F Y") in values["notes"][0]
    assert "Trek de code in" in values["notes"][1]
    assert not [word for word in (carer.name, "Jansen", "dokter", "zwaar", "punten") if word in str(values)]


def test_there_is_no_paper_of_a_code_that_opens_nothing_or_is_anothers(city: Municipality, signed_in: SignedIn) -> None:
    mine, other = signed_in(Role.CARER), signed_in(Role.CARE_RECIPIENT)
    keep(person(city), at=timezone.now())
    key, paper = {"key": str(uuid.uuid4())}, reverse("portal-own:print-code")
    mine.post(reverse("portal-own:share-results"), key)

    theirs = other.post(paper, key)
    ShareCode.objects.update(revoked_at=timezone.now())
    revoked = mine.post(paper, key)

    assert [answer["Location"] for answer in (theirs, revoked)] == [reverse("portal-own:share-results")] * 2


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_paper_with_a_code_is_set(city: Municipality, signed_in: SignedIn, language: str) -> None:
    mine = signed_in(Role.CARER)
    keep(person(city), at=timezone.now())
    key = {"key": str(uuid.uuid4())}
    mine.post(reverse("portal-own:share-results"), key)

    with translation.override(language):
        answer = mine.post(reverse("portal-own:print-code"), key)

    assert answer.content.startswith(b"%PDF")
