"""Places of respite and their bookings, as their provider keeps them."""

import datetime
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.people.rules.codes import Asked
from draagkracht.respite import feed_links as links
from draagkracht.respite.models import Booking, Place, RecipientAnswer, RespiteRequest
from draagkracht.respite.permissions import Keeper
from draagkracht.respite.rules.codes import Form, MadeBy, Origin, Payer, SaidBy, Yes
from draagkracht.respite.rules.opening import Pattern
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.rules.states import State
from draagkracht.respite.services import calendars, places
from tests.access.table import GET, OK, OWN, POST, Answer, Objects, Row, provider_organization

PROVIDES = {Role.PROVIDER: OWN}
LISTS = {Role.PROVIDER: OK}  # of another provider: their own, and nothing of this one
# Who coordinates volunteers answers for those; what is made here is of a provider, and is nothing of theirs.
ANSWERS: dict[Role, Answer] = {Role.PROVIDER: OWN, Role.PROFESSIONAL: OWN}
NOBODYS = OrganisationKind.GENERAL_PRACTICE


def make_place(municipality: Municipality, organization_id: str, **facts: Any) -> Place:
    """Make a place with three beds every night, of which one for emergencies."""
    keeper, today = Keeper(frozenset({organization_id}), CLOCK), timezone.localdate()
    said = {
        "name": f"Proefplek {uuid.uuid4().hex[:6]}",
        "form": Form.STAY,
        "address": "Laan 1",
        "latitude": 52.15,
        "longitude": 5.39,
        "contact_name": "Roos",
        "phone": "+31001234500",
        "price_cents": 20_000,
        "payers": (Payer.WMO,),
    }
    public_id = places.save_place(
        municipality_id=municipality.pk,
        organization_id=organization_id,
        facts=Facts(**{**said, **facts}),
        key=uuid.uuid4(),
        by=keeper,
        at=timezone.now(),
    )
    pattern = Pattern(valid_from=today, capacity=(3,) * 7, reserve=(1,) * 7)
    places.set_opening(place_id=public_id, pattern=pattern, by=keeper, at=timezone.now(), today=today)
    return Place.objects.get(public_id=public_id)


def make_booking(place: Place, state: State = State.CONFIRMED, *, asks: Municipality | None = None) -> Booking:
    """Let somebody have asked for two nights at a place, next month; of another municipality where that is named."""
    municipality, now = asks or place.municipality, timezone.now()
    start = timezone.localdate() + datetime.timedelta(days=30)
    request = RespiteRequest.objects.create(
        municipality=municipality,
        subject_id=uuid.uuid4(),
        made_by=MadeBy.CARER.value,
        carer_name="Anouk",
        called="mijn moeder",
        phone="+31001234501",
        latitude=52.1,
        longitude=5.3,
        forms=[Form.STAY.value],
        start_date=start,
        asked_at=now,
        key=uuid.uuid4(),
    )
    answer = RecipientAnswer.objects.create(
        municipality=municipality,
        request=request,
        answer=Yes.YES.value,
        said_by=SaidBy.RECIPIENT.value,
        asked=Asked.SPOKEN.value,
        at=now,
        key=uuid.uuid4(),
    )
    dates = [start, start + datetime.timedelta(days=1)]
    return Booking.objects.create(
        municipality=municipality,
        served_ids=[] if municipality == place.municipality else [place.municipality_id],
        request=request,
        subject_id=request.subject_id,
        place=place,
        form=place.form,
        origin=Origin.CHOSEN.value,
        state=state.value,
        start_date=start,
        end_date=dates[-1] + datetime.timedelta(days=1),
        dates=dates,
        answer=answer,
        payer=Payer.WMO.value,
        price_cents=40_000,
        made_at=now,
        changed_at=now,
        guest="mijn moeder",
        guest_needs="ervaring met dementie\nHoudt van zingen",
        contact="Anouk",
        contact_phone="+31001234501",
        key=uuid.uuid4(),
    )


def own_booking(municipality: Municipality) -> dict[str, Any]:
    """Return a booking of a place of the demo's provider."""
    return {"public_id": make_booking(make_place(municipality, provider_organization(municipality))).public_id}


