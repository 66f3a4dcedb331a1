"""Every night one more day of every place is laid out."""

from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.respite.services import places


@jobs.periodic("respite.lay-out-days", cron="50 1 * * *")
def lay_out_days() -> None:
    """Write what every place has on the coming days, so that one can book more than a year ahead."""
    (municipality_id,) = tenancy.current_municipalities()
    places.lay_out_all_days(municipality_id=municipality_id, today=timezone.localdate())
