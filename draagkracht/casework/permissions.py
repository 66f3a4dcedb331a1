"""Who works on which case. A consultant sees their own cases and those that nobody has yet; a team lead sees all."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.casework.rules.states import CASE_WORKERS

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
        return Who(ActorKind.STAFF, str(self.user_id), self.name, str(role))

    @property
    def leads(self) -> bool:
        """Tell whether they see the cases of everybody."""
        return Role.TEAM_LEAD in self.roles


def worker_of(actor: Actor) -> Worker:
    """Return who works, from who is signed in."""
    return Worker(actor.user_id, actor.name, actor.roles & CASE_WORKERS)


def visible_to(worker: Worker) -> Q:
    """Return the condition under which somebody may see a case."""
    if worker.leads:
        return Q()
    if not worker.roles:
        return Q(pk__in=())
    return Q(consultant=worker.user_id) | Q(case_manager=worker.user_id) | Q(consultant=None)


def can_lead(actor: Actor) -> bool:
    """Tell whether somebody may see the work of the whole team."""
    return actor.may(Permission.LEAD_TEAM)
