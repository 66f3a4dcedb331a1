"""What the provider of a place does with a booking: say yes or no, meet first, receive, say how it was, invoice.

The booking may be of a resident of a neighbouring municipality: for these rows alone the transaction works for both.
Each raises BookingIsGone for whoever does not keep the place.
"""

import datetime
from contextlib import AbstractContextManager
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action
from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, InvoiceLine, Place, RespiteRequest
from draagkracht.respite.permissions import Keeper
from draagkracht.respite.queries.provided import Provided, get_booking
from draagkracht.respite.rules.states import MOVES, Side, State, Step, is_early
from draagkracht.respite.services import bookings
from draagkracht.respite.services.noting import note

WHAT: Final = "respite.booking"
INVOICE: Final = "respite.invoice"


class BookingIsGone(Exception):
    """There is no such booking, or it is not of a place of theirs."""


class NotBegunYet(Exception):
    """Nobody is there, or back home, before the first day."""


class NotOverYet(Exception):
    """Something is invoiced, or told of, when it is over."""


@transaction.atomic
def open_booking(*, public_id: UUID, by: Keeper, at: datetime.datetime) -> Provided:
    """Return a booking, and write down who saw it."""
    found = _find(by, public_id)
    with _for_both(found):
        row = Booking.objects.select_related("request__carer").get(pk=found.pk)
        note(request=row.request, what=WHAT, action=Action.SEE, by=by.who, at=at, about=str(public_id))
    return found


def is_home_mailed(*, found: Provided) -> bool:
    """Tell whether who cares is mailed what the provider does; who is not is called. The request is read for this."""
    with _for_both(found):
        return RespiteRequest.objects.filter(bookings=found.pk).exclude(email="").exists()


@transaction.atomic
def take_step(
    *,
    public_id: UUID,
    step: Step,
    by: Keeper,
    at: datetime.datetime,
    said: str = "",
    intake_at: datetime.datetime | None = None,
) -> None:
    """Take a step with a booking; nothing where it was taken already.

    Raises NotBegunYet, VisitIsNotPossible, and bookings.BookingHasMoved and IntakeIsLate.
    """
    found = _find(by, public_id)
    if found.state is MOVES[step].target:
        return
    if is_early(step, start_date=found.start_date, today=timezone.localdate(at)):
        raise NotBegunYet
    with _for_both(found):
        if step is Step.CANCEL:
            bookings.cancel(booking_id=found.pk, side=Side.PROVIDER, said=said, by=by.who, at=at)
        else:
            bookings.take_provider_step(
                booking_id=found.pk, step=step, by=by.who, at=at, said=said, intake_at=intake_at
            )


@transaction.atomic
def say_how_it_was(*, public_id: UUID, words: str, by: Keeper, at: datetime.datetime) -> None:
    """Keep how it was for whoever took over; later words take the place of earlier ones. Raises NotOverYet."""
    found = _find(by, public_id)
    if found.state is not State.DONE:
        raise NotOverYet
    if words == found.provider_words:
        return
    with _for_both(found):
        row = Booking.objects.select_related("request__carer").get(pk=found.pk)
        Booking.objects.filter(pk=found.pk).update(provider_words=words)
        note(request=row.request, what=WHAT, action=Action.CHANGE, by=by.who, at=at, about=str(public_id))


@transaction.atomic
def write_invoice_line(*, public_id: UUID, units: int, unit_cents: int, by: Keeper, at: datetime.datetime) -> str:
    """Write the line of a booking that was, and return its number; there is one, and it stays as it is.

    Numbers of a place follow each other within a year. Raises NotOverYet.
    """
    found = _find(by, public_id)
    if found.state is not State.DONE:
        raise NotOverYet
    with _for_both(found):
        row = Booking.objects.select_related("request__carer").get(pk=found.pk)
        # One number at a time.
        place = Place.objects.select_for_update(of=("self",)).get(pk=found.place_pk)
        earlier = InvoiceLine.objects.filter(booking=row).first()
        if earlier is not None:
            return earlier.number
        line = InvoiceLine.objects.create(
            municipality_id=row.municipality_id,
            served_ids=row.served_ids,
            booking=row,
            place=place,
            number=_next_number(place, at.year),
            form=row.form,
            payer=row.payer,
            start_date=row.start_date,
            end_date=row.end_date,
            units=units,
            unit_cents=unit_cents,
            cents=units * unit_cents,
            made_at=at,
        )
        note(request=row.request, what=INVOICE, action=Action.ADD, by=by.who, at=at, about=str(public_id))
    return line.number


def _next_number(place: Place, year: int) -> str:
    begins = f"{year}-{place.pk}-"
    last = InvoiceLine.objects.filter(place=place, number__startswith=begins).order_by("-made_at", "-pk").first()
    number = int(last.number.removeprefix(begins)) + 1 if last else 1
    return f"{begins}{number:04d}"


def _find(by: Keeper, public_id: UUID) -> Provided:
    found = get_booking(by, public_id)
    if found is None:
        raise BookingIsGone
    return found


def _for_both(found: Provided) -> AbstractContextManager[None]:
    return tenancy.acting_for(*{*tenancy.current_municipalities(), found.municipality_id})
