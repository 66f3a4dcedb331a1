"""Background work of referrals."""

from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.referrals import services


@jobs.periodic("referrals.report-late", cron="30 6 * * 1-5")
def report_late() -> None:
    """Tell the team leads, in the morning of a working day, how many first contacts are late."""
    (municipality_id,) = tenancy.current_municipalities()
    services.report_late(municipality_id=municipality_id, now=timezone.now())
