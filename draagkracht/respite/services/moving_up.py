"""What came free goes to whoever waits: the heaviest and longest first, until nothing is free or nobody fits."""

import datetime
import uuid
from typing import Final

from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.directory.rules.places import Place as Point
from draagkracht.respite.models import Place
from draagkracht.respite.queries.offers import Free, Target, as_wants, gives_of, list_declined
from draagkracht.respite.queries.waiting import Waiting, list_waiting
from draagkracht.respite.rules.codes import Origin
from draagkracht.respite.rules.fitting import first_failing
from draagkracht.respite.rules.options import Option
from draagkracht.respite.rules.states import State
from draagkracht.respite.services import bookings

# What was called off or taken back does not come back unasked; on the page of who asked it is still there to choose.
NOT_AGAIN: Final = (State.CANCELLED, State.WITHDRAWN)


def move_up(*, place_id: int, at: datetime.datetime) -> int:
    """Offer what is free at a place to who waits for it; return how many offers were made.

    Who waits in each municipality that may use the place stands in one row, whoever counts most first. For this alone
    the transaction works for all of them; each offer is made in the municipality of who waits.
    """
    place = Place.objects.filter(pk=place_id, is_open=True).first()
    if place is None:
        return 0
    with tenancy.acting_for(*{place.municipality_id, *place.served_ids}):
        waiting = list_waiting(place.form, at=at)
        declined = list_declined([one.request.pk for one in waiting], at, also=NOT_AGAIN)
    return sum(_offer(place, one, frozenset(declined[one.request.pk]), at) for one in waiting)


def _offer(place: Place, waiting: Waiting, declined: frozenset[int], at: datetime.datetime) -> bool:
    request = waiting.request
    with tenancy.acting_for(request.municipality_id):
        option = _option(place, waiting, declined, at)
        if option is None:
            return False
        try:
            bookings.make_offer(
                request_id=request.pk,
                target=Target(place=place),
                option=option,
                origin=Origin.WAITING_LIST,
                key=uuid.uuid4(),
                by=CLOCK,
                at=at,
                may_move=request.may_move,
            )
        except bookings.REFUSALS:
            return False
    return True


def _option(place: Place, waiting: Waiting, declined: frozenset[int], at: datetime.datetime) -> Option | None:
    request, today = waiting.request, timezone.localdate(at)
    wants = as_wants(request, declined, is_trial=waiting.is_trial)
    gives = gives_of(place, Point(request.latitude, request.longitude))
    if first_failing(wants, gives, today) is not None:
        return None
    return Free.load([gives], wants, today).find(wants, gives, today).option
