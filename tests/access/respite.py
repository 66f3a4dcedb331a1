"""Respite in somebody's own space: no address names anybody, and what is another's is not there."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person
from draagkracht.respite.models import Booking, Place, PlaceDay, RespiteRequest
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules.codes import Form, MadeBy, Origin, Yes
from draagkracht.respite.rules.options import Option
from draagkracht.respite.services import bookings, requests
from tests.access.people import NOBODYS, RESIDENTS
from tests.access.table import GET, POST, Objects, Row
from tests.integration.respite.making import says

NOT_THEIRS = "it is of nobody who walks here; its owner's pages are in tests/integration/respite"
BOTH = GET | POST


def request(municipality: Municipality) -> dict[str, Any]:
    """Let somebody ask who does not walk here: to whoever comes, it is not there."""
    return {"public_id": request_of(municipality).public_id}


def request_of(municipality: Municipality) -> RespiteRequest:
    """Return what the first person of a municipality asks, who has no account."""
    carer = Person.objects.create(
        municipality=municipality, name="Zij", key=uuid.uuid4(), created_at=timezone.now(), seen_at=timezone.now()
    )
    return requests.make_request(
        municipality_id=municipality.pk,
        about=requests.About(carer_name="Zij", called="Hij", latitude=52.0, longitude=5.0),
        asks=requests.Asks(forms=(Form.STAY,), start_date=timezone.localdate() + datetime.timedelta(days=20)),
        made_by=MadeBy.CARER,
        by=CLOCK,
        key=uuid.uuid4(),
        at=timezone.now(),
        carer_id=carer.pk,
    )


def booking(municipality: Municipality) -> dict[str, Any]:
    """Hold something for that request."""
    return {"public_id": booking_of(municipality).public_id}


def booking_of(municipality: Municipality) -> Booking:
    """Return what is held for such a request."""
    return night_for(request_of(municipality), Origin.CHOSEN)


def night_for(asked: RespiteRequest, origin: Origin) -> Booking:
    """Keep a night at a place free for a request, with the yes of who is cared for."""
    says(asked, Yes.YES)
    place = Place.objects.filter(municipality=asked.municipality, form=Form.STAY.value).order_by("pk")[0]
    day = asked.start_date
    PlaceDay.objects.update_or_create(place=place, date=day, defaults={"capacity": 50})
    option = Option(
        key=place.pk, form=Form.STAY, start_date=day, end_date=day + datetime.timedelta(days=1), dates=(day,)
    )
    return bookings.make_offer(
        request_id=asked.pk,
        target=Target(place=place),
        option=option,
        origin=origin,
        key=uuid.uuid4(),
        by=CLOCK,
        at=timezone.now(),
    )


ROWS = [
    Row("respite-own:show-respite", RESIDENTS),
    Row(
        "respite-own:ask-respite", RESIDENTS, methods=BOTH, posts=200, why="the first page is a question in the address"
    ),
    *(
        Row(
            f"respite-own:{name}",
            RESIDENTS,
            methods=methods,
            gives=404,
            posts=404,
            objects=Objects(request),
            why=NOT_THEIRS,
        )
        for name, methods in (
            ("show-request", GET),
            ("tell-when", BOTH),
            ("tell-needs", BOTH),
            ("tell-answer", BOTH),
            ("hold-offer", POST),
            ("ask-help", POST),
            ("end-request", BOTH),
            ("answer-question", BOTH),
        )
    ),
    *(
        Row(
            f"respite-own:{name}",
            RESIDENTS,
            methods=methods,
            gives=404,
            posts=404,
            objects=Objects(booking),
            why=NOT_THEIRS,
        )
        for name, methods in (
            ("show-booking", GET),
            ("confirm-booking", POST),
            ("decline-booking", BOTH),
            ("cancel-booking", BOTH),
            ("say-how-it-was", BOTH),
        )
    ),
    Row(
        "respite-own:answer-question-for",
        RESIDENTS,
        methods=BOTH,
        gives=404,
        posts=404,
        takes={"voor": NOBODYS, "public_id": NOBODYS},
        why=NOT_THEIRS,
    ),
]
