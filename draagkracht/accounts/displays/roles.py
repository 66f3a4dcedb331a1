"""What roles are called, and what one does with each."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext

from draagkracht.accounts.permissions import Role
from draagkracht.base.text import N_

ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.ADMINISTRATOR: N_("Beheerder"),
    Role.DESK: N_("Steunpunt"),
    Role.EDITOR: N_("Redacteur"),
    Role.PROVIDER: N_("Aanbieder"),
}
ROLE_WORDS: Final[Mapping[Role, str]] = {
    Role.ADMINISTRATOR: N_("geeft en beëindigt rollen"),
    Role.DESK: N_("belt mensen terug en zoekt hulp voor hen"),
    Role.EDITOR: N_("houdt de sociale kaart bij"),
    Role.PROVIDER: N_("houdt het aanbod van de eigen organisatie bij"),
}


def role_name(role: Role) -> str:
    """Return what a role is called."""
    return gettext(ROLE_NAMES[role])


def role_line(role: Role) -> str:
    """Return what a role is called, and what somebody does with it."""
    return f"{role_name(role)}: {gettext(ROLE_WORDS[role])}"
