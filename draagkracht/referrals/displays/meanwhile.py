"""What to do where it cannot wait until somebody looks at a referral: whom to call at this hour."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone, translation
from django.utils.translation import gettext

from draagkracht.municipalities import rules
from draagkracht.municipalities.queries import Line, Site, list_lines

EMERGENCY: Final = "emergency"
# Who can help, and at the end who always answers: there are hours at which the others do not.
CALLED: Final = (rules.DESK, rules.OUT_OF_HOURS, "listening")


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Whether somebody is at the desk now, and the lines to call: one that answers at this moment, and for danger."""

    desk_is_open: bool
    lines: tuple[Line, ...]

    @property
    def says(self) -> str:
        """Return the same in two sentences, for beside a choice."""
        call = self.lines[0]
        name = call.text("name", translation.get_language() or "nl")
        said = {"name": name, "phone": call.number}
        if self.desk_is_open:
            return gettext("Kan het niet tot morgen wachten? Bel %(name)s: %(phone)s.") % said
        return gettext("Wij zijn nu dicht. Kan het niet wachten? Bel %(name)s: %(phone)s.") % said


def meanwhile(site: Site) -> Meanwhile:
    """Return whom to call at this moment."""
    now = timezone.localtime()
    first = list_lines(site, CALLED, now)[:1]
    is_open = rules.is_answered(rules.DESK, site.desk.hours, now)
    return Meanwhile(is_open, (*first, *list_lines(site, (EMERGENCY,), now)))
