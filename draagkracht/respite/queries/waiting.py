"""Who waits: an open request for which nothing is kept free or arranged."""

import datetime

from django.db.models import Exists, OuterRef

from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules.codes import Burden
from draagkracht.respite.rules.weights import weight


def list_waiting(form: str, *, at: datetime.datetime) -> list[RespiteRequest]:
    """Return who waits for a form, who counts most first. One query."""
    living = Booking.objects.filter(request=OuterRef("pk"), state__in=LIVING)
    rows = RespiteRequest.objects.filter(~Exists(living), ended_at__isnull=True, forms__contains=[form])
    return sorted(
        rows.select_related("carer"), key=lambda row: (-weight(Burden(row.burden), at - row.asked_at), row.asked_at)
    )
