"""What was said in a talk: beside the boxes of the report and the plan, and as a mark where somebody is in danger."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Arrangement, Case
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.conversation import Written
from draagkracht.casework.rules.talks import Kind
from draagkracht.casework.services import talks
from draagkracht.municipalities.models import Mail
from tests.integration.casework.conftest import act
from tests.integration.casework.test_arrangements import draft
from tests.integration.casework.test_talks import couple, plan

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]
SECRET = "Ik houd dit niet vol"
SIGN = "Iemand is bang, wordt bedreigd of wordt geslagen"
LIMIT, OWN = "Tillen doe ik niet meer.", "Het gaat zo niet langer."


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def say(case: Case, by: Worker, kind: Kind, said: dict[str, list[str]], *, is_confidential: bool = False) -> uuid.UUID:
    """Hold a talk in which this was said; return its public id."""
    talk_id = talks.plan_talk(act=act(case, by), plan=plan(kind, is_confidential=is_confidential))
    there = {str(party.public_id): ("present", "") for party in case.parties.all()}
    talks.save_talk(act=act(case, by), talk_id=talk_id, written=Written(str(uuid.uuid4()), said, {}), there=there)
    talks.finish_talk(act=act(case, by, days=18), talk_id=talk_id)
    return talk_id


def test_what_was_said_stands_beside_each_box_of_the_plan_and_is_taken_over_without_javascript(
    browser: Client, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    say(couple, consultant, Kind.TOGETHER, {"own-words": [OWN], "will-not-do": [LIMIT]})
    say(couple, consultant, Kind.CARER_ALONE, {"will-not-do": [SECRET + "!"]}, is_confidential=True)
    url = f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"
    draft.refresh_from_db()
    day = (timezone.localdate() + timedelta(days=90)).isoformat()

    page = browser.get(url).content.decode()
    sent = {"revision": draft.revision, "zorgt": "Wat ik typte.", "te_veel": "ja", "terugkijken": day}
    answer = browser.post(url, sent | {"neem": "zorgt"})

    draft.refresh_from_db()
    assert answer["Location"].endswith("#id_zorgt")
    assert draft.carer_section == f"Wat ik typte.\n\n{LIMIT}"
    assert OWN in page
    assert f"{SECRET}!" not in page
    assert Entry.objects.filter(what="casework.talk", action="see").exists()


def test_the_report_takes_over_what_was_said_and_not_in_confidence(
    browser: Client, couple: Case, consultant: Worker
) -> None:
    say(couple, consultant, Kind.TOGETHER, {"own-words": [OWN]})
    say(couple, consultant, Kind.CARER_ALONE, {"will-not-do": [SECRET]}, is_confidential=True)
    url = f"/werk/zaken/{couple.public_id}/doen/verslag-maken/"

    answer = browser.post(url, {"verslag": "Wat ik typte.", "neem": "verslag", "key": str(uuid.uuid4())})

    shown = answer.content.decode().split("<textarea")[1].split("</textarea>")[0]
    couple.refresh_from_db()
    assert "Wat ik typte." in shown
    assert OWN in shown
    assert SECRET not in answer.content.decode()
    assert couple.state == "investigation"


def test_the_report_is_the_first_button_once_no_talk_is_planned(
    browser: Client, couple: Case, consultant: Worker
) -> None:
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan())
    url = f"/werk/zaken/{couple.public_id}/"

    before = browser.get(url).content.decode()
    talks.cancel_talk(act=act(couple, consultant), talk_id=talk_id)
    after = browser.get(url).content.decode()

    assert "Naar het gesprek" in before
    assert "Naar het gesprek" not in after


@pytest.mark.parametrize("is_confidential", [False, True])
def test_a_sign_of_danger_marks_the_case_and_only_who_may_read_the_talk_reads_what_it_is(
    browser: Client, signed_in: SignIn, couple: Case, consultant: Worker, is_confidential: bool
) -> None:
    said = {"red-flags": ["unsafe"], "red-flags-about": ["child", "carer"]}
    talk_id = say(couple, consultant, Kind.CARER_ALONE, said, is_confidential=is_confidential)
    url, lead = f"/werk/zaken/{couple.public_id}/", signed_in(Role.TEAM_LEAD)

    mine, theirs = browser.get(url).content.decode(), lead.get(url).content.decode()
    talk = browser.get(f"{url}gesprek/{talk_id}/").content.decode()

    assert "Gevaar opgeschreven in een gesprek" in mine
    assert "Gevaar opgeschreven in een gesprek" in theirs
    assert (SIGN in theirs) is not is_confidential
    assert ("een kind of jongere" in theirs) is not is_confidential
    assert f"{SIGN}: een kind of jongere, wie zorgt" in mine
    assert talk.index('name="red-flags"') < talk.index('id="nu-doen"') < talk.index('id="wie-erbij"')
    assert "Veilig Thuis" in mine


def test_a_talk_in_confidence_says_so_in_its_invitation_and_the_same_of_who_reads_it_on_both_pages(
    browser: Client, couple: Case, consultant: Worker
) -> None:
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan(Kind.CARER_ALONE, is_confidential=True))
    url = f"/werk/zaken/{couple.public_id}/"

    pages = [browser.get(one).content.decode() for one in (url, f"{url}gesprek/{talk_id}/")]

    mail = Mail.objects.get(reference__startswith="casework.talk.invited").body
    assert "in vertrouwen" in mail
    assert "donderdag 10 december 2026" in mail
    for page in pages:
        assert "alleen de behandelaar en het vaste aanspreekpunt" in page
        assert "lleen met Marijke Proef" in page
