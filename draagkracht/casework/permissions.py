"""Who works on which case: the one filter of every list, page, letter, figure and search.

Everybody sees the cases that they have. A case of a team is of that team: its lead sees it, and its members see it as
long as nobody has it. A case without a team is of every team lead, and of everybody as long as nobody has it, so that
nothing falls between teams, also where a municipality has none.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Who
from draagkracht.casework.models import Case, TeamMember
from draagkracht.casework.rules.handover import HandoverState, Receiver
from draagkracht.casework.rules.states import CASE_WORKERS
from draagkracht.municipalities.models import Team

# In this order, where somebody holds more than one: as what they look at a case.
ROLES: Final = (Role.CONSULTANT, Role.CASE_MANAGER, Role.TEAM_LEAD)


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works on cases here."""

    user_id: int
    name: str
    roles: frozenset[Role]

    @property
    def who(self) -> Who:
        """Return how the log knows them."""
        role = next((role for role in ROLES if role in self.roles), "")
        return acting.worker(self.user_id, self.name, str(role))

    @property
    def leads(self) -> bool:
        """Tell whether they see the cases of colleagues: those of their teams, and those of no team."""
        return Role.TEAM_LEAD in self.roles


def worker_of(actor: Actor) -> Worker:
    """Return who works, from who is signed in."""
    return Worker(actor.user_id, actor.name, actor.roles & CASE_WORKERS)


def visible_to(worker: Worker) -> Q:
    """Return the condition under which somebody may see a case."""
    if not worker.roles:
        return Q(pk__in=())
    near = of_teams(worker)
    return has(worker) | (near if worker.leads else near & Q(consultant=None))


def has(worker: Worker) -> Q:
    """Return the condition under which a case is somebody's own: as its consultant, or as its case manager."""
    return Q(consultant=worker.user_id) | Q(case_manager=worker.user_id)


def of_teams(worker: Worker) -> Q:
    """Return the condition under which a case is of somebody's teams, or of no team."""
    return Q(team=None) | Q(team__in=teams_of(worker.user_id))


def handed_to(worker: Worker) -> Q:
    """Return the condition under which somebody may read a handover and answer it.

    Whoever may see the case, of what goes to another organisation or was taken; and whoever was asked to take it, until
    another did or it was taken back.
    """
    if not worker.roles:
        return Q(pk__in=())
    asked = Q(to_user=worker.user_id) | Q(to_team__in=teams_of(worker.user_id))
    open_to_them = Q(state__in=(HandoverState.OFFERED.value, HandoverState.REFUSED.value))
    here = Q(receiver=Receiver.ORGANISATION.value) | Q(state=HandoverState.ACCEPTED.value)
    return asked & open_to_them | here & Q(case__in=Case.objects.filter(visible_to(worker)))


def teams_of(user_id: int) -> "QuerySet[Team]":
    """Return the teams to which somebody belongs, by name."""
    members = TeamMember.objects.filter(user_id=user_id)
    return Team.objects.filter(pk__in=members.values("team")).order_by("name")


def teams_kept_by(actor: Actor) -> "QuerySet[Team]":
    """Return the teams whose members somebody may change: all of an administrator, their own of a team lead."""
    if actor.may(Permission.MANAGE_ROLES):
        return Team.objects.order_by("name")
    return teams_of(actor.user_id) if can_lead(actor) else Team.objects.none()


def can_lead(actor: Actor) -> bool:
    """Tell whether somebody may see the work of a whole team."""
    return actor.may(Permission.LEAD_TEAM)
