"""People and their roles, as pages show them."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from draagkracht.accounts import queries
from draagkracht.accounts.displays.roles import role_name
from draagkracht.base.text import N_

# What was just done, by the word in the address of the page after it.
DONE: Final[Mapping[str, str]] = {
    "uitgenodigd": N_("De uitnodiging is verstuurd."),
    "veranderd": N_("De rol is veranderd."),
    "beeindigd": N_("De rol is beëindigd. De toegang is meteen weg."),
    "ingetrokken": N_("De uitnodiging is ingetrokken. De link werkt niet meer."),
    "bewaard": N_("De organisatie is bewaard."),
    "organisatie-weg": N_("De organisatie is beëindigd. Haar mensen kunnen niet meer inloggen."),
    "weg": N_("Dit was al gedaan, misschien door een collega."),
}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as a line of a list; `organization` is a name, empty for who is no provider."""

    id: int
    name: str
    email: str
    role: str
    organization: str
    given: str
    ended: str = ""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as with one press, in the demo."""

    name: str
    email: str
    roles: str


def role_row(held: queries.Held, organizations: Mapping[str, str]) -> RoleRow:
    """Return a role that somebody holds or held."""
    given = said_by(day(held.valid_from), held.given_by)
    ended = said_by(day(held.ended_at), held.ended_by) if held.ended_at else ""
    return RoleRow(
        held.id, held.name, held.email, role_name(held.role), organization_of(held, organizations), given, ended
    )


def history_rows(rows: Iterable[RoleRow]) -> tuple[tuple[str, str, str, str], ...]:
    """Return roles that were given and ended as rows of a table: who, which, and when and by whom."""
    return tuple(
        (row.name, ", ".join(filter(None, (row.role, row.organization))), row.given, row.ended or gettext("nu nog"))
        for row in rows
    )


def history_columns() -> tuple[str, ...]:
    """Return the names of the columns of that table."""
    return tuple(map(gettext, (N_("Naam"), N_("Rol"), N_("Gegeven"), N_("Beëindigd"))))


def invitation_row(offered: queries.Offered, organizations: Mapping[str, str]) -> RoleRow:
    """Return an invitation that waits; `given` is until when it holds, and by whom it was sent."""
    until = gettext("tot en met %(day)s") % {"day": day(offered.expires_at)}
    return RoleRow(
        offered.id,
        offered.name,
        offered.email,
        role_name(offered.role),
        organization_of(offered, organizations),
        said_by(until, offered.given_by),
    )


def organization_of(role: queries.Held | queries.Offered, organizations: Mapping[str, str]) -> str:
    """Return the name of a provider's organisation, or its id where the directory does not know it any more."""
    return organizations.get(role.organization_id, role.organization_id)


def said_by(day_: str, name: str) -> str:
    """Return a day, and who did it where somebody did."""
    return gettext("%(day)s, door %(name)s") % {"day": day_, "name": name} if name else day_


def demo_people(cast: Collection[str]) -> tuple[DemoPerson, ...]:
    """Return who of these addresses has a role in the present municipality, each once, in the order of their names."""
    found: dict[str, tuple[str, list[str]]] = {}
    for held in (one for one in queries.list_roles(at=timezone.now()) if one.email in cast):
        found.setdefault(held.email, (held.name, []))[1].append(role_name(held.role))
    return tuple(DemoPerson(name, email, ", ".join(roles)) for email, (name, roles) in found.items())


def day(moment: datetime.datetime | None) -> str:
    """Return a day in words; nothing for no moment."""
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


def done(word: str) -> str:
    """Return what was just done, in words; nothing for a word that is none of ours."""
    return gettext(DONE[word]) if word in DONE else ""
