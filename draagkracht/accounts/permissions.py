"""What somebody may do here, and which role may do what. A person may hold several roles in one municipality."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from draagkracht.accounts.rules import STAFF, Role

__all__ = ["PERMISSIONS", "Actor", "Permission", "Role"]


class Permission(StrEnum):
    """Something that not everybody may do. In the order of the alphabet."""

    ANSWER_CALLS = "answer_calls"
    DECIDE_CHANGES = "decide_changes"
    EDIT_OWN_SERVICES = "edit_own_services"
    EDIT_SEARCH_WORDS = "edit_search_words"
    EDIT_SERVICES = "edit_services"
    IMPORT_SERVICES = "import_services"
    MANAGE_ROLES = "manage_roles"
    MERGE_SERVICES = "merge_services"
    SEE_DESK = "see_desk"
    SEE_QUALITY = "see_quality"


PERMISSIONS: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ROLES, Permission.SEE_QUALITY}),
    Role.DESK: frozenset({Permission.ANSWER_CALLS, Permission.SEE_DESK}),
    Role.EDITOR: frozenset(
        {
            Permission.DECIDE_CHANGES,
            Permission.EDIT_SEARCH_WORDS,
            Permission.EDIT_SERVICES,
            Permission.IMPORT_SERVICES,
            Permission.MERGE_SERVICES,
            Permission.SEE_QUALITY,
        }
    ),
    Role.PROVIDER: frozenset({Permission.EDIT_OWN_SERVICES}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who is signed in, as the municipality of the request knows them.

    `organization_ids` are the HSDS ids of the organisations (of this municipality's directory) that a provider works
    for; empty for everybody else.
    """

    user_id: int
    name: str
    email: str
    roles: frozenset[Role] = frozenset()
    organization_ids: frozenset[str] = field(default_factory=frozenset)

    def may(self, permission: Permission) -> bool:
        """Tell whether one of the roles gives a permission."""
        return any(permission in PERMISSIONS[role] for role in self.roles)

    @property
    def needs_authenticator(self) -> bool:
        """Tell whether a screen opens only after an authenticator app was used."""
        return bool(self.roles & STAFF)
