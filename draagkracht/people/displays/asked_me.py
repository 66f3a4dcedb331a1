"""What others ask of somebody, in one line each."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext

from draagkracht.people.queries.asked_me import AskedMe, list_asked_me
from draagkracht.people.rules.codes import Beside


@dataclass(frozen=True, slots=True)
class Waits:
    """Something that waits for somebody: what it is, and the one thing to do with it."""

    says: str
    label: str
    url: str


def list_questions(email: str, at: datetime.datetime) -> tuple[Waits, ...]:
    """Return what others ask of whoever signs in here with this address."""
    return tuple(Waits(_says(one), gettext("Lees de vraag"), one.path) for one in list_asked_me(email, at))


def _says(one: AskedMe) -> str:
    if one.beside is None:
        return gettext("%(name)s vraagt of u meedoet met ‘%(circle)s’.") % {"name": one.asker, "circle": one.circle}
    if one.beside is Beside.SPEAKS:
        return gettext("Wilt u bij de gemeente spreken voor %(name)s?") % {"name": one.asker}
    return gettext("%(name)s vraagt of u hier iets met elkaar wilt delen.") % {"name": one.asker}
