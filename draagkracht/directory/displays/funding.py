"""For which services the money ends, as the page shows it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.directory.queries.funding import Ending
from draagkracht.directory.rules.funding import Urgency


@dataclass(frozen=True, slots=True)
class EndingLine:
    """A service in the list, in words; `kind` is that of the notice that it looks like."""

    name: str
    url: str
    organization: str
    until: str
    says: str
    is_urgent: bool


def ending_line(ending: Ending, today: date) -> EndingLine:
    """Return a service with how long there still is money for it."""
    return EndingLine(
        name=ending.name,
        url=reverse("directory-staff:show-service", args=[ending.id]),
        organization=ending.organization,
        until=formats.date_format(ending.until, "j F Y"),
        says=_says(ending, today),
        is_urgent=ending.urgency is not Urgency.LATER,
    )


def _says(ending: Ending, today: date) -> str:
    days = abs((ending.until - today).days)
    if ending.urgency is Urgency.OVER:
        return ngettext("%(days)s dag voorbij", "%(days)s dagen voorbij", days) % {"days": days}
    if ending.urgency is Urgency.SOON:
        return ngettext("nog %(days)s dag", "nog %(days)s dagen", days) % {"days": days}
    return gettext("nog %(months)s maanden") % {"months": days // 30}
