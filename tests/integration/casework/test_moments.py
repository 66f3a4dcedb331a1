"""The moments of a talk and a plan: what is odd is asked once, what was not yet is not closed, a no is answered."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Attendance, Case, Conversation
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.work_list import Filters, Whose, count_open, list_work
from draagkracht.casework.rules.talks import Kind, Odd, TalkCannotBe
from draagkracht.casework.services import arrangements, talks
from draagkracht.casework.services.arrangements import Says
from draagkracht.municipalities.models import Mail
from draagkracht.people.models import Person
from tests.integration.casework.conftest import MONDAY, act
from tests.integration.casework.test_arrangements import draft, offer, space
from tests.integration.casework.test_talk_pages import home_of
from tests.integration.casework.test_talks import couple, plan, written

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]
SECRET = "Mijn broer mag dit niet weten"


@pytest.mark.parametrize(
    ("moment", "odd", "said"),
    [
        (datetime(2027, 11, 28, 9, tzinfo=UTC), Odd.LATE, "uiterlijk 4 januari 2027 klaar"),
        (datetime(2026, 12, 10, 2, tzinfo=UTC), Odd.HOUR, "tussen 7 en 22 uur"),
        (datetime(2026, 11, 25, 9, tzinfo=UTC), Odd.SOON, "eerder dan over 7 dagen"),
    ],
)
def test_an_odd_moment_of_a_talk_is_asked_once_and_its_reason_stands_in_the_history(
    couple: Case, consultant: Worker, moment: datetime, odd: Odd, said: str
) -> None:
    with pytest.raises(TalkCannotBe) as refusal:
        talks.plan_talk(act=act(couple, consultant), plan=plan(at=moment))
    sure = talks.Plan(
        kind=Kind.TOGETHER, planned_at=moment, place="thuis", worker="Mo", because={odd: "Zij is op reis."}
    )
    talks.plan_talk(act=act(couple, consultant), plan=sure)

    assert said in " ".join(one.dutch() for one in refusal.value.sentences)
    assert Conversation.objects.count() == 1
    assert couple.moves.get(step="plan_talk").reason.endswith("? Zij is op reis.")


def test_each_thing_that_is_odd_of_a_moment_has_a_reason_of_its_own(signed_in: SignIn, couple: Case) -> None:
    browser, url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/gesprek/"
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    filled = {"soort": "together", "dag": tomorrow, "tijd": "06:00", "plaats": "thuis", "key": str(uuid.uuid4())}
    Case.objects.filter(pk=couple.pk).update(received_at=timezone.now())

    asked = browser.post(url, filled)
    half = browser.post(url, filled | {"waarom_soon": "Zij gaat morgen op reis.", "waarom_hour": ""})
    whole = browser.post(url, filled | {"waarom_soon": "Zij gaat morgen op reis.", "waarom_hour": "Hij werkt om 7."})

    assert "Waarom" not in browser.get(url).content.decode()
    assert (asked.status_code, half.status_code, whole.status_code) == (422, 422, 302)
    assert "Waarom zo snel?" in asked.content.decode()
    assert "eerder dan over" not in half.content.decode()
    assert "tussen 7 en 22 uur" in half.content.decode()
    assert 'value="Zij gaat morgen op reis."' in half.content.decode()
    reason = couple.moves.get(step="plan_talk").reason
    assert reason == "Waarom zo snel? Zij gaat morgen op reis. Waarom zo vroeg of zo laat op de dag? Hij werkt om 7."


def test_a_day_that_is_over_is_refused_and_a_talk_of_today_invites_nobody_afterwards(
    couple: Case, consultant: Worker
) -> None:
    with pytest.raises(TalkCannotBe):
        talks.plan_talk(act=act(couple, consultant), plan=plan(at=MONDAY - timedelta(days=1)))
    today = talks.Plan(
        kind=Kind.TOGETHER, planned_at=MONDAY - timedelta(hours=1), place="", worker="Mo", because={Odd.SOON: "Nu."}
    )
    talks.plan_talk(act=act(couple, consultant), plan=today)

    assert {row.told_how for row in Attendance.objects.all()} == {"spoken"}
    assert not Mail.objects.filter(reference__startswith="casework.talk.invited").exists()


def test_a_talk_is_closed_from_its_moment_on(couple: Case, consultant: Worker) -> None:
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan())
    there = {str(party.public_id): ("present", "") for party in couple.parties.all()}
    talks.save_talk(act=act(couple, consultant), talk_id=talk_id, written=written("a", energy="Koor"), there=there)

    with pytest.raises(TalkCannotBe) as refusal:
        talks.finish_talk(act=act(couple, consultant, days=2), talk_id=talk_id)
    talks.finish_talk(act=act(couple, consultant, days=18), talk_id=talk_id)

    assert "nog niet geweest" in refusal.value.sentence.dutch()
    assert Conversation.objects.get().state == "held"


def test_the_year_of_a_talk_is_shown_when_it_is_another(signed_in: SignIn, couple: Case, consultant: Worker) -> None:
    year = timezone.localdate().year + 1
    Conversation.objects.filter(public_id=talks.plan_talk(act=act(couple, consultant), plan=plan())).update(
        planned_at=datetime(year, 3, 28, 9, tzinfo=UTC)
    )

    assert f"28 maart {year}" in signed_in(Role.CONSULTANT).get(f"/werk/zaken/{couple.public_id}/").content.decode()


@pytest.mark.parametrize(
    ("before", "where"),
    [
        ("", "thuis bij degene voor wie u zorgt"),
        ("/en", "at the home of the person you care for"),
        ("/tr", "baktığınız kişinin evinde"),
        ("/ar", "في منزل من ترعونه"),
    ],
)
def test_a_talk_on_ones_own_page_has_its_day_first_and_the_hours_of_a_whole_day(
    signed_in: SignIn, couple: Case, consultant: Worker, before: str, where: str
) -> None:
    couple.parties.filter(role="carer").update(person=Person.objects.get(name="Marijke de Wit"))
    talks.plan_talk(act=act(couple, consultant), plan=plan())

    page = signed_in(Role.CARER).get(f"{before}/mijn/afspraken/").content.decode()

    assert re.search(r"\d{1,2} \S+ 2026, \d\d:\d\d · " + where, page)


def refuse(couple: Case, consultant: Worker, draft: Arrangement) -> None:
    """Offer a plan, and let the carer say no."""
    offer(couple, consultant, draft)
    carer = couple.parties.get(role="carer")
    says = Says(is_agreed=False, remark=SECRET)
    arrangements.note_signature(
        act=act(couple, consultant), arrangement_id=draft.public_id, party_id=carer.public_id, says=says
    )
    couple.refresh_from_db()


def test_a_no_to_a_plan_stands_on_the_work_list_and_in_the_history_without_its_reason(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    Case.objects.filter(pk=couple.pk).update(first_contact_at=MONDAY, support_pointed_at=MONDAY)
    refuse(couple, consultant, draft)
    browser = signed_in(Role.CONSULTANT)

    listed = browser.get("/werk/werklijst/?wie=mijn").content.decode()
    case = browser.get(f"/werk/zaken/{couple.public_id}/").content.decode()

    again = browser.post(f"/werk/zaken/{couple.public_id}/plan/", {"key": str(uuid.uuid4())}, follow=True)

    move = couple.moves.get(step="refuse_plan")
    assert SECRET in again.content.decode()  # whoever writes the next version reads what to mend
    assert "Marijke Proef gaat niet akkoord met het plan" in " ".join(listed.split())
    assert (move.by, move.reason) == ("Marijke Proef", "")
    assert "Niet eens met het plan" in case
    assert SECRET not in listed + case


@pytest.mark.parametrize("answer", ["offer", "talk"])
def test_a_no_waits_until_another_plan_or_a_talk(
    couple: Case, consultant: Worker, draft: Arrangement, answer: str
) -> None:
    Case.objects.filter(pk=couple.pk).update(first_contact_at=MONDAY, support_pointed_at=MONDAY)
    refuse(couple, consultant, draft)
    waited = couple.due_term, str(couple.due_date)

    if answer == "offer":
        following = arrangements.start_arrangement(act=act(couple, consultant, days=1))
        arrangements.offer(act=act(couple, consultant, days=1), arrangement_id=following)
    else:
        talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan())
        there = {str(party.public_id): ("present", "") for party in couple.parties.all()}
        talks.save_talk(act=act(couple, consultant), talk_id=talk_id, written=written("a"), there=there)
        talks.finish_talk(act=act(couple, consultant, days=18), talk_id=talk_id)

    couple.refresh_from_db()
    assert waited == ("plan_answer", "2026-11-30")
    assert couple.due_term == "investigation"


def test_who_says_no_reads_by_when_and_from_whom_they_hear(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    home_of(Role.CARER, couple, "carer")
    offer(couple, consultant, draft)
    carer, url = signed_in(Role.CARER), f"/mijn/afspraken/{draft.public_id}/"
    asked = carer.get(url).content.decode()
    seen = asked.split('name="seen" value="')[1].split('"')[0]

    carer.post(url, {"seen": seen, "eens": "nee", "waarom": SECRET})
    answered = " ".join(carer.get(url).content.decode().split())

    assert "Wij horen het graag uiterlijk 7 december 2026." in asked
    assert "Mo Consulent neemt contact met u op, uiterlijk" in answered
    assert "tel:" in answered


def test_the_mail_of_an_offer_says_by_when_from_whom_and_whom_to_call(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    space(couple, "carer", "Marijke")
    offer(couple, consultant, draft)

    mail = Mail.objects.get(reference__startswith="casework.plan")
    page = signed_in(Role.CONSULTANT).get(f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/").content.decode()

    assert "maandag 7 december 2026" in mail.body
    assert "vraag naar Mo Consulent" in mail.body
    assert "Geen mailadres, en dus geen mail over dit plan: Henk Proef." in page
    assert "Mail gestuurd" in page


def test_the_number_on_the_first_page_is_that_of_the_list_and_what_cannot_wait_is_named(
    signed_in: SignIn, couple: Case, consultant: Worker, receive: Callable[..., Case]
) -> None:
    Case.objects.filter(pk=receive(at=timezone.now()).pk).update(is_urgent=True)
    browser = signed_in(Role.CONSULTANT)

    first = " ".join(browser.get("/werk/").content.decode().split())
    listed = browser.get("/werk/werklijst/").content.decode()

    on = timezone.localdate()
    number = list_work(consultant, Filters(Whose.MINE), on=on).total
    assert number == count_open(consultant, on=on) > 0
    assert f"{number} vra" in first
    assert "Dit kan niet wachten" in first
    assert "Zilverschoon" in first
    assert f"Van mij ({number})" in listed
    assert "Van niemand (" in listed
