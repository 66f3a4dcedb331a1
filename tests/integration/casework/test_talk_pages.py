"""The screens of talks, arrangements and letters: without JavaScript, sent twice, and by whoever may not."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Attendance, Case, Conversation, Letter, Signature
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.rules.talks import Kind
from draagkracht.casework.services import letters, steps, talks
from draagkracht.people.models import Person
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.casework.conftest import act
from tests.integration.casework.test_arrangements import SECRET, draft, offer
from tests.integration.casework.test_talks import couple, plan, written

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]
OWN = "/mijn/afspraken/"


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def page_of(case: Case) -> str:
    """Return the address of a case."""
    return f"/werk/zaken/{case.public_id}/"


def hidden(content: str) -> dict[str, str]:
    """Return the hidden fields of the first form of a page that saves."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', content))


def home_of(role: Role, case: Case, in_case: str) -> Person:
    """Link the demo's person with a role to their place in a case."""
    person = Person.objects.get(user=people.person(role, CITY_HOST))
    case.parties.filter(role=in_case).update(person=person)
    return person


@pytest.fixture
def talk(couple: Case, consultant: Worker) -> Conversation:
    """Return a planned talk with both."""
    return Conversation.objects.get(public_id=talks.plan_talk(act=act(couple, consultant), plan=plan()))


