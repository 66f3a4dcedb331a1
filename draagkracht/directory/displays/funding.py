"""For which services the money ends, as the page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.directory.queries.funding import Ending
from draagkracht.directory.rules.funding import Urgency
from draagkracht.directory.rules.sections import section_of

# What can be done about it.
TO_DO: Final[Mapping[Urgency, str]] = {
    Urgency.OVER: "Vraag of het doorgaat. Is er nieuw geld, zet dan de nieuwe datum. Is het gestopt, verander dan de "
    "status. Mensen vinden het dan niet meer.",
    Urgency.SOON: "Vraag nu of er nieuw geld komt. Zet dan de nieuwe datum. Stopt het? Zet dat in de uitleg, en "
    "verander op de laatste dag de status.",
    Urgency.LATER: "U hoeft nu niets te doen.",
}


@dataclass(frozen=True, slots=True)
class EndingLine:
    """A service in the list, in words; the addresses open the part of its form with the date, and with the status."""

    name: str
    url: str
    says: str
    is_urgent: bool
    facts: tuple[tuple[str, str], ...]
    phone: str
    to_do: str
    date_url: str
    status_url: str


def ending_line(ending: Ending, today: date) -> EndingLine:
    """Return a service with how long there still is money for it, who knows more, and what to do."""
    return EndingLine(
        name=ending.name,
        url=reverse("directory-staff:show-service", args=[ending.id]),
        says=_says(ending, today),
        is_urgent=ending.urgency is not Urgency.LATER,
        facts=(
            (gettext("Betaald tot en met"), formats.date_format(ending.until, "j F Y")),
            (gettext("Wie betaalt"), ending.paid_by or gettext("Nog niet ingevuld")),
            (gettext("Organisatie"), ending.organization),
            (gettext("Wie u belt"), ending.contact),
            (gettext("Mail"), ending.email),
        ),
        phone=ending.phone,
        to_do=TO_DO[ending.urgency],
        date_url=_field_url(ending.id, "funding_until"),
        status_url=_field_url(ending.id, "status"),
    )


def _field_url(service_id: int, field: str) -> str:
    """Return the address of the part of the form in which a field is."""
    return f"{reverse('directory-staff:edit-service', args=[service_id, section_of(field)])}#id_{field}"


def _says(ending: Ending, today: date) -> str:
    days = abs((ending.until - today).days)
    if ending.urgency is Urgency.OVER:
        return ngettext("%(days)s dag voorbij", "%(days)s dagen voorbij", days) % {"days": days}
    if ending.urgency is Urgency.SOON:
        return ngettext("nog %(days)s dag", "nog %(days)s dagen", days) % {"days": days}
    return gettext("nog %(months)s maanden") % {"months": days // 30}
