"""Where somebody can sleep tonight: places with something left of what they keep free for emergencies."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import F

from draagkracht.directory.rules.places import Place as Point
from draagkracht.directory.rules.places import distance_km
from draagkracht.respite.models import Booking, Place, PlaceDay
from draagkracht.respite.queries.naming import days_of
from draagkracht.respite.rules.codes import IN_A_ROW, KIND_OF, Form, Origin, Payer, Skill
from draagkracht.respite.rules.states import State
from draagkracht.respite.rules.tonight import DAY, MOST_NIGHTS, Known, is_for, nights_in_a_row

BY_NIGHT = [form.value for form, kind in KIND_OF.items() if kind in IN_A_ROW]
# As long as this the page of who booked it stays open; afterwards the request is with the consultants.
SHOWN_FOR = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """A place that has something free tonight: for how many nights in a row, and how many are left tonight."""

    public_id: UUID
    name: str
    form: Form
    address: str
    km: float | None
    contact_name: str
    phone: str
    is_answered_at_night: bool
    price_cents: int | None
    payers: tuple[Payer, ...]
    skills: tuple[Skill, ...]
    bring: str
    nights: int
    left: int


def list_tonight(
    *, night: datetime.date, known: Known | None = None, here: Point | None = None, nights: int = 1
) -> tuple[Bed, ...]:
    """Return where somebody can sleep tonight: as long as asked first, then what is near. One query."""
    last = night + DAY * (MOST_NIGHTS - 1)
    days = PlaceDay.objects.filter(
        date__range=(night, last), reserve__gt=F("reserve_taken"), place__is_open=True, place__form__in=BY_NIGHT
    )
    rows = days.select_related("place").order_by("place_id", "date")
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.place_id)]
    beds = [_bed(group, night, here) for group in groups if group[0].date == night and _fits(group[0].place, known)]
    return tuple(sorted(beds, key=lambda bed: (bed.nights < nights, bed.km or 0.0, bed.name)))


def _fits(place: Place, known: Known | None) -> bool:
    skills, payers = [Skill(code) for code in place.skills], [Payer(code) for code in place.payers]
    return is_for(known or Known(), skills=skills, payers=payers)


def _bed(days: list[PlaceDay], night: datetime.date, here: Point | None) -> Bed:
    place = days[0].place
    return Bed(
        public_id=place.public_id,
        name=place.name,
        form=Form(place.form),
        address=place.address,
        km=distance_km(here, Point(place.latitude, place.longitude)) if here else None,
        contact_name=place.contact_name,
        phone=place.emergency_phone or place.phone,
        is_answered_at_night=bool(place.emergency_phone),
        price_cents=place.price_cents,
        payers=tuple(Payer(code) for code in place.payers),
        skills=tuple(Skill(code) for code in place.skills),
        bring=place.bring,
        nights=nights_in_a_row(night, {day.date for day in days}, most=min(MOST_NIGHTS, place.max_length)),
        left=days[0].reserve - days[0].reserve_taken,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """What was booked for tonight, for who has to tell it on the telephone."""

    request_id: int
    name: str
    days: str
    address: str
    phone: str
    is_mailed: bool  # the place; one that is not heard it on the telephone
    bring: str
    price_cents: int | None
    called: str
    carer_name: str
    carer_phone: str
    state: State


def get_booked(public_id: UUID, *, at: datetime.datetime) -> Booked | None:
    """Return an emergency booking of the last day; None where there is no such."""
    rows = Booking.objects.filter(public_id=public_id, origin=Origin.EMERGENCY.value, made_at__gt=at - SHOWN_FOR)
    row = rows.select_related("request", "place").first()
    if row is None or row.place is None:
        return None
    place, request = row.place, row.request
    return Booked(
        request_id=request.pk,
        name=place.name,
        days=days_of(Form(row.form), row.dates, row.daypart),
        address=place.address,
        phone=place.emergency_phone or place.phone,
        is_mailed=bool(place.email),
        bring=place.bring,
        price_cents=row.price_cents,
        called=request.called,
        carer_name=request.carer_name,
        carer_phone=request.phone,
        state=State(row.state),
    )
