"""What who is cared for says to a stay, and what follows: without their yes nothing is kept free or goes on."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Who
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Booking
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.services import bookings, requests, telling
from draagkracht.respite.services.requests import Heard


@transaction.atomic
def answer(*, request_id: int, heard: Heard, by: Who, key: UUID, at: datetime.datetime) -> None:
    """Keep an answer, end what it does not allow any more, and mail who cares where they did not hear it themselves.

    A no ends every booking that has not begun; "first a trial" ends all but a trial. Twice (`key`) is once.
    """
    request = requests.note_answer(request_id=request_id, heard=heard, by=by, key=key, at=at)
    if request is None:
        return
    living = Booking.objects.filter(request=request, state__in=LIVING).order_by("pk")
    ended = [one for one in living if bookings.follow_answer(booking_id=one.pk, answer=heard.answer, by=by, at=at)]
    if heard.asked is Asked.ON_SCREEN:
        telling.tell_answer(request=request, key=key, ended=ended)
