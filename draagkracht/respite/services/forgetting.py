"""Somebody erases their space, or cares for another no more: what was taken is given back, and places hear of it."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules.states import Side, State
from draagkracht.respite.services import bookings, telling
from draagkracht.respite.services.noting import note


@transaction.atomic
def let_go_of_person(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Call off what was kept free or arranged for somebody whose space is erased; the rows go with the space.

    Who is staying somewhere stays: their days remain taken, and the place hears that it has to know whom to call.
    """
    requests = RespiteRequest.objects.filter(carer_id=person_id)
    _call_off(requests.values_list("pk", flat=True), by=by, at=at)
    for staying in Booking.objects.filter(request__in=requests, state=State.STAYING.value).order_by("pk"):
        telling.tell_provider_of_erasing(booking=staying)


@transaction.atomic
def let_go_of_relation(*, relation_id: UUID, by: Who, at: datetime.datetime) -> None:
    """End the requests for whom somebody cares for no more, and call off what did not begin yet."""
    rows = RespiteRequest.objects.select_for_update(of=("self",)).filter(
        relation__public_id=relation_id, ended_at__isnull=True
    )
    requests = list(rows.select_related("carer").order_by("pk"))
    _call_off([row.pk for row in requests], by=by, at=at)
    for row in requests:
        row.ended_at, row.why_ended = at, "care_ended"
        row.save(update_fields=["ended_at", "why_ended"])
        note(request=row, what="respite.request", action=Action.WITHDRAW, by=by, at=at)


def _call_off(requests: Iterable[int], *, by: Who, at: datetime.datetime) -> None:
    living = Booking.objects.filter(request__in=list(requests), state__in=LIVING).exclude(state=State.STAYING.value)
    for booking_id in living.order_by("pk").values_list("pk", flat=True):
        bookings.cancel(booking_id=booking_id, side=Side.HOME, said="", by=by, at=at)
