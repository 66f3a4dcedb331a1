"""Background work of people."""

from django.utils import timezone

from draagkracht.base import jobs
from draagkracht.people import services
from draagkracht.people.services import circle_keeping


@jobs.periodic("people.warn-unused", cron="15 7 * * *")
def warn_unused() -> None:
    """Tell who has not used their space for long that it goes, and when."""
    services.warn_unused(now=timezone.now())


@jobs.periodic("people.remind", cron="30 7 * * *")
def remind() -> None:
    """Ask how it goes, of who chose to be asked and whose time it is."""
    services.send_due(now=timezone.now())


@jobs.periodic("people.warn-unused-circles", cron="20 7 * * *")
def warn_unused_circles() -> None:
    """Tell who shares a circle that nobody uses that it goes, and when."""
    circle_keeping.warn_unused_circles(now=timezone.now())