def other_booking(municipality: Municipality) -> dict[str, Any]:
    """Return a booking of a place of another provider."""
    return {"public_id": make_booking(make_place(municipality, "een-ander-huis")).public_id}


def booking_and_step(municipality: Municipality) -> dict[str, Any]:
    """Return a booking and a step that asks why."""
    return {**own_booking(municipality), "slug": "kan-niet"}


def other_and_step(municipality: Municipality) -> dict[str, Any]:
    """Return a booking of another provider, and the step."""
    return {**other_booking(municipality), "slug": "kan-niet"}


BOOKINGS = Objects(own=own_booking, other=other_booking)

ROWS = [
    Row(
        "respite-provider:list-bookings",
        allowed={Role.PROVIDER: OK, Role.PROFESSIONAL: OWN},
        kind=OrganisationKind.VOLUNTEERS,
    ),
    Row("respite-provider:list-invoice-lines", allowed=LISTS),
    Row("respite-provider:show-booking", allowed=ANSWERS, objects=BOOKINGS, kind=NOBODYS),
    Row("respite-provider:say-how-it-was", allowed=ANSWERS, methods=GET | POST, objects=BOOKINGS, kind=NOBODYS),
    Row("respite-provider:write-invoice-line", allowed=PROVIDES, methods=GET | POST, objects=BOOKINGS),
    Row(
        "respite-provider:take-step",
        allowed=ANSWERS,
        kind=NOBODYS,
        methods=GET | POST,
        objects=Objects(own=booking_and_step, other=other_and_step),
    ),
]


def own_place(municipality: Municipality) -> dict[str, Any]:
    """Return a place of the demo's provider."""
    return {"public_id": make_place(municipality, provider_organization(municipality)).public_id}


def other_place(municipality: Municipality) -> dict[str, Any]:
    """Return a place of another provider."""
    return {"public_id": make_place(municipality, "een-ander-huis").public_id}


def feed(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the secret address of the calendar of a place."""
    place = make_place(municipality, provider_organization(municipality))
    keeper = Keeper(frozenset({place.organization_id}), CLOCK)
    calendars.make_feed(place_id=place.public_id, by=keeper)
    return {"token": links.make_token(place.public_id, 1)}


PLACES = Objects(own=own_place, other=other_place)

ROWS += [
    Row("respite-provider:list-places", allowed=LISTS),
    Row("respite-provider:add-place", allowed=LISTS, methods=GET | POST),
    Row("respite-provider:show-place", allowed=PROVIDES, objects=PLACES),
    Row("respite-provider:change-place", allowed=PROVIDES, methods=GET | POST, objects=PLACES),
    Row("respite-provider:set-opening", allowed=PROVIDES, methods=GET | POST, objects=PLACES),
    Row("respite-provider:change-days", allowed=PROVIDES, methods=GET | POST, objects=PLACES),
    Row("respite-provider:take-calendar", allowed=PROVIDES, methods=GET | POST, objects=PLACES),
    Row("respite-provider:download-calendar", allowed=PROVIDES, objects=PLACES),
    Row("respite-provider:choose-feed", allowed=PROVIDES, methods=POST, posts=302, objects=PLACES),
    Row("respite-calendar:read-feed", objects=Objects(own=feed), foreign=410),
]


def done_booking(municipality: Municipality) -> dict[str, Any]:
    """Return a booking of the demo's provider that is over."""
    place = make_place(municipality, provider_organization(municipality))
    return {"public_id": make_booking(place, State.DONE).public_id}


def calendar_file(_: Municipality, __: Any) -> dict[str, Any]:
    """Return a calendar with one event, which each press reads anew."""
    day = timezone.localdate() + datetime.timedelta(days=10)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//proef//NL", "BEGIN:VEVENT", "UID:a@huis"]
    lines += ["DTSTAMP:20261101T000000Z", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", "END:VEVENT", "END:VCALENDAR", ""]
    return {"file": lambda: SimpleUploadedFile("agenda.ics", "\r\n".join(lines).encode())}
