"""A bed for tonight, after the call: the request, the yes of who stays, and the booking, all or none of it."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from draagkracht.accounts.models import User
from draagkracht.audit.rules import Action, Who
from draagkracht.municipalities.rules import Spot
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Booking, Place, RespiteRequest
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.queries.tonight import Booked, get_booked
from draagkracht.respite.rules.codes import Form, MadeBy, Origin, Payer, SaidBy, Yes
from draagkracht.respite.rules.options import Option
from draagkracht.respite.rules.states import Step
from draagkracht.respite.rules.tonight import DAY
from draagkracht.respite.services import bookings, requests
from draagkracht.respite.services.noting import note


class PlaceIsClosed(Exception):
    """The place is not open any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said on the telephone. `needed` is what the place has to know."""

    carer_name: str
    called: str
    phone: str
    said_by: SaidBy
    nights: int
    needed: str
    payer: Payer | str
    spot: Spot


@transaction.atomic
def book_tonight(
    *,
    municipality_id: int,
    place_id: UUID,
    night: datetime.date,
    told: Told,
    user_id: int,
    by: Who,
    key: UUID,
    at: datetime.datetime,
) -> UUID:
    """Book a place of the reserve that said yes on the telephone, and return the booking's public id. Twice is once.

    Raises PlaceIsClosed, capacity.PlaceIsTaken and capacity.BudgetIsSpent; then nothing is kept.
    """
    User.objects.select_for_update(no_key=True).get(pk=user_id)  # a form that is sent twice is of one person
    earlier = Booking.objects.filter(municipality_id=municipality_id, key=key).first()
    if earlier is not None:
        return earlier.public_id
    place = Place.objects.filter(public_id=place_id, is_open=True).first()
    if place is None:
        raise PlaceIsClosed
    request = _request(municipality_id, Form(place.form), night, told, user_id, by, key, at)
    booking = bookings.make_offer(
        request_id=request.pk,
        target=Target(place=place),
        option=_nights(place, night, told.nights),
        origin=Origin.EMERGENCY,
        key=key,
        by=by,
        at=at,
    )
    bookings.confirm(booking_id=booking.pk, by=by, at=at)
    # The place said so on the telephone: who booked it notes the word of the place.
    bookings.take_provider_step(booking_id=booking.pk, step=Step.AGREE, by=by, at=at)
    return booking.public_id


@transaction.atomic
def see_booked(*, public_id: UUID, by: Who, at: datetime.datetime) -> Booked | None:
    """Return what was booked for tonight, and write down who looked; None where there is no such."""
    found = get_booked(public_id, at=at)
    if found is not None:
        request = RespiteRequest.objects.select_related("carer").get(pk=found.request_id)
        note(request=request, what=bookings.WHAT, action=Action.SEE, by=by, at=at, about=str(public_id))
    return found


def _request(
    municipality_id: int,
    form: Form,
    night: datetime.date,
    told: Told,
    user_id: int,
    by: Who,
    key: UUID,
    at: datetime.datetime,
) -> RespiteRequest:
    """Keep the request with the yes of who stays, as it was heard."""
    request = requests.make_request(
        municipality_id=municipality_id,
        about=requests.About(
            carer_name=told.carer_name,
            called=told.called,
            phone=told.phone,
            district=told.spot.name,
            latitude=told.spot.latitude,
            longitude=told.spot.longitude,
        ),
        asks=requests.Asks(
            forms=(form,),
            start_date=night,
            length=told.nights,
            min_length=told.nights,
            wishes=told.needed,
            payer=told.payer,
        ),
        made_by=MadeBy.CONSULTANT,
        by=by,
        key=key,
        at=at,
        user_id=user_id,
    )
    heard = requests.Heard(answer=Yes.YES, said_by=told.said_by, asked=Asked.SPOKEN)
    requests.note_answer(request_id=request.pk, heard=heard, by=by, key=key, at=at)
    return request


def _nights(place: Place, night: datetime.date, number: int) -> Option:
    dates = tuple(night + DAY * each for each in range(number))
    return Option(key=place.pk, form=Form(place.form), start_date=night, end_date=night + DAY * number, dates=dates)
