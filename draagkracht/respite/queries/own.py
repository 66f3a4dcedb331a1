"""What somebody asked and what is kept free or arranged for them, in their own space. What leaves is frozen."""

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from draagkracht.people.models import CareRelation
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.queries.answers import answers_themselves
from draagkracht.respite.queries.misfits import misfit_of
from draagkracht.respite.queries.naming import days_of, name_of
from draagkracht.respite.rules.codes import Form, Origin, Payer, Yes
from draagkracht.respite.rules.fitting import Failing
from draagkracht.respite.rules.options import nights_less
from draagkracht.respite.rules.states import LIVING, WAITS_FOR_HOME, State

# What a request is read with, to be shown by `request_of`.
WITH: Final = ("answers", "bookings__place", "bookings__volunteer__organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBooking:
    """A booking as who cares sees it."""

    id: int
    public_id: UUID
    request_id: UUID
    name: str
    called: str
    form: Form
    origin: Origin
    state: State
    days: str
    start_date: datetime.date
    is_trial: bool
    expires_at: datetime.datetime | None
    intake_at: datetime.datetime | None
    said: str
    units: int  # nights, days or times
    unit_cents: int | None  # of one of them
    payers: tuple[Payer, ...]  # who may pay; the one that was chosen, where one was
    address: str
    phone: str
    contact_name: str
    bring: str
    first_step: str
    carer_score: int | None
    carer_words: str
    guest_score: int | None
    guest_words: str
    nights_less: int  # than was asked; of a trial none
    misfit: Failing | None  # what the place has not of what is needed by now

    @property
    def waits_for_you(self) -> bool:
        """Tell whether it is kept free until somebody says yes or no."""
        return self.state in WAITS_FOR_HOME

    @property
    def can_be_taken_back(self) -> bool:
        """Tell whether it is an offer of who looks along, which nobody answered yet."""
        return self.state is State.OFFERED and self.origin is Origin.CONSULTANT

    @property
    def is_living(self) -> bool:
        """Tell whether it is not over yet."""
        return self.state in LIVING


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """A request as who asked sees it."""

    id: int
    public_id: UUID
    called: str
    forms: tuple[Form, ...]
    start_date: datetime.date
    asked_at: datetime.datetime
    help_asked_at: datetime.datetime | None
    has_ended: bool
    wants_trial: bool
    answer: Yes | None
    recipient_has_space: bool
    bookings: tuple[OwnBooking, ...]

    @property
    def living(self) -> OwnBooking | None:
        """Return what is kept free or arranged now."""
        return next((one for one in self.bookings if one.is_living), None)

    @property
    def taken_back(self) -> OwnBooking | None:
        """Return the last offer, where it was taken back."""
        last = next(iter(self.bookings), None)
        return last if last is not None and last.state is State.WITHDRAWN and not self.has_ended else None


def has_asked(person_id: int) -> bool:
    """Tell whether somebody asked for respite before, whatever became of it."""
    return RespiteRequest.objects.filter(carer_id=person_id).exists()


def list_own_requests(person_id: int) -> tuple[OwnRequest, ...]:
    """Return what somebody asked, the newest first. Three queries."""
    rows = RespiteRequest.objects.filter(carer_id=person_id).select_related("relation").order_by("-asked_at", "-pk")
    found = rows.prefetch_related(*WITH)
    return tuple(request_of(row) for row in found)


def get_own_request(person_id: int, public_id: UUID) -> OwnRequest | None:
    """Return one request of somebody; None where it is not theirs."""
    return next((one for one in list_own_requests(person_id) if one.public_id == public_id), None)


def get_row(person_id: int, public_id: UUID) -> RespiteRequest | None:
    """Return the row of an open request of somebody, for services; None where it is not theirs or has ended."""
    rows = RespiteRequest.objects.filter(carer_id=person_id, public_id=public_id, ended_at__isnull=True)
    return rows.select_related("relation").first()


def get_own_booking(person_id: int, public_id: UUID) -> OwnBooking | None:
    """Return one booking of somebody; None where it is not theirs."""
    rows = Booking.objects.filter(request__carer_id=person_id, public_id=public_id)
    row = rows.select_related("request", "place", "volunteer__organisation").first()
    return booking_of(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A stay about which who is cared for is asked: by whom, and what it is about."""

    id: int
    public_id: UUID
    carer: str
    forms: tuple[Form, ...]
    start_date: datetime.date
    answer: Yes | None
    living: OwnBooking | None


def list_asked_of(person_id: int) -> tuple[Asked, ...]:
    """Return the open requests that are about somebody who is cared for, as far as both spaces are tied."""
    relations = CareRelation.objects.filter(recipient_id=person_id, ended_at__isnull=True)
    rows = RespiteRequest.objects.filter(relation__in=relations, ended_at__isnull=True).order_by("asked_at", "pk")
    return tuple(
        Asked(
            id=row.pk,
            public_id=row.public_id,
            carer=row.carer_name,
            forms=tuple(map(Form, row.forms)),
            start_date=row.start_date,
            answer=_answer(row),
            living=next((booking_of(one, row) for one in row.bookings.all() if one.state in LIVING), None),
        )
        for row in rows.prefetch_related(*WITH)
    )


def was_asked_of(person_id: int, public_id: UUID) -> bool:
    """Tell whether somebody who is cared for was asked about a request that ended since. One query."""
    relations = CareRelation.objects.filter(recipient_id=person_id)
    rows = RespiteRequest.objects.filter(relation__in=relations, public_id=public_id, ended_at__isnull=False)
    return rows.exists()


def list_carers_answered(person_id: int) -> tuple[str, ...]:
    """Return of whom somebody who is cared for answered an open question, which they can still change. One query."""
    relations = CareRelation.objects.filter(recipient_id=person_id, ended_at__isnull=True)
    rows = RespiteRequest.objects.filter(relation__in=relations, ended_at__isnull=True, answers__isnull=False)
    return tuple(rows.order_by("carer_name").values_list("carer_name", flat=True).distinct())


def _answer(row: RespiteRequest) -> Yes | None:
    said = list(row.answers.all())
    return Yes(said[-1].answer) if said else None


def request_of(row: RespiteRequest) -> OwnRequest:
    """Return a request with its answers and bookings, which were read with it."""
    shown = sorted(row.bookings.all(), key=lambda one: one.made_at, reverse=True)
    return OwnRequest(
        id=row.pk,
        public_id=row.public_id,
        called=row.called,
        forms=tuple(map(Form, row.forms)),
        start_date=row.start_date,
        asked_at=row.asked_at,
        help_asked_at=row.help_asked_at,
        has_ended=row.ended_at is not None,
        wants_trial=row.wants_trial,
        answer=_answer(row),
        recipient_has_space=answers_themselves(row),
        bookings=tuple(booking_of(one, row) for one in shown),
    )


def _payers(row: Booking) -> tuple[Payer, ...]:
    if row.payer:
        return (Payer(row.payer),)
    return tuple(payer for payer in Payer if row.place and payer.value in row.place.payers)


def booking_of(row: Booking, request: RespiteRequest | None = None) -> OwnBooking:
    """Return a booking as who cares sees it."""
    asked, place = request or row.request, row.place
    volunteers = row.volunteer.organisation if row.volunteer else None
    return OwnBooking(
        id=row.pk,
        public_id=row.public_id,
        request_id=asked.public_id,
        name=name_of(row),
        called=asked.called,
        form=Form(row.form),
        origin=Origin(row.origin),
        state=State(row.state),
        days=days_of(Form(row.form), row.dates, row.daypart),
        start_date=row.start_date,
        is_trial=row.is_trial,
        expires_at=row.expires_at,
        intake_at=row.intake_at,
        said=row.said,
        units=len(row.dates),
        unit_cents=None if row.price_cents is None else row.price_cents // len(row.dates),
        payers=_payers(row),
        address=place.address if place else "",
        phone=place.phone if place else (volunteers.phone if volunteers else ""),
        contact_name=place.contact_name if place else "",
        bring=place.bring if place else "",
        first_step=place.first_step if place else "",
        carer_score=row.carer_score,
        carer_words=row.carer_words,
        guest_score=row.guest_score,
        guest_words=row.guest_words,
        nights_less=0 if row.is_trial else nights_less(Form(row.form), len(row.dates), asked=asked.length),
        misfit=misfit_of(row, asked),
    )
