"""The hats of somebody, in the words of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from draagkracht.accounts.displays.roles import role_line, role_name
from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.rules import MINE


@dataclass(frozen=True, slots=True)
class HatRow:
    """A hat as a button: its code, what it is called, and what one does with it."""

    code: str
    name: str
    says: str
    is_worn: bool


def rows(hats: Mapping[str, Actor], *, worn: Actor | None) -> tuple[HatRow, ...]:
    """Return the hats of somebody, that of their own space first."""
    found = [HatRow(code, hat_name(actor), hat_line(code, actor), actor == worn) for code, actor in hats.items()]
    return tuple(sorted(found, key=lambda row: row.code != MINE))


def hat_name(actor: Actor) -> str:
    """Return what a hat is called: the roles that are worn together."""
    return ", ".join(role_name(role) for role in sorted(actor.roles))


def hat_line(code: str, actor: Actor) -> str:
    """Return what one does under a hat."""
    return gettext("Mijn eigen plek") if code == MINE else role_line(next(iter(actor.roles)))
