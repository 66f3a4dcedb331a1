"""Background work of the log."""

from django.utils import timezone

from draagkracht.audit import services
from draagkracht.base import jobs, tenancy


@jobs.periodic("audit.sign-head", cron="20 * * * *")
def sign_head() -> None:
    """Sign the end of the chain, every hour in which it grew."""
    for municipality_id in tenancy.current_municipalities():
        services.sign_head(municipality_id=municipality_id, at=timezone.now())
