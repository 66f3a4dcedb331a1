"""A talk is moved and told anew; one that nobody planned is written up; where it is, as each of them reads it."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Attendance, Case, Conversation, Letter
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import talks as queries
from draagkracht.casework.rules.talks import Kind, MomentIsOdd, Odd, TalkCannotBe
from draagkracht.casework.services import acts, letters, talks
from draagkracht.municipalities.models import Mail
from tests.integration.casework.conftest import MONDAY, act
from tests.integration.casework.test_talk_pages import home_of
from tests.integration.casework.test_talks import LATER, couple, plan, talk, written

__all__ = ["couple", "talk"]
SignIn = Callable[..., Client]
MOVED = talks.Moment(planned_at=LATER + timedelta(days=4), place="Buurthuis", worker="Mo Consulent")


def moved() -> list[Mail]:
    """Return the mails that a talk was moved."""
    return list(Mail.objects.filter(reference__startswith="casework.talk.moved"))


def test_a_talk_that_moves_is_told_once_and_the_history_keeps_what_it_was(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    once = act(couple, consultant)

    for _ in range(2):
        talks.move_talk(act=once, talk_id=talk.public_id, moment=MOVED)

    talk.refresh_from_db()
    (mail,) = moved()
    assert (talk.planned_at, talk.place) == (MOVED.planned_at, "Buurthuis")
    assert "Ons gesprek van donderdag 10 december 2026 is veranderd" in mail.body
    assert "Wanneer: maandag 14 december 2026, om 14.30 uur\nWaar: Buurthuis" in mail.body
    assert couple.moves.get(step="move_talk").reason == (
        "donderdag 10 december 2026 14.30, thuis → maandag 14 december 2026 14.30, Buurthuis"
    )


def test_a_letter_that_was_not_sent_yet_says_the_new_moment_alone(
    talk: Conversation, couple: Case, consultant: Worker
) -> None:
    letter = Letter.objects.get(kind="invitation")
    Letter.objects.update(blocks=[*letter.blocks, {"code": "own", "text": "Bel twee keer aan."}])

    talks.move_talk(act=act(couple, consultant), talk_id=talk.public_id, moment=MOVED)

    (letter,) = Letter.objects.filter(kind="invitation")
    text = "\n".join(block["text"] for block in letter.blocks)
    assert "maandag 14 december 2026" in text
    assert "10 december" not in text
    assert "Bel twee keer aan." in text


def test_whose_letter_went_out_gets_another_one(talk: Conversation, couple: Case, consultant: Worker) -> None:
    letter = Letter.objects.get(kind="invitation")
    letters.send_letter(act=act(couple, consultant), letter_id=letter.public_id, revision=0, post_to="Laan 1")

    talks.move_talk(act=act(couple, consultant), talk_id=talk.public_id, moment=MOVED)

    new = Letter.objects.get(kind="invitation", state="draft")
    assert new.subject == f"Ons gesprek is veranderd: {couple.reference}"
    assert talk.attendances.get(party=new.party).told_at is None


def test_the_notice_is_asked_again_of_a_talk_that_moves(talk: Conversation, couple: Case, consultant: Worker) -> None:
    soon = replace(MOVED, planned_at=MONDAY + timedelta(days=2))

    with pytest.raises(MomentIsOdd) as refusal:
        talks.move_talk(act=act(couple, consultant), talk_id=talk.public_id, moment=soon)
    sure = replace(soon, because={Odd.SOON: "Zij gaat op reis."})
    talks.move_talk(act=act(couple, consultant), talk_id=talk.public_id, moment=sure)

    assert list(refusal.value.odd) == [Odd.SOON]
    assert len(moved()) == 1
    assert "Zij gaat op reis." in couple.moves.get(step="move_talk").reason


def test_of_a_talk_in_confidence_the_history_says_neither_where_nor_why(
    couple: Case, consultant: Worker, lead: Worker
) -> None:
    secret = plan(Kind.CARER_ALONE, is_confidential=True)
    talk_id = talks.plan_talk(act=act(couple, consultant), plan=secret)
    soon = replace(MOVED, planned_at=MONDAY + timedelta(days=2), because={Odd.SOON: "Zij is bang."})

    with pytest.raises(acts.CaseIsGone):
        talks.move_talk(act=act(couple, lead), talk_id=talk_id, moment=soon)
    talks.move_talk(act=act(couple, consultant), talk_id=talk_id, moment=soon)

    reason = couple.moves.get(step="move_talk").reason
    assert reason == "donderdag 10 december 2026 14.30 → woensdag 25 november 2026 10.00"


def test_a_talk_that_was_held_does_not_move(
    signed_in: SignIn, talk: Conversation, couple: Case, consultant: Worker
) -> None:
    Conversation.objects.update(state="held", held_at=LATER)
    browser, url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/gesprek/{talk.public_id}/verzetten/"

    answer = browser.get(url)
    talks.move_talk(act=act(couple, consultant), talk_id=talk.public_id, moment=MOVED)

    assert answer.status_code == 302
    assert Conversation.objects.get().planned_at == LATER


def test_a_talk_is_moved_on_a_page_that_begins_with_what_it_is(
    signed_in: SignIn, talk: Conversation, couple: Case
) -> None:
    browser, case_url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/"
    url = f"{case_url}gesprek/{talk.public_id}/verzetten/"
    form = {"dag": "2026-11-24", "tijd": "14:30", "plaats": "thuis", "key": str(uuid.uuid4())}

    page, odd = browser.get(url).content.decode(), browser.post(url, form)
    done = browser.post(url, form | {"dag": "2026-12-17"})

    assert url in browser.get(f"{case_url}gesprek/{talk.public_id}/").content.decode()
    assert all(f'value="{value}"' in page for value in ("2026-12-10", "14:30", "thuis"))
    assert (odd.status_code, done.status_code) == (422, 302)
    assert "Waarom zo snel?" in odd.content.decode()
    assert "Gesprek verzet" in browser.get(case_url).content.decode()


def past(kind: Kind = Kind.TOGETHER, *, is_confidential: bool = False, days: float = 9) -> talks.Plan:
    """Return a talk that was held so many days after the request."""
    return plan(kind, at=MONDAY + timedelta(days=days), is_confidential=is_confidential)


def test_a_talk_that_nobody_planned_is_written_up_with_the_same_checks_and_invites_nobody(
    couple: Case, consultant: Worker
) -> None:
    afterwards, once = act(couple, consultant, days=12), act(couple, consultant, days=12)
    first, talk_id = (talks.write_up_talk(act=once, plan=past()) for _ in range(2))
    client, carer = (str(couple.parties.get(role=role).public_id) for role in ("client", "carer"))

    with pytest.raises(TalkCannotBe, match="of die er was"):
        talks.finish_talk(act=afterwards, talk_id=talk_id)
    there = {client: ("present", ""), carer: ("absent", "")}
    talks.save_talk(act=afterwards, talk_id=talk_id, written=written("a", energy="Koor"), there=there)
    with pytest.raises(TalkCannotBe, match="Schrijf op waarom"):
        talks.finish_talk(act=afterwards, talk_id=talk_id)
    there[carer] = ("absent", "moest werken")
    talks.save_talk(act=afterwards, talk_id=talk_id, written=written("a"), there=there)
    talks.finish_talk(act=afterwards, talk_id=talk_id)

    talk, figure = Conversation.objects.get(), queries.count_figure(MONDAY, consultant)
    assert first == talk_id
    assert (talk.state, talk.held_at) == ("held", MONDAY + timedelta(days=9))
    assert (figure.cases, figure.invited, figure.present) == (1, 0, 0)
    assert not Mail.objects.filter(reference__startswith="casework.talk.").exists()
    assert not Letter.objects.filter(kind="invitation").exists()
    assert couple.moves.get(step="write_up_talk").reason == "woensdag 2 december 2026 10.00, thuis"


def test_a_carer_who_was_there_counts_as_invited(couple: Case, consultant: Worker) -> None:
    afterwards = act(couple, consultant, days=12)
    talk_id = talks.write_up_talk(act=afterwards, plan=past())
    there = {str(party.public_id): ("present", "") for party in couple.parties.all()}
    talks.save_talk(act=afterwards, talk_id=talk_id, written=written("a"), there=there)
    talks.finish_talk(act=afterwards, talk_id=talk_id)

    figure = queries.count_figure(MONDAY, consultant)

    assert (figure.cases, figure.invited, figure.present) == (1, 1, 1)


def test_a_talk_in_confidence_that_is_written_up_is_as_closed_as_another(
    couple: Case, consultant: Worker, lead: Worker
) -> None:
    afterwards = act(couple, consultant, days=12)
    talk_id = talks.write_up_talk(act=afterwards, plan=past(Kind.CARER_ALONE, is_confidential=True))

    with pytest.raises(TalkCannotBe):
        talks.write_up_talk(act=act(couple, consultant, days=12), plan=past(is_confidential=True))
    with pytest.raises(TalkCannotBe, match="alleen op wie deze zaak heeft"):
        talks.write_up_talk(act=act(couple, lead, days=12), plan=past(Kind.CARER_ALONE, is_confidential=True))
    Case.objects.filter(pk=couple.pk).update(consultant=None)
    with pytest.raises(TalkCannotBe, match="Kies eerst wie"):
        talks.write_up_talk(act=act(couple, lead, days=12), plan=past(Kind.CARER_ALONE, is_confidential=True))

    assert queries.get_talk(couple.public_id, talk_id, lead) is None
    assert not couple.moves.filter(step="write_up_talk").exists()


@pytest.mark.parametrize("days", [13, -1])
def test_a_talk_to_come_or_of_before_the_request_is_not_written_up(couple: Case, consultant: Worker, days: int) -> None:
    with pytest.raises(TalkCannotBe):
        talks.write_up_talk(act=act(couple, consultant, days=12), plan=past(days=days))

    assert not Conversation.objects.exists()


def test_calling_off_what_was_written_up_tells_nobody(couple: Case, consultant: Worker) -> None:
    talk_id = talks.write_up_talk(act=act(couple, consultant, days=12), plan=past())

    talks.cancel_talk(act=act(couple, consultant, days=12), talk_id=talk_id)

    assert not Mail.objects.filter(reference__startswith="casework.talk.").exists()


def test_a_talk_is_written_up_on_its_page(signed_in: SignIn, couple: Case) -> None:
    Case.objects.filter(pk=couple.pk).update(received_at=timezone.now() - timedelta(days=5))
    browser, case_url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/"
    day = timezone.localdate() - timedelta(days=1)
    form = {"soort": "together", "dag": day.isoformat(), "tijd": "10:00", "plaats": "thuis", "key": str(uuid.uuid4())}

    refused = browser.post(f"{case_url}gesprek/achteraf/", form | {"dag": "2026-12-30"})
    done = browser.post(f"{case_url}gesprek/achteraf/", form)
    page = browser.get(case_url).content.decode()

    assert f"{case_url}gesprek/achteraf/" in page
    assert "Plan het, dan hoort iedereen ervan." in refused.content.decode()
    assert done["Location"] == f"{case_url}gesprek/{Conversation.objects.get().public_id}/"
    assert "Nog afronden" in page
    assert {row.told_how for row in Attendance.objects.all()} == {"unplanned"}


def test_a_carer_reads_at_whose_home_a_talk_is_without_a_name(
    signed_in: SignIn, talk: Conversation, couple: Case
) -> None:
    Conversation.objects.update(place="bij u thuis")
    home_of(Role.CARER, couple, "carer")
    home_of(Role.CARE_RECIPIENT, couple, "client")

    carer, client = (
        "".join(signed_in(role).get(page).content.decode() for page in ("/mijn/afspraken/", "/mijn/"))
        for role in (Role.CARER, Role.CARE_RECIPIENT)
    )

    assert carer.count("thuis bij degene voor wie u zorgt") == 2
    assert "bij u thuis" not in carer
    assert client.count("bij u thuis") == 2
