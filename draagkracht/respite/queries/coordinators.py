"""Who coordinates volunteers, and of which organisations: the one filter of every list and page of theirs."""

from dataclasses import dataclass
from uuid import UUID

from draagkracht.accounts import acting
from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.rules import OrganisationKind, Role
from draagkracht.audit.rules import ActorKind, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An organisation of volunteers."""

    id: int
    public_id: UUID
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody who coordinates the volunteers of an organisation, or of more than one."""

    user_id: int
    name: str
    groups: tuple[Group, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the keys of the organisations."""
        return tuple(group.id for group in self.groups)

    @property
    def who(self) -> Who:
        """Return how the log knows them."""
        organization = self.groups[0].name if self.groups else ""
        role = Role.PROFESSIONAL.value
        return acting.worker(self.user_id, self.name, role, kind=ActorKind.PROFESSIONAL, organization=organization)


def get_coordinator(actor: Actor) -> Coordinator:
    """Return who coordinates, from who is signed in; without an organisation of volunteers they see nobody."""
    theirs = tuple(group for group in list_groups() if str(group.public_id) in actor.organization_ids)
    return Coordinator(actor.user_id, actor.name, theirs)


def list_groups() -> tuple[Group, ...]:
    """Return the organisations of volunteers of the present municipality, by name."""
    rows = Organisation.objects.filter(kind=OrganisationKind.VOLUNTEERS.value, ended_at__isnull=True).order_by("name")
    return tuple(Group(id=row.pk, public_id=row.public_id, name=row.name, phone=row.phone) for row in rows)
