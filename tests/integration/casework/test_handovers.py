"""A warm handover: with a yes, taken or refused by the receiver; until then the giver keeps the case."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, Handover, Letter, TeamMember
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.services import notes, steps
from draagkracht.municipalities.models import Mail, Municipality, Team
from tests.integration.casework.conftest import MONDAY, act, worker

Receive = Callable[..., Case]
SignIn = Callable[..., Client]


@pytest.fixture
def colleague() -> Worker:
    """Return the case manager of Voorbeeldstad."""
    return worker(Role.CASE_MANAGER)


@pytest.fixture
def case(receive: Receive, consultant: Worker) -> Case:
    """Return a case that the consultant has, with a carer who reads mail."""
    found = receive()
    steps.start_investigation(act=act(found, consultant), consultant_id=consultant.user_id)
    found.parties.filter(role="carer").update(
        name="Marijke Proef", email="marijke.proef@wijk.example", is_invited=False, agreed_at=MONDAY
    )
    found.refresh_from_db()
    return found


def asked(case: Case, **changes: Any) -> dict[str, Any]:
    """Return what is filled in to hand a case over to a colleague."""
    return {
        "naar": "person", "collega": str(worker(Role.CASE_MANAGER).user_id), "waarom": "Ik ga met verlof",
        "afgesproken": "Elke dinsdag bellen", "niet_opnieuw": "Het verhaal van de val",
        "dag": "2027-01-12", "tijd": "10:30", "bij": "Marijke en wij beiden",
        "akkoord": [str(case.parties.get(role="carer").public_id)], "gevraagd": "phone",
        "key": "7b0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a21", **changes,
    }  # fmt: skip


def offer(browser: Client, case: Case, **changes: Any) -> Handover:
    """Hand a case over; return what was asked."""
    answer = browser.post(f"/werk/zaken/{case.public_id}/overdragen/", asked(case, **changes))
    assert answer.status_code == 302, answer.content.decode()
    return Handover.objects.latest("pk")


def test_until_it_is_taken_the_giver_keeps_the_case_and_its_clock(
    signed_in: SignIn, case: Case, consultant: Worker, colleague: Worker
) -> None:
    before = (case.consultant_id, case.due_term, case.due_date)
    browser = signed_in(Role.CONSULTANT)

    row = offer(browser, case)
    again = browser.post(f"/werk/zaken/{case.public_id}/overdragen/", asked(case))

    case.refresh_from_db()
    assert again.status_code == 302
    assert Handover.objects.count() == 1
    assert (case.consultant_id, case.due_term, case.due_date) == before
    assert not Case.objects.filter(visible_to(colleague), pk=case.pk).exists()
    assert (row.giver_id, row.to_user_id) == (consultant.user_id, colleague.user_id)
    assert "Wacht op antwoord" in browser.get(f"/werk/zaken/{case.public_id}/").content.decode()


def test_whoever_takes_it_has_the_case_and_the_carer_gets_one_mail_with_both_names(
    signed_in: SignIn, case: Case, consultant: Worker, colleague: Worker
) -> None:
    row = offer(signed_in(Role.CONSULTANT), case)
    browser, url = signed_in(Role.CASE_MANAGER), f"/werk/overdrachten/{row.public_id}/"
    read = browser.get(url).content.decode()
    waiting = browser.get("/werk/overdrachten/").content.decode()

    answers = [browser.post(url, {"antwoord": "ja"}).status_code for _ in range(2)]

    case.refresh_from_db()
    mails = Mail.objects.filter(reference__startswith="casework.handover:", to="marijke.proef@wijk.example")
    assert answers == [302, 302]
    assert case.consultant_id == colleague.user_id
    assert all(text in read for text in ("Het verhaal van de val", "Elke dinsdag bellen", "Marijke en wij beiden"))
    assert "Zilverschoon" in waiting
    assert [consultant.name in mail.body and colleague.name in mail.body for mail in mails] == [True]
    assert "verlof" not in mails[0].body + mails[0].subject
    assert not Case.objects.filter(visible_to(consultant), pk=case.pk).exists()
    assert "Zilverschoon" not in signed_in(Role.CONSULTANT).get("/werk/overdrachten/").content.decode()
    assert Entry.objects.filter(what="casework.handover", action="see").exists()


def test_a_no_says_why_and_the_giver_still_has_the_case(signed_in: SignIn, case: Case, consultant: Worker) -> None:
    giver = signed_in(Role.CONSULTANT)
    row = offer(giver, case)
    browser, url = signed_in(Role.CASE_MANAGER), f"/werk/overdrachten/{row.public_id}/"

    silent = browser.post(url, {"antwoord": "nee", "reden": ""})
    said = browser.post(url, {"antwoord": "nee", "reden": "Ik heb er al te veel"})

    case.refresh_from_db()
    assert (silent.status_code, said.status_code) == (422, 302)
    assert "Schrijf op waarom niet." in silent.content.decode()
    assert case.consultant_id == consultant.user_id
    page = giver.get(f"/werk/zaken/{case.public_id}/").content.decode()
    assert "Niet overgenomen" in page
    assert "Ik heb er al te veel" in page
    assert not Mail.objects.filter(reference__startswith="casework.handover:").exists()


def test_a_team_takes_a_case_along_to_itself(
    signed_in: SignIn, city: Municipality, case: Case, colleague: Worker, consultant: Worker
) -> None:
    ours, theirs = (Team.objects.create(municipality=city, code=code, name=code) for code in ("onze", "hunne"))
    for team, who in ((ours, consultant), (theirs, colleague)):
        TeamMember.objects.create(municipality=city, team=team, user_id=who.user_id, added_at=MONDAY, added_by="Proef")
    Case.objects.filter(pk=case.pk).update(team=ours)
    notes.assign_case(act=act(case, consultant), consultant_id=consultant.user_id, is_case_manager=True)

    row = offer(signed_in(Role.CONSULTANT), case, naar="team", team="hunne")
    before = Case.objects.get(pk=case.pk).team_id
    signed_in(Role.CASE_MANAGER).post(f"/werk/overdrachten/{row.public_id}/", {"antwoord": "ja"})

    case.refresh_from_db()
    assert before == ours.pk
    assert (case.team_id, case.consultant_id) == (theirs.pk, colleague.user_id)
    assert case.case_manager_id == colleague.user_id


def test_to_another_organisation_only_a_letter_lies_ready_with_what_may_go_along(signed_in: SignIn, case: Case) -> None:
    browser = signed_in(Role.CONSULTANT)

    row = offer(browser, case, naar="organisation", organisatie="Steunpunt Proef", mee=["name", "agreed"])

    letter = Letter.objects.get(kind="handover")
    text = " ".join(block["text"] for block in letter.blocks)
    assert (letter.state, letter.party.name) == ("draft", "Marijke Proef")
    assert "Elke dinsdag bellen" in text
    assert "Steunpunt Proef" in text
    assert "verlof" not in text
    assert "de val" not in text
    assert not Mail.objects.filter(to__contains="steunpunt").exists()
    answer = browser.post(f"/werk/overdrachten/{row.public_id}/", {"antwoord": "ja"})
    case.refresh_from_db()
    assert answer.status_code == 302
    assert case.state == "investigation"
    assert Mail.objects.filter(reference__startswith="casework.handover:", body__contains="Steunpunt Proef").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"akkoord": []}, "Vraag het eerst."),
        ({"collega": ""}, "Kies wie de zaak krijgt."),
        ({"naar": "organisation", "organisatie": "Proef"}, "Vraag wat mee mag."),
        ({"tijd": ""}, "Vul de dag en de tijd in, of geen van beide."),
        ({"naar": "team", "team": "leeg"}, "Bij dit team hoort nog niemand."),
    ],
)
def test_without_a_yes_or_a_receiver_nothing_goes_over_and_nothing_is_lost(
    signed_in: SignIn, city: Municipality, case: Case, changes: dict[str, Any], sentence: str
) -> None:
    Team.objects.create(municipality=city, code="leeg", name="Team Leeg")

    answer = signed_in(Role.CONSULTANT).post(f"/werk/zaken/{case.public_id}/overdragen/", asked(case, **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Het verhaal van de val" in answer.content.decode()
    assert not Handover.objects.exists()


def test_of_two_handovers_at_a_time_the_second_is_refused_until_the_first_is_taken_back(
    signed_in: SignIn, case: Case, lead: Worker
) -> None:
    browser = signed_in(Role.CONSULTANT)
    offer(browser, case)
    second = asked(case, collega=str(lead.user_id), key=str(uuid.uuid4()))

    refused = browser.post(f"/werk/zaken/{case.public_id}/overdragen/", second)
    browser.post(f"/werk/zaken/{case.public_id}/overdragen/intrekken/")
    allowed = browser.post(f"/werk/zaken/{case.public_id}/overdragen/", second)

    assert (refused.status_code, allowed.status_code) == (422, 302)
    assert "Trek die vraag eerst in" in refused.content.decode()


def test_who_receives_nothing_finds_nothing(signed_in: SignIn, case: Case, lead: Worker) -> None:
    row = offer(signed_in(Role.CONSULTANT), case, collega=str(lead.user_id))
    other = signed_in(Role.CASE_MANAGER)

    answers = [other.get(f"/werk/overdrachten/{row.public_id}/"), other.post(f"/werk/overdrachten/{row.public_id}/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Zilverschoon" not in other.get("/werk/overdrachten/").content.decode()
