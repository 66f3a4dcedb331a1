"""Who acts, in the words of the log: somebody who works here is named, somebody in their own space is not."""

from uuid import UUID

from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.rules import LIVES_HERE, Role
from draagkracht.audit.rules import ActorKind, Who


def worker(user_id: int, name: str, role: str, *, kind: ActorKind = ActorKind.STAFF, organization: str = "") -> Who:
    """Return somebody who works here, or for `organization`: everywhere in the log with the same id."""
    return Who(kind, id=f"user:{user_id}", label=name, role=role, organization=organization)


def staff_of(actor: Actor, *, organization: str = "") -> Who:
    """Return somebody who works here, with their name, and the first of their roles that is not a resident's.

    A professional is of another organisation: `organization` is what that is called.
    """
    role = next((role for role in sorted(actor.roles) if role not in LIVES_HERE), "")
    kind = ActorKind.PROFESSIONAL if role == Role.PROFESSIONAL else ActorKind.STAFF
    name = actor.name or actor.email
    return worker(actor.user_id, name, str(role), kind=kind, organization=organization)


def resident(public_id: UUID, role: Role = Role.CARER) -> Who:
    """Return somebody in their own space; `public_id` of the person."""
    return Who(ActorKind.RESIDENT, id=str(public_id), role=role.value)
