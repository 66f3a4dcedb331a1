"""What who is cared for says to a stay, and what follows: without their yes nothing is kept free or goes on."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Who
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Booking
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules.codes import SaidBy, Yes
from draagkracht.respite.services import bookings, requests, telling


@transaction.atomic
def answer(
    *,
    request_id: int,
    answer: Yes,
    said_by: SaidBy,
    asked: Asked,
    by: Who,
    key: UUID,
    at: datetime.datetime,
    person_id: int | None = None,
) -> None:
    """Keep an answer, end what it does not allow any more, and mail who cares where they did not hear it themselves.

    A no ends every booking that has not begun; "first a trial" ends all but a trial. Twice (`key`) is once.
    """
    request = requests.note_answer(
        request_id=request_id,
        answer=answer,
        said_by=said_by,
        asked=asked,
        by=by,
        key=key,
        at=at,
        person_id=person_id,
    )
    if request is None:
        return
    living = Booking.objects.filter(request=request, state__in=LIVING).order_by("pk")
    ended = [one for one in living if bookings.follow_answer(booking_id=one.pk, answer=answer, by=by, at=at)]
    if asked is Asked.ON_SCREEN:
        telling.tell_answer(request=request, key=key, ended=ended)
