"""Who waits: an open request for which nothing is kept free or arranged."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from draagkracht.respite.models import Booking, RecipientAnswer, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules import times
from draagkracht.respite.rules.codes import Burden, Form, Yes
from draagkracht.respite.rules.weights import weight


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits; `is_trial` where they, or who is cared for, want to try first."""

    request: RespiteRequest
    is_trial: bool


def list_waiting(form: Form | None = None, *, at: datetime.datetime, payer: str = "") -> list[Waiting]:
    """Return who waits for a form, or for what a payer pays, who counts most first. Nobody said no. One query.

    Who asked a moment ago is still filling in what is needed, and sees on the page itself what there is.
    """
    living = Booking.objects.filter(request=OuterRef("pk"), state__in=LIVING)
    said = RecipientAnswer.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk").values("answer")[:1]
    rows = RespiteRequest.objects.filter(~Exists(living), ended_at__isnull=True, asked_at__lte=at - times.STILL_ASKING)
    if form is not None:
        rows = rows.filter(forms__contains=[form.value])
    if payer:
        rows = rows.filter(payer=payer)
    found = rows.annotate(said=Subquery(said)).select_related("carer")
    return [
        Waiting(row, row.wants_trial or row.said == Yes.TRIAL)
        for row in sorted(found, key=lambda row: (-weight(Burden(row.burden), at - row.asked_at), row.asked_at))
        if row.said != Yes.NO
    ]
