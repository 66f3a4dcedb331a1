"""A red flag in a talk reaches who leads the team: once, and without what was said."""

import uuid
from collections.abc import Callable

from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, TeamMember
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.work_list import Filters, Whose, first_list, list_first, list_work
from draagkracht.casework.rules.conversation import Written, mark_of
from draagkracht.casework.rules.talks import Kind
from draagkracht.casework.services import talks
from draagkracht.municipalities.models import Mail, Team
from tests.integration.casework.conftest import MONDAY, act, worker
from tests.integration.casework.test_talks import couple, plan

__all__ = ["couple"]


def save(
    couple: Case, consultant: Worker, *flags: str, is_confidential: bool = False, was: tuple[str, ...] = ()
) -> None:
    """Plan a talk alone with the carer where there is none, and note what calls for help."""
    talk = couple.conversations.first()
    if talk is None:
        kind = plan(Kind.CARER_ALONE, is_confidential=is_confidential)
        talk = couple.conversations.get(public_id=talks.plan_talk(act=act(couple, consultant), plan=kind))
    said = Written("one", {"red-flags": list(flags), "energy": ["Geheim woord."]}, {"red-flags": mark_of(was)})
    talks.save_talk(act=act(couple, consultant), talk_id=talk.public_id, written=said, there={})


def alarms() -> list[Mail]:
    """Return the mails to who leads a team."""
    return list(Mail.objects.filter(reference__startswith="casework.alarm:"))


def test_the_lead_hears_once_that_something_cannot_wait_and_not_what(couple: Case, consultant: Worker) -> None:
    save(couple, consultant, "isolated", is_confidential=True)
    save(couple, consultant, "isolated", "danger", was=("isolated",))

    (mail,) = alarms()
    assert couple.reference in mail.subject
    assert str(couple.public_id) in mail.body
    assert "Marijke" not in mail.body
    assert "Geheim woord" not in mail.body
    assert "deur" not in mail.body


def test_a_talk_without_a_red_flag_alarms_nobody(couple: Case, consultant: Worker) -> None:
    save(couple, consultant)

    assert alarms() == []


def test_who_leads_another_team_hears_nothing(couple: Case, consultant: Worker) -> None:
    team = Team.objects.create(municipality_id=couple.municipality_id, code="ander", name="Team Ander")
    TeamMember.objects.create(
        municipality_id=couple.municipality_id, team=team, user_id=worker(Role.CONSULTANT).user_id,
        added_at=MONDAY, added_by="Proef",
    )  # fmt: skip
    Case.objects.filter(pk=couple.pk).update(team=team)

    save(couple, consultant, "danger")

    assert alarms() == []


def test_the_case_stands_first_for_both_until_it_is_said_what_was_done(
    couple: Case, consultant: Worker, lead: Worker, signed_in: Callable[..., Client]
) -> None:
    Case.objects.filter(pk=couple.pk).update(consultant=consultant.user_id, team=None)
    save(couple, consultant, "isolated", is_confidential=True)
    browsers = [signed_in(role) for role in (Role.CONSULTANT, Role.TEAM_LEAD)]

    first = [list_work(who, Filters(first_list(who)), on=MONDAY.date()).rows[0] for who in (consultant, lead)]
    urgent = [list_first(who, on=MONDAY.date())[0] for who in (consultant, lead)]
    pages = [browser.get(f"/werk/zaken/{couple.public_id}/").content.decode() for browser in browsers]
    done = browsers[0].post(
        f"/werk/zaken/{couple.public_id}/gevaar/", {"gedaan": "De huisarts gebeld.", "key": str(uuid.uuid4())}
    )

    assert [(row.public_id, row.is_alarm) for row in (*first, *urgent)] == [(couple.public_id, True)] * 4
    assert all("Schrijf op wat er is gedaan" in page for page in pages)
    assert "komt de deur niet uit" in pages[0]
    assert "komt de deur niet uit" not in pages[1]
    assert done.status_code == 302
    assert not any(row.is_alarm for row in list_work(lead, Filters(Whose.TEAM), on=MONDAY.date()).rows)
    assert couple.moves.get(step="settle_alarm").reason == "De huisarts gebeld."
    assert "Schrijf op wat er is gedaan" not in browsers[1].get(f"/werk/zaken/{couple.public_id}/").content.decode()
