"""Keeping entries true: asking providers, and checking links and numbers."""

from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.directory.services import checks, freshness


@jobs.periodic("directory.keep-fresh", cron="30 7 * * 1-5")
def keep_fresh() -> None:
    """Remind, hand over and give up what the clock says, and then ask whoever is due: on working days."""
    (municipality_id,) = tenancy.current_municipalities()
    now = timezone.now()
    freshness.advance_enquiries(at=now)
    freshness.ask_providers(municipality_id=municipality_id, at=now)


@jobs.periodic("directory.check-links", cron="15 1 * * *")
def check_links() -> None:
    """Queue the web addresses whose turn it is tonight."""
    (municipality_id,) = tenancy.current_municipalities()
    checks.queue_links(municipality_id=municipality_id, at=timezone.now())


@jobs.task("directory.check-link")
def check_link(check_id: int) -> None:
    """Ask one web address."""
    checks.check_link(check_id=check_id, at=timezone.now())


@jobs.periodic("directory.check-phones", cron="45 1 * * 1")
def check_phones() -> None:
    """Look at all telephone numbers, once a week."""
    (municipality_id,) = tenancy.current_municipalities()
    checks.check_phones(municipality_id=municipality_id, at=timezone.now())
