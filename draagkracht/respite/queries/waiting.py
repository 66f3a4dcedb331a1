"""Who waits: an open request for which nothing is kept free or arranged."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from draagkracht.respite.models import Booking, RecipientAnswer, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules import times
from draagkracht.respite.rules.codes import Burden, Yes
from draagkracht.respite.rules.weights import weight


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits; `is_trial` where they, or who is cared for, want to try first."""

    request: RespiteRequest
    is_trial: bool


def list_waiting(form: str, *, at: datetime.datetime) -> list[Waiting]:
    """Return who waits for a form, who counts most first. Who is cared for did not say no. One query.

    Who asked a moment ago is still filling in what is needed, and sees on the page itself what there is.
    """
    living = Booking.objects.filter(request=OuterRef("pk"), state__in=LIVING)
    said = RecipientAnswer.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk").values("answer")[:1]
    rows = RespiteRequest.objects.filter(
        ~Exists(living), ended_at__isnull=True, forms__contains=[form], asked_at__lte=at - times.STILL_ASKING
    )
    found = rows.annotate(said=Subquery(said)).select_related("carer")
    return [
        Waiting(row, row.wants_trial or row.said == Yes.TRIAL)
        for row in sorted(found, key=lambda row: (-weight(Burden(row.burden), at - row.asked_at), row.asked_at))
        if row.said != Yes.NO
    ]
