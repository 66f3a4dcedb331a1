"""Whom colleagues of a team ask about caring: named by who keeps the team, found at the consult desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Reach, TeamMember
from draagkracht.casework.permissions import Worker
from draagkracht.municipalities.models import Municipality, Team

DESK = "/werk/overleg/"


@pytest.fixture
def team(city: Municipality, lead: Worker, consultant: Worker) -> Team:
    """Return the only team: the lead's, with a consultant in it."""
    TeamMember.objects.all().delete()
    team = Team.objects.create(municipality=city, code="proef", name="Team Proef")
    for who in (lead, consultant):
        TeamMember.objects.create(
            municipality=city, team=team, user_id=who.user_id, added_at=timezone.now(), added_by="Proef"
        )
    return team


def test_a_colleague_finds_by_name_and_number_whom_to_ask(
    team: Team, city: Municipality, consultant: Worker, signed_in: Callable[..., Client]
) -> None:
    Reach.objects.update_or_create(
        municipality=city, user_id=consultant.user_id, defaults={"phone": "+31001234491", "days": "maandag"}
    )
    keeper, logged = signed_in(Role.TEAM_LEAD), Entry.objects.filter(about__startswith="proef:").count()
    page = f"/werk/teams/{team.code}/"

    warned = keeper.get(page).content.decode()
    named = keeper.post(f"{page}aanspreekpunt/", {"wie": str(consultant.user_id), "wel": "ja"}, follow=True)
    desk = signed_in(Role.CASE_MANAGER).get(DESK).content.decode()

    assert "Dit team heeft geen aanspreekpunt mantelzorg." in warned
    assert "Dit team heeft geen aanspreekpunt mantelzorg." not in named.content.decode()
    assert "Team Proef" in desk
    assert f"{consultant.name} · 000 12 34 491" in desk
    assert Entry.objects.filter(about__startswith="proef:").count() == logged + 1


def test_who_is_no_lead_any_more_or_does_not_work_here_is_not_named(
    team: Team, consultant: Worker, lead: Worker, signed_in: Callable[..., Client]
) -> None:
    keeper, page = signed_in(Role.TEAM_LEAD), f"/werk/teams/{team.code}/aanspreekpunt/"
    keeper.post(page, {"wie": str(consultant.user_id), "wel": "ja"})

    keeper.post(page, {"wie": str(consultant.user_id)})
    keeper.post(page, {"wie": "²"})
    keeper.post(page, {"wie": "999999", "wel": "ja"})

    assert not TeamMember.objects.filter(is_informal_care_lead=True).exists()
    assert "aanspreekpunten mantelzorg" not in signed_in(Role.CONSULTANT).get(DESK).content.decode()
