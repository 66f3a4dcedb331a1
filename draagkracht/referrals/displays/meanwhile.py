"""What to do where it cannot wait until somebody looks at a referral: whom to call at this hour."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext

from draagkracht.municipalities import rules
from draagkracht.municipalities.queries import Line, Site, list_lines


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
    first = list_lines(site, rules.CARE, now)[:1]
    is_open = rules.is_answered(rules.DESK, site.desk.hours, now)
    return Meanwhile(is_open, (*first, *list_lines(site, (rules.EMERGENCY,), now)))
