"""What was noted wrongly is corrected: the earlier text stays to be read, with who and when, and nothing is lost."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import BalanceCheck, Case, CaseMove, SupportContact
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.services import notes, steps
from draagkracht.municipalities.models import Municipality
from tests.integration.casework import centre
from tests.integration.casework.conftest import act
from tests.integration.casework.test_guiding import guided, manager, said
from tests.integration.casework.test_support_own import mine

__all__ = ["guided", "manager", "mine"]
SignIn = Callable[..., Client]
Receive = Callable[..., Case]


def note_url(case: Case, step: str) -> str:
    """Return where a line in the history of a case is corrected."""
    return f"/werk/zaken/{case.public_id}/verbeteren/{CaseMove.objects.get(case=case, step=step).key}/"


def page_of(case: Case) -> str:
    return f"/werk/zaken/{case.public_id}/"


@pytest.fixture
def asked(guided: Case, signed_in: SignIn) -> Case:
    """Return a case in which a carer was asked how it goes."""
    signed_in(Role.CASE_MANAGER).post(f"{page_of(guided)}balans/", said(guided))
    assert BalanceCheck.objects.filter(case=guided).exists()
    return guided


def test_what_a_carer_said_is_corrected_and_the_earlier_text_stays_with_who_and_when(
    signed_in: SignIn, asked: Case
) -> None:
    browser, url = signed_in(Role.CASE_MANAGER), note_url(asked, "check_balance")
    texts = {"own_words": "Hij slaapt slecht, niet zij.", "costs": "De nachten", "gives": "", "changes": "Nachtzorg"}

    answers = [browser.post(url, {**texts, "gezien": "0"}) for _ in range(2)]

    page = browser.get(page_of(asked)).content.decode()
    row = BalanceCheck.objects.get(case=asked)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (row.own_words, len(row.earlier)) == ("Hij slaapt slecht, niet zij.", 1)
    assert "Hij slaapt slecht, niet zij." in page
    assert "Ik huil elke avond in de schuur" in page
    assert f"door {row.earlier[0]['by']}" in page
    assert Entry.objects.filter(about=str(asked.public_id), action="change", purpose="rights").exists()


def test_who_does_not_have_the_case_corrects_nothing_of_what_a_carer_said(signed_in: SignIn, asked: Case) -> None:
    url, lead = note_url(asked, "check_balance"), signed_in(Role.TEAM_LEAD)

    answers = lead.get(url), lead.post(url, {"own_words": "x", "costs": "", "gives": "", "changes": "", "gezien": "0"})

    assert [answer.status_code for answer in answers] == [404, 404]
    assert url not in lead.get(page_of(asked)).content.decode()
    assert BalanceCheck.objects.get(case=asked).earlier == []


def test_of_two_who_correct_the_second_sees_both(signed_in: SignIn, guided: Case, consultant: Worker) -> None:
    browser = signed_in(Role.CONSULTANT)
    browser.post(f"{page_of(guided)}vervanging/", {"wens": "Elke nacht.", "key": str(uuid.uuid4())})
    url = note_url(guided, "ask_respite")

    first = browser.post(url, {"reason": "Eén nacht in de week.", "gezien": "0"})
    late = browser.post(url, {"reason": "Twee nachten.", "gezien": "0"})
    again = browser.post(url, {"reason": "Twee nachten.", "gezien": "1"})

    page = late.content.decode()
    move = CaseMove.objects.get(case=guided, step="ask_respite")
    assert (first.status_code, late.status_code, again.status_code) == (302, 409, 302)
    assert "Eén nacht in de week." in page
    assert "Twee nachten." in page
    assert [one["texts"]["reason"] for one in move.earlier] == ["Elke nacht.", "Eén nacht in de week."]
    assert move.reason == "Twee nachten."


def test_a_wrong_day_is_corrected_and_the_clock_follows(
    signed_in: SignIn, receive: Receive, consultant: Worker
) -> None:
    now = timezone.now()
    case = receive(at=now - timedelta(days=9))
    doing = act(case, consultant)
    steps.start_investigation(act=doing, consultant_id=consultant.user_id)
    notes.note_fact(
        act=type(doing)(case_id=case.public_id, by=consultant, at=now, key=uuid.uuid4()),
        note=Note.FIRST_CONTACT,
        on=timezone.localdate(now),
    )
    browser, url = signed_in(Role.CONSULTANT), note_url(case, "note_first_contact")
    right, before = timezone.localdate(now) - timedelta(days=3), timezone.localdate(now) - timedelta(days=30)

    refused = browser.post(url, {"dag": before.isoformat(), "gezien": "0"})
    done = browser.post(url, {"dag": right.isoformat(), "gezien": "0"})

    case.refresh_from_db()
    assert (refused.status_code, done.status_code) == (422, 302)
    assert case.first_contact_at is not None
    assert timezone.localdate(case.first_contact_at) == right
    page = browser.get(page_of(case)).content.decode()
    assert "Verbeterd op" in page
    assert f"Eerste contact gehad: {right.day} " in page


def test_a_step_of_the_law_is_no_note_to_correct(signed_in: SignIn, guided: Case) -> None:
    answer = signed_in(Role.CONSULTANT).get(note_url(guided, "start_investigation"))

    assert answer.status_code == 404


def test_a_centre_corrects_a_contact_and_the_carer_reads_both(
    city: Municipality, mine: uuid.UUID, signed_in: SignIn
) -> None:
    contact = SupportContact.objects.get(file__public_id=mine)
    browser, url = centre.browser(city), centre.url("correct-contact", mine, contact.public_id)
    shown = browser.get(centre.url("show-support-file", mine)).content.decode()

    first = browser.post(url, {"note": "Zij lachte.", "agreed": "Els belt.", "gezien": "0"})
    late = browser.post(url, {"note": "Zij zweeg.", "agreed": "", "gezien": "0"})

    emptied = browser.post(url, {"note": "", "agreed": "", "gezien": "1"})

    assert emptied.status_code == 422
    file = browser.get(centre.url("show-support-file", mine)).content.decode()
    own = signed_in(Role.CARER).get(f"/mijn/steunpunt/{mine}/").content.decode()
    assert url in shown
    assert (first.status_code, late.status_code) == (302, 409)
    assert "Zij lachte." in late.content.decode()
    assert "Zij zweeg." in late.content.decode()
    for page in (file, own):
        assert "Zij lachte." in page
        assert "Wilhelminapepermunt" in page
        assert "Verbeterd op" in page


def test_what_a_carer_gave_to_the_municipality_is_not_corrected_by_the_centre(
    city: Municipality, mine: uuid.UUID
) -> None:
    contact = SupportContact.objects.get(file__public_id=mine)
    SupportContact.objects.filter(pk=contact.pk).update(way="handed")
    browser, url = centre.browser(city), centre.url("correct-contact", mine, contact.public_id)

    answers = browser.get(url), browser.post(url, {"note": "x", "agreed": "", "gezien": "0"})

    assert [answer.status_code for answer in answers] == [404, 404]
    assert url not in browser.get(centre.url("show-support-file", mine)).content.decode()