def test_a_talk_is_planned_once_also_when_the_form_is_sent_twice(browser: Client, couple: Case) -> None:
    day = timezone.localdate() + timedelta(days=20)
    sent = {"soort": "together", "dag": day.isoformat(), "tijd": "14.30", "plaats": "thuis", "key": str(uuid.uuid4())}

    answers = [browser.post(f"{page_of(couple)}gesprek/", sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Conversation.objects.filter(case=couple).count() == 1
    assert "Alleen de behandelaar" not in browser.get(page_of(couple)).content.decode()


def test_without_javascript_all_is_kept_by_one_button(browser: Client, couple: Case, talk: Conversation) -> None:
    url = f"{page_of(couple)}gesprek/{talk.public_id}/"
    form = hidden(browser.get(url).content.decode())

    answer = browser.post(url, form | {"own-words": "Het gaat zo niet.", "burden": "heavy", "red-flags": ["unsafe"]})

    talk.refresh_from_db()
    assert answer.status_code == 302
    assert (talk.own_words, talk.answers["burden"]) == ("Het gaat zo niet.", ["heavy"])
    assert "Veilig Thuis" in browser.get(url).content.decode()


def test_who_saves_second_in_the_same_place_sees_both_and_loses_nothing(
    browser: Client, couple: Case, talk: Conversation, consultant: Worker
) -> None:
    url = f"{page_of(couple)}gesprek/{talk.public_id}/"
    form = hidden(browser.get(url).content.decode())
    talks.save_talk(
        act=act(couple, consultant), talk_id=talk.public_id, written=written("x", energy="Van de ander."), there={}
    )

    answer = browser.post(url, form | {"energy": "Van mij."})

    content = answer.content.decode()
    assert answer.status_code == 409
    assert "Van de ander." in content
    assert "Van mij." in content
    again = browser.post(url, hidden(content) | {"energy": "Van mij en de ander."})
    talk.refresh_from_db()
    assert (again.status_code, talk.answers["energy"]) == (302, ["Van mij en de ander."])


def test_one_field_is_kept_by_itself_and_a_red_flag_names_whom_to_call_at_once(
    browser: Client, couple: Case, talk: Conversation
) -> None:
    url = f"{page_of(couple)}gesprek/{talk.public_id}/"
    form = hidden(browser.get(url).content.decode())
    sent = {"page": form["page"], "was-red-flags": form["was-red-flags"], "red-flags": ["danger"]}

    answer = browser.post(url, sent, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["X-Draagkracht-Saved"]) == (200, "1")
    assert "tel:112" in answer.content.decode()


def test_a_team_lead_finds_that_a_talk_in_confidence_is_there_and_not_what_was_said(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan(Kind.CARER_ALONE, is_confidential=True))
    talks.save_talk(act=act(couple, consultant), talk_id=talk_id, written=written("a", own_words=SECRET), there={})
    lead = signed_in(Role.TEAM_LEAD)

    shown, opened = lead.get(page_of(couple)), lead.get(f"{page_of(couple)}gesprek/{talk_id}/")

    assert "In vertrouwen" in shown.content.decode()
    assert SECRET not in shown.content.decode()
    assert opened.status_code == 404


def test_a_client_finds_nothing_of_what_the_carer_said_in_confidence_on_no_page_and_in_no_letter(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    home_of(Role.CARE_RECIPIENT, couple, "client")
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan(Kind.CARER_ALONE, is_confidential=True))
    talks.save_talk(act=act(couple, consultant), talk_id=talk_id, written=written("a", own_words=SECRET), there={})
    offer(couple, consultant, draft)
    client = signed_in(Role.CARE_RECIPIENT)

    pages = [OWN, f"{OWN}{draft.public_id}/", "/mijn/", "/mijn/meenemen/", "/mijn/inzage/"]
    answers = [client.get(page) for page in pages]

    assert [answer.status_code for answer in answers] == [200] * len(pages)
    for answer in answers:
        assert SECRET not in answer.content.decode()
        assert "Oppas op dinsdag" not in answer.content.decode()
    assert "Gesprek met u alleen" not in answers[0].content.decode()
    assert client.get(f"/mijn/gesprek/{talk_id}/").status_code == 404


def test_somebody_agrees_in_their_own_space_and_twice_is_once(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    home_of(Role.CARER, couple, "carer")
    offer(couple, consultant, draft)
    client, url = signed_in(Role.CARER), f"{OWN}{draft.public_id}/"
    form = hidden(client.get(url).content.decode())

    wrong = client.post(url, form | {"waarom": "Liever op vrijdag."})
    right = [client.post(url, form | {"eens": "nee", "waarom": "Liever op vrijdag."}) for _ in range(2)]

    assert wrong.status_code == 422
    assert [answer.status_code for answer in right] == [302, 302]
    assert Signature.objects.get().remark == "Liever op vrijdag."
    assert "U bent het niet eens" in client.get(url).content.decode()


def test_a_carer_who_was_there_says_in_a_minute_how_it_was(
    signed_in: SignIn, couple: Case, talk: Conversation, consultant: Worker
) -> None:
    home_of(Role.CARER, couple, "carer")
    there = {str(party.public_id): ("present", "") for party in couple.parties.all()}
    talks.save_talk(act=act(couple, consultant), talk_id=talk.public_id, written=written("a"), there=there)
    talks.finish_talk(act=act(couple, consultant, days=18), talk_id=talk.public_id)
    client, url = signed_in(Role.CARER), f"/mijn/gesprek/{talk.public_id}/"

    assert url in client.get(OWN).content.decode()
    answers = [client.post(url, {"gehoord": said, "eigen": "no"}) for said in ("partly", "yes")]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Attendance.objects.get(party__role="carer").feedback["gehoord"] == "partly"
    assert client.get(OWN).status_code == 200


def test_the_second_who_writes_in_an_arrangement_is_told_and_keeps_what_they_wrote(
    browser: Client, couple: Case, draft: Arrangement
) -> None:
    url = f"{page_of(couple)}plan/{draft.public_id}/"
    assert browser.get(url).status_code == 200

    answer = browser.post(url, {"revision": "0", "zorgt": "Wat ik schreef."})

    content = answer.content.decode()
    assert answer.status_code == 409
    assert "Wat ik schreef." in content
    assert SECRET in content


def test_what_is_missing_before_an_arrangement_is_offered_is_said_all_at_once(browser: Client, couple: Case) -> None:
    started = browser.post(f"{page_of(couple)}plan/", {"key": str(uuid.uuid4())})

    answer = browser.post(f"{started['Location']}aanbieden/")

    assert answer.status_code == 422
    assert "Er staat nog niets in het plan." in answer.content.decode()
    assert "of waarom er niets nodig is" in answer.content.decode()


def test_a_decision_is_made_sent_and_read_by_whom_it_is_for(
    browser: Client, signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    home_of(Role.CARE_RECIPIENT, couple, "client")
    steps.report(act=act(couple, consultant, days=1), text="verslag")
    steps.apply(act=act(couple, consultant, days=1))
    filled = {"besluit": "nee", "reden": "general_provision", "regel": "Wmo", "feiten": "F", "wel": "De buurtkamer."}

    made = browser.post(f"{page_of(couple)}besluit/", filled | {"key": str(uuid.uuid4())})
    send = {"revision": "0", "adres": "Lindelaan 1"}
    sent = [browser.post(f"{made['Location']}versturen/", send) for _ in range(2)]

    letter = Letter.objects.get(kind="refusal")
    client, carer = signed_in(Role.CARE_RECIPIENT), signed_in(Role.CARER)
    assert [answer.status_code for answer in sent] == [302, 302]
    assert browser.get(f"{made['Location']}pdf/").content == bytes(letter.pdf or b"")
    assert client.get(f"/mijn/brief/{letter.public_id}/").content == bytes(letter.pdf or b"")
    assert carer.get(f"/mijn/brief/{letter.public_id}/").status_code == 404
    assert "De buurtkamer." in browser.get(made["Location"]).content.decode()


def test_a_letter_is_changed_by_hand(browser: Client, couple: Case, consultant: Worker) -> None:
    client = couple.parties.get(role="client")
    made = letters.write_letter(act=act(couple, consultant), kind=LetterKind.REPORT, party_id=client.public_id)
    url = f"{page_of(couple)}brief/{made}/"

    names = re.findall(r'name="(alinea_\w+)"', browser.get(url).content.decode())
    form = {"revision": "0", "onderwerp": "Ons gesprek", **dict.fromkeys(names, ""), names[0]: "Dag,"}

    first = browser.post(url, {**form, "erbij": "Tot gauw."})
    late = browser.post(url, {**form, "onderwerp": "Te laat", names[0]: "Hallo,"})

    letter = Letter.objects.get(public_id=made)
    assert (first.status_code, late.status_code) == (302, 409)
    assert [block["text"] for block in letter.blocks] == ["Dag,", "Tot gauw."]
    assert "Hallo," in late.content.decode()


def test_the_team_sees_how_often_carers_were_there_of_how_many(browser: Client, couple: Case) -> None:
    content = browser.get("/werk/gesprekken/").content.decode()

    assert "0 / 0" in content
    assert "AVI-cliëntenmonitor" in content
