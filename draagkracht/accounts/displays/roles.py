"""What roles are called, and what one does with each."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext

from draagkracht.accounts.permissions import Role
from draagkracht.base.text import N_

ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.ADMINISTRATOR: N_("Beheerder"),
    Role.CARE_RECIPIENT: N_("Naaste"),
    Role.CARER: N_("Zorgt voor iemand"),
    Role.CASE_MANAGER: N_("Casemanager"),
    Role.CIRCLE_MEMBER: N_("Doet samen mee"),
    Role.CONSULTANT: N_("Consulent"),
    Role.COUNCIL_MEMBER: N_("Lid van een raad"),
    Role.DESK: N_("Steunpunt"),
    Role.EDITOR: N_("Redacteur"),
    Role.PLANNER: N_("Planner"),
    Role.POLICY_OFFICER: N_("Beleidsmedewerker"),
    Role.PROFESSIONAL: N_("Verwijzer"),
    Role.PROVIDER: N_("Aanbieder"),
    Role.REPRESENTATIVE: N_("Vertegenwoordiger"),
    Role.TEAM_LEAD: N_("Teamleider"),
    Role.VOLUNTEER: N_("Vrijwilliger"),
}
ROLE_WORDS: Final[Mapping[Role, str]] = {
    Role.ADMINISTRATOR: N_("geeft en beëindigt rollen"),
    Role.CARE_RECIPIENT: N_("krijgt zorg van een naaste, en ziet wat over hem of haar gaat"),
    Role.CARER: N_("heeft een eigen plek, en leest en tekent daar"),
    Role.CASE_MANAGER: N_("is het vaste gezicht in een moeilijke situatie"),
    Role.CIRCLE_MEMBER: N_("deelt met anderen wat er rond iemand gebeurt"),
    Role.CONSULTANT: N_("spreekt mensen die hulp vragen, en regelt hulp"),
    Role.COUNCIL_MEMBER: N_("geeft de gemeente advies"),
    Role.DESK: N_("belt mensen terug en zoekt hulp voor hen"),
    Role.EDITOR: N_("houdt de sociale kaart bij"),
    Role.PLANNER: N_("verdeelt de plekken om even vrij te zijn"),
    Role.POLICY_OFFICER: N_("maakt plannen en kijkt of ze werken"),
    Role.PROFESSIONAL: N_("meldt iemand aan die voor een ander zorgt"),
    Role.PROVIDER: N_("houdt het aanbod van de eigen organisatie bij"),
    Role.REPRESENTATIVE: N_("beslist of tekent voor iemand anders"),
    Role.TEAM_LEAD: N_("verdeelt het werk en ziet wat te lang duurt"),
    Role.VOLUNTEER: N_("helpt mensen in de buurt"),
}


def role_name(role: Role) -> str:
    """Return what a role is called."""
    return gettext(ROLE_NAMES[role])


def role_line(role: Role) -> str:
    """Return what a role is called, and what somebody does with it."""
    return f"{role_name(role)}: {gettext(ROLE_WORDS[role])}"
