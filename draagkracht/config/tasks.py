"""Background work of the installation as a whole."""

from django.utils import timezone

from draagkracht.base import jobs
from draagkracht.config import tidying


@jobs.periodic("config.tidy", cron="10 2 * * *")
def tidy() -> None:
    """Delete what is past its date, once a day."""
    tidying.tidy_present(timezone.now())
