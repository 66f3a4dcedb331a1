"""Teams: one filter decides who finds which case, by every way that leads to it."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Actor, Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Arrangement, Attendance, Case, Conversation, Letter, TeamMember
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.services import clock, notes, steps, teams
from draagkracht.municipalities.models import Municipality, Team
from tests.integration.casework.conftest import MONDAY, act, worker

Receive = Callable[..., Case]
SignIn = Callable[..., Client]


@pytest.fixture
def team(city: Municipality) -> Team:
    """Return a team to which nobody belongs."""
    return Team.objects.create(municipality=city, code="proef", name="Team Proef")


def join(team: Team, who: Worker) -> None:
    """Let somebody belong to a team."""
    TeamMember.objects.create(
        municipality_id=team.municipality_id, team=team, user_id=who.user_id, added_at=MONDAY, added_by="Proef"
    )


def actor(who: Worker, role: Role) -> Actor:
    """Return somebody who works here as they are signed in."""
    return Actor(user_id=who.user_id, name=who.name, email="", roles=frozenset({role}))


def finds(who: Worker, case: Case) -> bool:
    """Tell whether somebody finds a case."""
    return Case.objects.filter(visible_to(who), pk=case.pk).exists()


@pytest.mark.parametrize(
    ("has_team", "is_member", "has_consultant", "lead_finds", "member_finds"),
    [
        (False, False, False, True, True),
        (False, False, True, True, False),
        (True, False, False, False, False),
        (True, False, True, False, False),
        (True, True, False, True, True),
        (True, True, True, True, False),
    ],
)
def test_a_case_of_a_team_is_of_its_lead_and_of_its_members_as_long_as_nobody_has_it(
    receive: Receive,
    team: Team,
    lead: Worker,
    consultant: Worker,
    *,
    has_team: bool,
    is_member: bool,
    has_consultant: bool,
    lead_finds: bool,
    member_finds: bool,
) -> None:
    case, colleague = receive(), worker(Role.CASE_MANAGER)
    case.team = team if has_team else None
    case.consultant_id = colleague.user_id if has_consultant else None
    case.save()
    if is_member:
        join(team, lead)
        join(team, consultant)

    assert (finds(lead, case), finds(consultant, case)) == (lead_finds, member_finds)
    assert finds(colleague, case) == (has_consultant or not has_team)


def test_a_lead_of_another_team_finds_a_case_by_no_way_at_all(
    signed_in: SignIn, receive: Receive, team: Team, consultant: Worker, lead: Worker
) -> None:
    join(team, consultant)
    case = receive(at=timezone.now() - timedelta(days=90))
    steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)
    parts: dict[str, Any] = {"municipality_id": case.municipality_id, "case": case, "key": uuid.uuid4()}
    party = case.parties.get(role="client")
    kept: dict[str, Any] = {"state": "sent", "sent_at": MONDAY, "pdf": b"%PDF", "sha256": "0" * 64}
    letter = Letter.objects.create(**parts, party=party, kind="report", subject="Verslag", made_at=MONDAY, **kept)
    talk = Conversation.objects.create(**parts, kind="together", state="planned", planned_at=MONDAY)
    plan = Arrangement.objects.create(**parts, version=1, state="draft")
    browser, base = signed_in(Role.TEAM_LEAD), f"/werk/zaken/{case.public_id}/"
    ways = [
        base,
        f"{base}doen/stilzetten/",
        f"{base}noteren/eerste-contact/",
        f"{base}behandelaar/",
        f"{base}brief/",
        f"{base}brief/{letter.public_id}/",
        f"{base}brief/{letter.public_id}/pdf/",
        f"{base}besluit/",
        f"{base}gesprek/",
        f"{base}gesprek/{talk.public_id}/",
        f"{base}plan/{plan.public_id}/",
        f"{base}plan/{plan.public_id}/hulp/",
    ]

    closed = [browser.get(url).status_code for url in ways]
    lists = [browser.get(f"/werk/werklijst/?wie={whose}").content.decode() for whose in ("team", "vrij", "mijn")]
    found = browser.post("/werk/zaken/zoeken/", {"wat": case.reference}).content.decode()
    overview = browser.get("/werk/").content.decode()
    join(team, lead)
    opened = browser.get(base).status_code

    assert closed == [404] * len(ways)
    assert "Zilverschoon" not in "".join([*lists, found, overview])
    assert opened == 200


def test_the_figure_of_a_team_lead_is_of_their_own_teams(
    signed_in: SignIn, receive: Receive, team: Team, lead: Worker
) -> None:
    case = receive()
    Case.objects.filter(pk=case.pk).update(team=team)
    carer = case.parties.get(role="carer")
    talk = Conversation.objects.create(
        municipality_id=case.municipality_id, case=case, kind="together", state="held",
        planned_at=MONDAY, held_at=timezone.now(), key=uuid.uuid4(),
    )  # fmt: skip
    Attendance.objects.create(
        municipality_id=case.municipality_id, conversation=talk, party=carer, told_at=MONDAY, outcome="present"
    )
    browser = signed_in(Role.TEAM_LEAD)

    before = browser.get("/werk/gesprekken/").content.decode()
    join(team, lead)
    after = browser.get("/werk/gesprekken/").content.decode()

    assert ("1 / 1" in before, "1 / 1" in after) == (False, True)


def test_the_list_of_a_lead_of_two_teams_shows_one_of_them(
    signed_in: SignIn, receive: Receive, team: Team, city: Municipality, lead: Worker
) -> None:
    other = Team.objects.create(municipality=city, code="anders", name="Team Anders")
    join(team, lead)
    join(other, lead)
    Case.objects.filter(pk=receive().pk).update(team=team)
    browser = signed_in(Role.TEAM_LEAD)

    shown, hidden = (browser.get(f"/werk/werklijst/?team={code}").content.decode() for code in ("proef", "anders"))

    assert "Zilverschoon" in shown
    assert "Alle teams en zonder team" in shown
    assert "Zilverschoon" not in hidden


def test_each_number_says_what_it_counts_and_those_of_one_list_are_of_the_same_team(
    signed_in: SignIn, receive: Receive, team: Team, lead: Worker
) -> None:
    join(team, lead)
    ours, without_team = receive(), receive()
    Case.objects.filter(pk=ours.pk).update(team=team)
    Case.objects.filter(pk=without_team.pk).update(team=None)
    browser = signed_in(Role.TEAM_LEAD)

    listed, all_listed, first, kept = (
        browser.get(url).content.decode()
        for url in ("/werk/werklijst/?team=proef", "/werk/werklijst/", "/werk/", "/werk/teams/")
    )

    number = Case.objects.filter(visible_to(lead), ended_at=None).count()
    assert number > 1
    for said in ("Van dit team (1)", "Van niemand (1)", "Alles (1)"):
        assert said in listed
    assert f"Van het team en zonder team ({number})" in all_listed
    assert f"{number} vragen van het team en zonder team" in first
    assert "1 open zaak van dit team" in kept


def test_a_case_joins_the_team_of_who_receives_or_takes_it_and_goes_to_no_other_by_itself(
    signed_in: SignIn, receive: Receive, team: Team, consultant: Worker, lead: Worker
) -> None:
    without = receive()
    join(team, consultant)
    join(team, lead)
    received = receive()
    steps.start_investigation(act=act(without, consultant), consultant_id=consultant.user_id)
    colleague = worker(Role.CASE_MANAGER)

    with pytest.raises(teams.OtherTeam):
        notes.assign_case(act=act(received, lead), consultant_id=colleague.user_id)
    answer = signed_in(Role.TEAM_LEAD).post(
        f"/werk/zaken/{received.public_id}/behandelaar/", {"wie": str(colleague.user_id), "rol": "behandelaar"}
    )

    without.refresh_from_db()
    assert (without.team_id, received.team_id) == (team.pk, team.pk)
    assert answer.status_code == 422
    assert "Draag de zaak over" in answer.content.decode()


def test_a_lead_keeps_their_own_teams_and_an_administrator_all(
    signed_in: SignIn, team: Team, lead: Worker, consultant: Worker
) -> None:
    form = {"wie": str(consultant.user_id)}
    browser = signed_in(Role.TEAM_LEAD)

    refused = browser.post("/werk/teams/proef/", form).status_code
    by_administrator = signed_in(Role.ADMINISTRATOR).post("/werk/teams/proef/", {"wie": str(lead.user_id)}).status_code
    allowed = [browser.post("/werk/teams/proef/", form).status_code for _ in range(2)]

    assert (refused, by_administrator, allowed) == (404, 302, [302, 302])
    assert TeamMember.objects.filter(team=team).count() == 2
    assert Entry.objects.filter(what="casework.team", action="add", about__startswith="proef:").count() == 2


def test_the_last_of_a_team_with_open_cases_does_not_leave(
    signed_in: SignIn, receive: Receive, team: Team, consultant: Worker
) -> None:
    join(team, consultant)
    receive()
    browser = signed_in(Role.ADMINISTRATOR)

    answer = browser.post("/werk/teams/proef/weg/", {"wie": str(consultant.user_id)}, follow=True)

    assert "Zet er eerst iemand anders bij" in answer.content.decode()
    assert "Dit team heeft geen teamleider" in answer.content.decode()
    assert TeamMember.objects.filter(team=team).count() == 1


def test_a_team_is_added_once_and_gets_another_name(signed_in: SignIn, city: Municipality) -> None:
    browser = signed_in(Role.ADMINISTRATOR)

    first, second = (browser.post("/werk/teams/nieuw/", {"naam": "Team De Brug", "telefoon": ""}) for _ in range(2))
    changed = browser.post("/werk/teams/team-de-brug/wijzigen/", {"naam": "Team Brug", "telefoon": "0800 - 0000 099"})

    assert (first.status_code, second.status_code, changed.status_code) == (302, 422, 302)
    assert Team.objects.get(code="team-de-brug").name == "Team Brug"


def test_a_warning_to_a_lead_counts_what_that_lead_finds(receive: Receive, team: Team, lead: Worker) -> None:
    case = receive(at=timezone.now() - timedelta(days=90))
    Case.objects.filter(pk=case.pk).update(team=team)
    told: dict[str, Any] = {
        "municipality_id": case.municipality_id,
        "at": timezone.now(),
        "address": "https://x.example/",
    }

    before = clock.warn_leads(**told)
    join(team, lead)
    after = clock.warn_leads(**told)

    assert (before, after) == (0, 1)
