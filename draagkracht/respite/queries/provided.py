"""Bookings as the provider of a place or who coordinates a volunteer sees them: nothing of the request."""

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from draagkracht.respite.models import Booking
from draagkracht.respite.models.bookings import codes_of
from draagkracht.respite.permissions import Keeper, booked_at
from draagkracht.respite.queries.naming import days_of
from draagkracht.respite.rules.codes import Form, Payer
from draagkracht.respite.rules.states import BEFORE, GIVEN_BACK, State

# A provider hears of a booking when who cares said yes; who it is about they see until it does not go on.
KNOWN: Final = BEFORE | {State.STAYING, State.DONE}
ANSWER_IS_ASKED: Final = (State.CONFIRMED, State.INTAKE)
SHOWN_AFTER: Final = datetime.timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provided:
    """A booking of a place. Who it is about stands in it while the provider has to know."""

    pk: int
    place_pk: int  # 0 of a volunteer, who has no invoice
    public_id: UUID
    municipality_id: int
    municipality: str
    place: str  # or the volunteer
    form: Form
    state: State
    is_trial: bool
    days: str
    start_date: datetime.date
    units: int
    payer: Payer | None
    price_cents: int | None
    changed_at: datetime.datetime
    intake_at: datetime.datetime | None
    said: str
    guest: str
    guest_needs: str
    contact: str
    contact_phone: str
    provider_words: str
    home_words: tuple[str, ...]  # of who cares, and of who stayed: what they want the place to read
    invoice: str  # the number of its line


def list_bookings(keeper: Keeper, *, today: datetime.date) -> list[Provided]:
    """Return the bookings of somebody's places, the first day first: what is to come, what is, and what lately was."""
    rows = _rows(keeper).filter(end_date__gte=today - SHOWN_AFTER).order_by("start_date", "pk")
    return [_provided(row) for row in rows]


def get_booking(keeper: Keeper, public_id: UUID) -> Provided | None:
    """Return a booking of one of somebody's places; None where there is none."""
    row = _rows(keeper).filter(public_id=public_id).first()
    return _provided(row) if row else None


def list_on(keeper: Keeper, place_id: UUID, dates: list[datetime.date]) -> list[Provided]:
    """Return the bookings of a place that take one of these days, and of which the provider knows."""
    rows = _rows(keeper).filter(place__public_id=place_id, dates__overlap=dates).exclude(state__in=codes_of(GIVEN_BACK))
    return [_provided(row) for row in rows.order_by("start_date", "pk")]


def count_waiting(keeper: Keeper) -> int:
    """Return how many bookings wait for an answer of somebody."""
    return _rows(keeper).filter(state__in=codes_of(ANSWER_IS_ASKED)).count()


def _rows(keeper: Keeper) -> QuerySet[Booking]:
    known = Q(state__in=codes_of(KNOWN)) | Q(state__in=codes_of(GIVEN_BACK)) & ~Q(guest="")
    return Booking.objects.filter(booked_at(keeper), known).select_related(
        "place", "volunteer", "municipality", "invoice_line"
    )


def _volunteer(row: Booking) -> str:
    return row.volunteer.name if row.volunteer else ""


def _provided(row: Booking) -> Provided:
    state = State(row.state)
    about = ("guest", "guest_needs", "contact", "contact_phone")
    line = getattr(row, "invoice_line", None)
    return Provided(
        pk=row.pk,
        place_pk=row.place_id or 0,
        public_id=row.public_id,
        municipality_id=row.municipality_id,
        municipality=row.municipality.name,
        place=row.place.name if row.place else _volunteer(row),
        form=Form(row.form),
        state=state,
        is_trial=row.is_trial,
        days=days_of(Form(row.form), row.dates, row.daypart),
        start_date=row.start_date,
        units=len(row.dates),
        payer=Payer(row.payer) if row.payer else None,
        price_cents=row.price_cents,
        changed_at=row.changed_at,
        intake_at=row.intake_at,
        said=row.said,
        provider_words=row.provider_words,
        home_words=tuple(filter(None, (row.carer_words, row.guest_words))),
        invoice=line.number if line else "",
        **{name: getattr(row, name) if state in KNOWN else "" for name in about},
    )
