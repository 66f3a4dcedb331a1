"""Organisations whose people sign in, as screens show them, and the names of all organisations that a role may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext

from draagkracht.accounts import ports, queries
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base.text import N_

KIND_NAMES: Final[Mapping[OrganisationKind, str]] = {
    OrganisationKind.DISTRICT_NURSING: N_("Wijkverpleging"),
    OrganisationKind.EMPLOYER: N_("Werkgever"),
    OrganisationKind.GENERAL_PRACTICE: N_("Huisartsenpraktijk"),
    OrganisationKind.HOSPITAL: N_("Ziekenhuis"),
    OrganisationKind.OTHER: N_("Anders"),
    OrganisationKind.POLICE: N_("Politie"),
    OrganisationKind.SCHOOL: N_("School"),
    OrganisationKind.SELF_ORGANISATION: N_("Zelforganisatie"),
    OrganisationKind.SUPPORT_CENTRE: N_("Steunpunt"),
    OrganisationKind.VOLUNTEERS: N_("Vrijwilligers"),
}


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as a line of a list."""

    id: UUID
    name: str
    kind: str
    reach: str


def row(works: queries.Works) -> OrganisationRow:
    """Return an organisation as a line of a list."""
    reach = " · ".join(filter(None, (works.phone, works.email)))
    return OrganisationRow(works.public_id, works.name, gettext(KIND_NAMES[works.kind]), reach)


def works_choices() -> dict[str, str]:
    """Return the organisations for which somebody can be a professional: id and name."""
    return {str(works.public_id): works.name for works in queries.list_organisations()}


def all_names() -> dict[str, str]:
    """Return what every organisation is called that a role of here may name, also one that ended."""
    own = {str(works.public_id): works.name for works in queries.list_organisations(ended=True)}
    return {**ports.list_organizations(), **own}
