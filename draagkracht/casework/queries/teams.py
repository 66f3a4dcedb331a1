"""Teams, who belongs to them, and how many open cases they have."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.queries import valid_at
from draagkracht.accounts.rules import Role
from draagkracht.casework.models import Case, Reach, TeamMember
from draagkracht.casework.permissions import Worker, teams_kept_by, teams_of
from draagkracht.casework.rules.states import CASE_WORKERS
from draagkracht.municipalities.models import Team


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team, with the roles in which they work on cases here; none where they left."""

    user_id: int
    name: str
    roles: tuple[Role, ...]
    is_informal_care_lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    """A team, who belongs to it, and how many open cases it has."""

    code: str
    name: str
    phone: str
    members: tuple[Member, ...]
    cases: int

    @property
    def has_lead(self) -> bool:
        """Tell whether somebody leads the team."""
        return any(Role.TEAM_LEAD in member.roles for member in self.members)

    @property
    def has_informal_care_lead(self) -> bool:
        """Tell whether somebody who works here is asked about caring."""
        return any(member.is_informal_care_lead and member.roles for member in self.members)


def list_teams(actor: Actor, at: datetime.datetime) -> tuple[TeamFacts, ...]:
    """Return the teams whose members somebody may change, by name. Four queries."""
    roles = _roles(at)
    members: dict[int, list[Member]] = defaultdict(list)
    for row in TeamMember.objects.select_related("user").order_by("user__name", "pk"):
        member = Member(row.user_id, row.user.name, roles.get(row.user_id, ()), row.is_informal_care_lead)
        members[row.team_id].append(member)
    open_cases = Case.objects.filter(ended_at=None).exclude(team=None).order_by()
    counted = dict(open_cases.values_list("team").annotate(number=Count("pk")))
    return tuple(
        TeamFacts(
            code=team.code,
            name=team.name,
            phone=team.phone,
            members=tuple(members[team.pk]),
            cases=counted.get(team.pk, 0),
        )
        for team in teams_kept_by(actor)
    )


def get_team(actor: Actor, code: str, at: datetime.datetime) -> TeamFacts | None:
    """Return one of the teams whose members somebody may change; None for another."""
    return next((team for team in list_teams(actor, at) if team.code == code), None)


def list_own_teams(worker: Worker) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of the teams to which somebody belongs. One query."""
    return tuple(teams_of(worker.user_id).values_list("code", "name"))


def list_informal_care_leads(at: datetime.datetime) -> tuple[tuple[str, str, str], ...]:
    """Return (team, name, number where they gave one) of whom colleagues ask about caring, by team. Three queries."""
    roles, numbers = _roles(at), dict(Reach.objects.values_list("user_id", "phone"))
    rows = TeamMember.objects.filter(is_informal_care_lead=True).select_related("team", "user")
    shown = [row for row in rows.order_by("team__name", "user__name", "pk") if row.user_id in roles]
    return tuple((row.team.name, row.user.name, numbers.get(row.user_id, "")) for row in shown)


def list_team_names() -> list[tuple[str, str]]:
    """Return (code, name) of every team, by name."""
    return list(Team.objects.order_by("name").values_list("code", "name"))


def _roles(at: datetime.datetime) -> dict[int, tuple[Role, ...]]:
    found: dict[int, list[Role]] = defaultdict(list)
    rows = Membership.objects.filter(valid_at(at), role__in=CASE_WORKERS, user__is_active=True)
    for user_id, role in rows.order_by("role").values_list("user_id", "role"):
        found[user_id].append(Role(role))
    return {user_id: tuple(roles) for user_id, roles in found.items()}
