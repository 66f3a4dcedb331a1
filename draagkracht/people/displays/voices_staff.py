"""What was confirmed of who speaks for whom, in the words of those who work here."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.people.forms.voices_staff import POWER_LABELS
from draagkracht.people.queries import Confirmed

DONE = {
    "vastgelegd": "Vastgelegd. De vertegenwoordiger krijgt een mail met een link.",
    "gestopt": "Gestopt. Deze persoon ziet en tekent niets meer.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedShown:
    """One line of what was found."""

    public_id: UUID
    person: str
    says: str


def show(found: Sequence[Confirmed]) -> tuple[ConfirmedShown, ...]:
    """Return what was found as the page shows it."""
    return tuple(ConfirmedShown(public_id=one.public_id, person=one.person, says=_says(one)) for one in found)


def _says(one: Confirmed) -> str:
    who = one.speaker or gettext("heeft nog niet geantwoord")
    until = gettext("zonder einddag")
    if one.until:
        until = gettext("tot %(day)s") % {"day": formats.date_format(timezone.localtime(one.until), "j F Y")}
    seen = gettext("bewijs gezien door %(name)s") % {"name": one.confirmed_by}
    return ", ".join([f"{POWER_LABELS[one.power]}: {who}", until, seen])
