"""Talks: who is invited and how, what is kept while two people write, and what only some may read."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Attendance, Case, Conversation, Letter, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import talks as queries
from draagkracht.casework.rules.conversation import Written, mark_of
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.rules.talks import Kind, Odd, TalkCannotBe
from draagkracht.casework.services import acts, carers, steps, talks
from draagkracht.municipalities.models import Mail
from tests.integration.casework.conftest import MONDAY, act, worker

Receive = Callable[..., Case]
LATER = datetime(2026, 12, 10, 13, 30, tzinfo=UTC)
COUPLE = Request(
    way=Way.CARER_FOR_OTHER,
    question="Ik til mijn man uit bed.",
    client=Contact(name="Henk Proef", phone="+31001234400", address="Laan 1"),
    asker=Contact(name="Marijke Proef", email="marijke.proef@wijk.example"),
)


def plan(kind: Kind = Kind.TOGETHER, *, at: datetime = LATER, is_confidential: bool = False) -> talks.Plan:
    """Return a talk to plan."""
    return talks.Plan(kind=kind, planned_at=at, place="thuis", worker="Mo Consulent", is_confidential=is_confidential)


@pytest.fixture
def couple(receive: Receive, consultant: Worker) -> Case:
    """Return a case of a client without mail and a carer with mail, whose investigation began."""
    case = receive(COUPLE)
    steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)
    case.refresh_from_db()
    return case


@pytest.fixture
def talk(couple: Case, consultant: Worker) -> Conversation:
    """Return a planned talk with both."""
    return Conversation.objects.get(public_id=talks.plan_talk(act=act(couple, consultant), plan=plan()))


def written(page: str, was: dict[str, str] | None = None, **answers: str) -> Written:
    """Return answers written on a page that was opened with others."""
    given = {name.replace("_", "-"): [text] for name, text in answers.items()}
    return Written(page, given, {name: mark_of([text]) for name, text in (was or {}).items()})


def test_everybody_is_invited_by_name_by_mail_or_by_a_letter_that_lies_ready(talk: Conversation) -> None:
    mail = Mail.objects.get(reference__startswith="casework.talk.invited")
    letter = Letter.objects.get(kind="invitation")

    assert mail.to == "marijke.proef@wijk.example"
    assert "Marijke" not in mail.subject
    assert "Henk" not in mail.body
    assert "Waar: thuis bij degene voor wie u zorgt" in mail.body
    assert "10 december 2026, om 14.30 uur" in mail.body
    assert "onafhankelijke cliëntondersteuning" in mail.body
    assert "iemand meenemen" in mail.body
    assert letter.party.name == "Henk Proef"
    assert {row.told_how for row in talk.attendances.all()} == {"mail", "letter"}


def test_a_carer_who_did_not_agree_yet_is_invited_through_the_client_and_stands_in_no_file(
    receive: Receive, consultant: Worker
) -> None:
    case = receive()

    talks.plan_talk(act=act(case, consultant), plan=plan())

    carer = Attendance.objects.get(party__role="carer")
    assert (carer.party.name, carer.told_how) == ("", "by_client")
    assert "wie voor u zorgt: dochter" in Mail.objects.get(reference__startswith="casework.talk.invited").body


def test_the_same_form_twice_is_one_talk_and_one_invitation(couple: Case, consultant: Worker) -> None:
    once = act(couple, consultant)

    first, second = (talks.plan_talk(act=once, plan=plan()) for _ in range(2))

    assert first == second
    assert Conversation.objects.count() == 1
    assert Mail.objects.filter(reference__startswith="casework.talk.invited").count() == 1


def test_sooner_than_the_notice_needs_a_reason(couple: Case, consultant: Worker) -> None:
    soon = plan(at=MONDAY + timedelta(days=2))

    with pytest.raises(TalkCannotBe):
        talks.plan_talk(act=act(couple, consultant), plan=soon)

    assert not Conversation.objects.exists()


def hold(talk: Conversation, couple: Case, consultant: Worker) -> None:
    """Let a talk be held on the day that was agreed, with everybody there."""
    there = {str(party.public_id): ("present", "") for party in couple.parties.all()}
    days = (talk.planned_at - MONDAY).days + 1
    talks.save_talk(act=act(couple, consultant, days=days), talk_id=talk.public_id, written=written("one"), there=there)
    talks.finish_talk(act=act(couple, consultant, days=days), talk_id=talk.public_id)


def test_nobody_tells_it_all_again_a_short_while_later_without_a_reason(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    hold(talk, couple, consultant)
    Case.objects.filter(pk=couple.pk).update(reported_at=LATER)
    again = plan(at=LATER + timedelta(days=40))

    with pytest.raises(TalkCannotBe, match="al zo’n gesprek"):
        talks.plan_talk(act=act(couple, consultant, days=20), plan=again)
    talks.plan_talk(
        act=act(couple, consultant, days=20), plan=replace(again, because={Odd.AGAIN: "Er is veel veranderd."})
    )

    assert Conversation.objects.count() == 2


def test_another_kind_of_talk_or_one_much_later_asks_for_no_reason(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    hold(talk, couple, consultant)
    Case.objects.filter(pk=couple.pk).update(reported_at=LATER)

    talks.plan_talk(act=act(couple, consultant, days=20), plan=plan(Kind.CARER_ALONE, at=LATER + timedelta(days=20)))
    talks.plan_talk(act=act(couple, consultant, days=130), plan=plan(at=LATER + timedelta(days=140)))

    assert Conversation.objects.count() == 3


def test_two_who_write_in_the_same_place_lose_nothing(talk: Conversation, couple: Case, consultant: Worker) -> None:
    talks.save_talk(
        act=act(couple, consultant), talk_id=talk.public_id, written=written("one", energy="De tuin."), there={}
    )

    late = talks.save_talk(
        act=act(couple, consultant), talk_id=talk.public_id, written=written("two", energy="Het koor."), there={}
    )

    talk.refresh_from_db()
    assert late.theirs == {"energy": ["De tuin."]}
    assert talk.answers == {"energy": ["De tuin."]}


def test_two_who_write_in_other_places_both_keep_theirs(talk: Conversation, couple: Case, consultant: Worker) -> None:
    talks.save_talk(
        act=act(couple, consultant), talk_id=talk.public_id, written=written("one", energy="De tuin."), there={}
    )
    talks.save_talk(
        act=act(couple, consultant), talk_id=talk.public_id, written=written("two", own_words="Zwaar."), there={}
    )

    talk.refresh_from_db()
    assert talk.answers == {"energy": ["De tuin."]}
    assert (talk.own_words, talk.revision) == ("Zwaar.", 2)


def test_a_save_whose_answer_was_lost_can_be_sent_again_and_gone_on_with(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    for text in ("De t", "De t", "De tuin"):
        merged = talks.save_talk(
            act=act(couple, consultant), talk_id=talk.public_id, written=written("one", energy=text), there={}
        )
        assert not merged.theirs

    talk.refresh_from_db()
    assert (talk.answers, talk.revision) == ({"energy": ["De tuin"]}, 2)


def test_a_talk_closes_when_it_is_said_who_was_there_and_why_a_carer_was_not(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    client, carer = couple.parties.get(role="client"), couple.parties.get(role="carer")
    was_there = {str(client.public_id): ("present", ""), str(carer.public_id): ("absent", "")}
    nothing = written("one")
    talks.save_talk(act=act(couple, consultant), talk_id=talk.public_id, written=nothing, there=was_there)

    with pytest.raises(TalkCannotBe):
        talks.finish_talk(act=act(couple, consultant), talk_id=talk.public_id)
    was_there[str(carer.public_id)] = ("absent", "moest werken")
    talks.save_talk(act=act(couple, consultant), talk_id=talk.public_id, written=nothing, there=was_there)
    talks.finish_talk(act=act(couple, consultant, days=20), talk_id=talk.public_id)

    talk.refresh_from_db()
    figure = queries.count_figure(MONDAY, consultant)
    assert talk.state == "held"
    assert (figure.cases, figure.invited, figure.present) == (1, 1, 0)


def test_a_task_of_a_minor_needs_a_reason(talk: Conversation, couple: Case, consultant: Worker) -> None:
    there = {str(party.public_id): ("present", "") for party in couple.parties.all()}
    talks.save_talk(
        act=act(couple, consultant), talk_id=talk.public_id, written=written("one", minor="yes"), there=there
    )

    with pytest.raises(TalkCannotBe) as refusal:
        talks.finish_talk(act=act(couple, consultant, days=18), talk_id=talk.public_id)

    assert "niemand anders" in refusal.value.sentence.dutch()


def test_a_talk_in_confidence_opens_to_whose_case_it_is_and_to_no_other_who_works_here(
    couple: Case, consultant: Worker, lead: Worker
) -> None:
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=plan(Kind.CARER_ALONE, is_confidential=True))

    seen = queries.list_talks(couple.pk, lead)

    assert queries.get_talk(couple.public_id, talk_id, consultant)
    assert queries.get_talk(couple.public_id, talk_id, lead) is None
    assert [one.may_open for one in seen] == [False]
    with pytest.raises(acts.CaseIsGone):
        talks.save_talk(act=act(couple, lead), talk_id=talk_id, written=written("one", energy="x"), there={})


def test_reading_and_writing_a_talk_leave_a_row_for_each_person_in_it(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    talks.open_talk(act=act(couple, consultant), talk_id=talk.public_id)
    talks.save_talk(act=act(couple, consultant), talk_id=talk.public_id, written=written("a", energy="x"), there={})

    rows = Entry.objects.filter(what="casework.talk")
    assert sorted(rows.values_list("action", flat=True)) == ["add", "add", "change", "change", "see", "see"]


def test_a_carer_who_agrees_stands_in_the_file_from_then_on(receive: Receive, consultant: Worker) -> None:
    case = receive()
    carer = case.parties.get(role="carer")
    contact = Contact(name="Dochter Proef", email="dochter.proef@wijk.example")

    for _ in range(2):
        carers.add_carer(act=act(case, consultant), party_id=carer.public_id, contact=contact)

    after = Party.objects.get(pk=carer.pk)
    assert (after.name, after.is_invited, after.agreed_at) == ("Dochter Proef", False, MONDAY)
    assert Entry.objects.filter(action="add", about=str(case.public_id)).count() == 2


def test_a_talk_that_is_off_is_told_once(talk: Conversation, couple: Case, consultant: Worker) -> None:
    for _ in range(2):
        talks.cancel_talk(act=act(couple, consultant), talk_id=talk.public_id)

    assert Mail.objects.filter(reference__startswith="casework.talk.cancelled").count() == 1


def test_a_case_worker_of_nowhere_finds_no_talk(talk: Conversation, couple: Case, city: object) -> None:
    manager = worker(Role.CASE_MANAGER)

    with pytest.raises(acts.CaseIsGone):
        talks.open_talk(act=act(couple, manager), talk_id=talk.public_id)
    with pytest.raises(acts.CaseIsGone):
        talks.open_talk(act=act(couple, worker(Role.CONSULTANT)), talk_id=uuid.uuid4())
