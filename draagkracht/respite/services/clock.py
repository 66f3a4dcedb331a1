"""What happens by the clock: offers that nobody answered end, stays begin and end, what is long over is deleted."""

import datetime

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from draagkracht.audit.rules import CLOCK, Action
from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.models.bookings import LIVING, WAITS
from draagkracht.respite.rules import times
from draagkracht.respite.rules.states import Side, State, Step
from draagkracht.respite.services import bookings
from draagkracht.respite.services.noting import note


def expire_due(*, at: datetime.datetime) -> int:
    """End what nobody answered in time and return how many ended; what came free goes to whoever waits."""
    due = _own().filter(state__in=WAITS, expires_at__lte=at)
    ended = [bookings.expire(booking_id=pk, by=CLOCK, at=at) for pk in due.order_by("pk").values_list("pk", flat=True)]
    return sum(ended)


def begin_and_end(*, at: datetime.datetime) -> None:
    """Let what was agreed begin on its first day and end after its last, and ask who cares how it was."""
    today = timezone.localdate(at)
    for state, step, when in (
        (State.AGREED, Step.START, Q(start_date__lte=today)),
        (State.STAYING, Step.FINISH, Q(end_date__lte=today)),
    ):
        for pk in _own().filter(when, state=state.value).order_by("pk").values_list("pk", flat=True):
            bookings.take_provider_step(booking_id=pk, step=step, by=CLOCK, at=at, side=Side.CLOCK)


def forget(*, at: datetime.datetime) -> int:
    """Delete requests a year after they ended and after their last stay; what was invoiced names nobody and remains."""
    old = timezone.localdate(at - times.KEPT_AFTER)
    rows = RespiteRequest.objects.filter(ended_at__lte=at - times.KEPT_AFTER)
    gone = rows.exclude(bookings__state__in=LIVING).annotate(last=Max("bookings__end_date"))
    requests = list(gone.filter(Q(last__isnull=True) | Q(last__lte=old)).select_related("carer"))
    for request in requests:
        note(request=request, what="respite.request", action=Action.REMOVE, by=CLOCK, at=at)
        request.delete()
    return len(requests)


def _own() -> QuerySet[Booking]:
    """Return the bookings that the present municipality asked for: a place's owner reads others too."""
    return Booking.objects.filter(municipality__in=tenancy.current_municipalities())
