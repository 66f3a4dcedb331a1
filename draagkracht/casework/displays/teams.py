"""Teams in words."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, ngettext

from draagkracht.accounts.displays.roles import role_name
from draagkracht.base.text import N_
from draagkracht.casework.queries.teams import Member, TeamFacts

DONE: Final = {
    "bewaard": N_("Het team is bewaard."),
    "erbij": N_("Deze collega hoort nu bij het team."),
    "weg": N_("Deze collega hoort niet meer bij het team."),
    "aanspreekpunt": N_("Collega’s zien nu wie het aanspreekpunt mantelzorg is."),
    "zaken": N_("Dit is de laatste van het team, en er lopen nog zaken. Zet er eerst iemand anders bij."),
}


@dataclass(frozen=True, slots=True)
class MemberShown:
    """Somebody in a team."""

    user_id: int
    name: str
    says: str
    is_informal_care_lead: bool


@dataclass(frozen=True, slots=True)
class TeamShown:
    """A team; `warns` says what is wrong, empty when nothing is."""

    code: str
    name: str
    phone: str
    cases: str
    members: tuple[MemberShown, ...]
    warns: str


def team_shown(team: TeamFacts) -> TeamShown:
    """Return a team in words."""
    number = ngettext("%(number)s open zaak van dit team", "%(number)s open zaken van dit team", team.cases)
    number = number % {"number": team.cases}
    return TeamShown(team.code, team.name, team.phone, number, tuple(map(_member, team.members)), _warning(team))


def _member(member: Member) -> MemberShown:
    roles = ", ".join(role_name(role) for role in member.roles)
    return MemberShown(
        member.user_id, member.name, roles or gettext("Werkt hier niet meer"), member.is_informal_care_lead
    )


def _warning(team: TeamFacts) -> str:
    if not team.members:
        return gettext("Niemand hoort bij dit team. Er gaan geen zaken naartoe.")
    if not team.has_lead:
        return gettext("Dit team heeft geen teamleider. Niemand ziet al zijn zaken.")
    if not team.has_informal_care_lead:
        return gettext("Dit team heeft geen aanspreekpunt mantelzorg. Kies iemand van het team.")
    return ""
