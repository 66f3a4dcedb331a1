"""Asking a consultant to look first at days that others may need more, and letting it through. It is never a no."""

import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import CLOCK, Action, Who
from draagkracht.respite.models import Booking, Look, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.queries.answers import what_is_said
from draagkracht.respite.queries.looking_first import option_of, target_of
from draagkracht.respite.queries.offers import Target, find_offers
from draagkracht.respite.rules.codes import Origin, Yes
from draagkracht.respite.rules.consent import may_choose
from draagkracht.respite.rules.options import Option
from draagkracht.respite.services import bookings
from draagkracht.respite.services.noting import note

WHAT = "respite.look"


class NobodyAsksToLook(Exception):
    """There is nothing to look at: it was decided already, or something else was kept free."""


@transaction.atomic
def ask_to_look(*, request_id: int, target: Target, option: Option, by: Who, at: datetime.datetime) -> None:
    """Let a consultant look at days for a request before they are kept free. Twice is once; other days take its place.

    Raises bookings.RequestHasEnded, bookings.OfferIsOpen, and bookings.YesIsMissing as for what is kept free at once.
    """
    request = _locked(request_id)
    if request.ended_at is not None:
        raise bookings.RequestHasEnded
    if Booking.objects.filter(request=request, state__in=LIVING).exists():
        raise bookings.OfferIsOpen
    if not may_choose(what_is_said(request_id), is_trial=option.is_trial):
        raise bookings.YesIsMissing
    wanted = {
        "place": target.place,
        "volunteer": target.volunteer,
        "form": option.form.value,
        "dates": list(option.dates),
        "daypart": option.daypart,
    }
    if Look.objects.filter(request=request, **wanted).exists():
        return
    Look.objects.update_or_create(
        request=request, defaults={"municipality_id": request.municipality_id, "since": at, **wanted}
    )
    note(request=request, what=WHAT, action=Action.ADD, by=by, at=at)


@transaction.atomic
def let_through(*, request_id: int, key: UUID, by: Who, at: datetime.datetime) -> Booking:
    """Keep free what somebody waits for, after a consultant looked; who cares hears of it and answers as always.

    Raises NobodyAsksToLook, and what bookings.make_offer raises: then the look stays, so that it is not forgotten.
    """
    request = _locked(request_id)
    earlier = Booking.objects.filter(municipality_id=request.municipality_id, key=key).first()
    if earlier is not None:
        return earlier
    look = Look.objects.select_related("place", "volunteer").filter(request=request).first()
    if look is None:
        raise NobodyAsksToLook
    # bookings.make_offer ends the look: something is kept free now.
    return bookings.make_offer(
        request_id=request_id,
        target=target_of(look),
        option=option_of(look),
        origin=Origin.CONSULTANT,
        key=key,
        by=by,
        at=at,
    )


@transaction.atomic
def end_look(*, request_id: int, by: Who, at: datetime.datetime) -> None:
    """End a look after a consultant and who cares spoke and found something else. Nothing happens twice."""
    request = _locked(request_id)
    if Look.objects.filter(request=request).delete()[0]:
        note(request=request, what=WHAT, action=Action.REMOVE, by=by, at=at)


def look_again(*, at: datetime.datetime) -> int:
    """Keep free, after the prices of a night, what others need no more; return how many need no look any longer.

    Nobody waits for a consultant longer than there is a reason to. What was taken meanwhile stays with the consultant,
    who looks for something else with who cares.
    """
    looks = Look.objects.filter(request__ended_at__isnull=True).select_related("request").order_by("since", "pk")
    return sum(_is_free_again(look, at) for look in looks)


def _is_free_again(look: Look, at: datetime.datetime) -> bool:
    if what_is_said(look.request_id) is Yes.NO:
        return False
    wanted = option_of(look)
    found = find_offers(request=look.request, at=at, today=timezone.localdate(at), only_trial=False)
    same = (offer for offer in found.offers if (offer.option.key, offer.option.dates) == (wanted.key, wanted.dates))
    if all(offer.needs_look or offer.option.form != wanted.form for offer in same):
        return False
    try:
        let_through(request_id=look.request_id, key=uuid4(), by=CLOCK, at=at)
    except (NobodyAsksToLook, *bookings.REFUSALS):
        return False
    return True


def _locked(request_id: int) -> RespiteRequest:
    return RespiteRequest.objects.select_for_update(of=("self",)).select_related("carer").get(pk=request_id)
