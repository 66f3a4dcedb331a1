"""What somebody may do here, and which role may do what. A person may hold several roles in one municipality."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from draagkracht.accounts.rules import STAFF, OrganisationKind, Role

__all__ = ["PERMISSIONS", "Actor", "Permission", "Role"]


class Permission(StrEnum):
    """Something that not everybody may do. In the order of the alphabet."""

    ANSWER_CALLS = "answer_calls"
    ANSWER_REFERRALS = "answer_referrals"
    COORDINATE_VOLUNTEERS = "coordinate_volunteers"
    DECIDE_CHANGES = "decide_changes"
    EDIT_OWN_SERVICES = "edit_own_services"
    EDIT_SEARCH_WORDS = "edit_search_words"
    EDIT_SERVICES = "edit_services"
    IMPORT_SERVICES = "import_services"
    KEEP_PLACES = "keep_places"
    KEEP_SUPPORT_FILES = "keep_support_files"
    LEAD_TEAM = "lead_team"
    MANAGE_ROLES = "manage_roles"
    MERGE_SERVICES = "merge_services"
    PLAN_RESPITE = "plan_respite"
    REFER = "refer"
    SEE_CIRCLES = "see_circles"
    SEE_DESK = "see_desk"
    SEE_OWN_SPACE = "see_own_space"
    SEE_OWN_VISITS = "see_own_visits"
    SEE_QUALITY = "see_quality"
    SEE_REACH = "see_reach"
    SET_FAIRNESS = "set_fairness"
    SETTLE_OBSTACLES = "settle_obstacles"
    WORK_ON_CASES = "work_on_cases"


PERMISSIONS: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ROLES, Permission.SEE_QUALITY}),
    Role.CARE_RECIPIENT: frozenset({Permission.SEE_CIRCLES, Permission.SEE_OWN_SPACE}),
    Role.CARER: frozenset({Permission.SEE_CIRCLES, Permission.SEE_OWN_SPACE}),
    Role.CASE_MANAGER: frozenset({Permission.ANSWER_REFERRALS, Permission.WORK_ON_CASES}),
    Role.CIRCLE_MEMBER: frozenset({Permission.SEE_CIRCLES}),
    Role.CONSULTANT: frozenset({Permission.ANSWER_REFERRALS, Permission.WORK_ON_CASES}),
    Role.COUNCIL_MEMBER: frozenset(),
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
    Role.PLANNER: frozenset({Permission.PLAN_RESPITE}),
    Role.POLICY_OFFICER: frozenset({Permission.SEE_REACH, Permission.SET_FAIRNESS, Permission.SETTLE_OBSTACLES}),
    Role.PROFESSIONAL: frozenset({Permission.REFER}),
    Role.PROVIDER: frozenset({Permission.EDIT_OWN_SERVICES, Permission.KEEP_PLACES}),
    Role.REPRESENTATIVE: frozenset({Permission.SEE_CIRCLES, Permission.SEE_OWN_SPACE}),
    Role.TEAM_LEAD: frozenset(
        {
            Permission.ANSWER_REFERRALS,
            Permission.LEAD_TEAM,
            Permission.SEE_REACH,
            Permission.SETTLE_OBSTACLES,
            Permission.WORK_ON_CASES,
        }
    ),
    Role.VOLUNTEER: frozenset({Permission.SEE_OWN_VISITS}),
}

# What a professional may do beside that, by the kind of the organisation that they work for.
OF_KIND: Final[Mapping[OrganisationKind, frozenset[Permission]]] = {
    OrganisationKind.SUPPORT_CENTRE: frozenset({Permission.KEEP_SUPPORT_FILES, Permission.SEE_REACH}),
    OrganisationKind.VOLUNTEERS: frozenset({Permission.COORDINATE_VOLUNTEERS}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who is signed in, as the municipality of the request knows them.

    `organization_ids` are the organisations that somebody works for: of a provider the HSDS id in this municipality's
    directory, of a professional the `public_id` of an organisation that signs in here; empty for everybody else.
    `organization_kinds` says of which kind the latter are.
    """

    user_id: int
    name: str
    email: str
    roles: frozenset[Role] = frozenset()
    organization_ids: frozenset[str] = field(default_factory=frozenset)
    organization_kinds: frozenset[OrganisationKind] = field(default_factory=frozenset)

    def may(self, permission: Permission) -> bool:
        """Tell whether one of the roles gives a permission, or the kind of organisation that somebody works for."""
        of_role = any(permission in PERMISSIONS[role] for role in self.roles)
        return of_role or any(permission in OF_KIND.get(kind, ()) for kind in self.organization_kinds)

    @property
    def needs_authenticator(self) -> bool:
        """Tell whether a screen opens only after an authenticator app was used."""
        return bool(self.roles & STAFF)
