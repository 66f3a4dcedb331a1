"""What came free goes to whoever waits: the heaviest and longest first, until nothing is free or nobody fits."""

import datetime
import uuid

from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.directory.rules.places import Place as Point
from draagkracht.respite.models import Place, RespiteRequest
from draagkracht.respite.queries.offers import Free, Target, gives_of, wants_of
from draagkracht.respite.queries.waiting import list_waiting
from draagkracht.respite.rules.codes import Origin
from draagkracht.respite.rules.fitting import first_failing
from draagkracht.respite.rules.options import Option
from draagkracht.respite.services import bookings, capacity

CANNOT = (capacity.PlaceIsTaken, capacity.BudgetIsSpent, bookings.OfferIsOpen, bookings.StaysElsewhere)


def move_up(*, place_id: int, at: datetime.datetime) -> int:
    """Offer what is free at a place to who waits for it in this municipality; return how many offers were made."""
    place = Place.objects.filter(pk=place_id, is_open=True).first()
    if place is None:
        return 0
    return sum(_offer(place, request, at) for request in list_waiting(place.form, at=at))


def _offer(place: Place, request: RespiteRequest, at: datetime.datetime) -> bool:
    option = _option(place, request, at)
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
    except (*CANNOT, bookings.RequestHasEnded):
        return False
    return True


def _option(place: Place, request: RespiteRequest, at: datetime.datetime) -> Option | None:
    today = timezone.localdate(at)
    wants = wants_of(request, at=at, is_trial=request.wants_trial)
    gives = gives_of(place, Point(request.latitude, request.longitude))
    if first_failing(wants, gives, today) is not None:
        return None
    return Free.load([gives], wants, today).find(wants, gives, today).option
