"""Background work of casework: every morning the clocks anew, and a word to whoever has something that is late."""

from django.urls import reverse
from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.casework.services import clock, support_keeping
from draagkracht.municipalities.queries import get_origin


@jobs.periodic("casework.set-clocks", cron="20 3 * * *")
def set_clocks() -> None:
    """Set every clock anew: a parameter may have changed."""
    clock.set_clocks()


@jobs.periodic("casework.warn-consultants", cron="0 6 * * 1-5")
def warn_consultants() -> None:
    """Write to each consultant how much asks for attention, and to team leads what is late, from Monday to Friday."""
    (municipality_id,) = tenancy.current_municipalities()
    address = get_origin(municipality_id) + reverse("casework-staff:show-work-list")
    clock.warn_consultants(municipality_id=municipality_id, on=timezone.localdate(), address=address)
    clock.warn_leads(municipality_id=municipality_id, at=timezone.now(), address=f"{address}?wie=team")


@jobs.periodic("casework.ask-to-keep-support-files", cron="40 6 * * *")
def ask_to_keep_support_files() -> None:
    """Ask carers with whom a support centre had no contact for a year whether their file may stay."""
    support_keeping.ask_to_keep(now=timezone.now())
