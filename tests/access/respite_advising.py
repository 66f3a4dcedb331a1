"""Looking for respite with somebody: a consultant for all who need one, a professional for whom they asked for."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.rules.codes import Form, MadeBy, Origin
from draagkracht.respite.services import requests
from tests import people
from tests.access.casework import WORKERS
from tests.access.respite import night_for
from tests.access.table import GET, OK, OWN, POST, Answer, Objects, Row

ASKS: dict[Role, Answer] = {**WORKERS, Role.PROFESSIONAL: OK}
THEIRS: dict[Role, Answer] = {**WORKERS, Role.PROFESSIONAL: OWN}
BOTH = GET | POST


def request_of(municipality: Municipality, *, by: User | None = None) -> RespiteRequest:
    """Ask for somebody who cannot be mailed: as a consultant, or as a professional."""
    return requests.make_request(
        municipality_id=municipality.pk,
        about=requests.About(
            carer_name=f"Zorgende van {municipality.name}", called="Oma", phone="+31001234594", latitude=52, longitude=5
        ),
        asks=requests.Asks(forms=(Form.STAY,), start_date=timezone.localdate() + datetime.timedelta(days=20)),
        made_by=MadeBy.PROFESSIONAL if by else MadeBy.CONSULTANT,
        by=CLOCK,
        key=uuid.uuid4(),
        at=timezone.now(),
        user_id=by.pk if by else None,
    )


def professional(municipality: Municipality) -> User:
    """Return the professional whose own it is."""
    return people.centre_worker(municipality, OrganisationKind.SUPPORT_CENTRE)


def own_request(municipality: Municipality) -> dict[str, Any]:
    """Return what that professional asked."""
    return {"public_id": request_of(municipality, by=professional(municipality)).public_id}


def others_request(municipality: Municipality) -> dict[str, Any]:
    """Return what a consultant asked."""
    return {"public_id": request_of(municipality).public_id}


def own_booking(municipality: Municipality) -> dict[str, Any]:
    """Return what is kept free for what that professional asked."""
    return {
        "public_id": night_for(request_of(municipality, by=professional(municipality)), Origin.CONSULTANT).public_id
    }


def others_booking(municipality: Municipality) -> dict[str, Any]:
    """Return what is kept free for what a consultant asked."""
    return {"public_id": night_for(request_of(municipality), Origin.CONSULTANT).public_id}


REQUEST = Objects(own=own_request, other=others_request)
BOOKING = Objects(own=own_booking, other=others_booking)
ROWS = [
    Row("respite-staff:list-requests", allowed=ASKS),
    Row("respite-staff:ask-for", allowed=ASKS, methods=BOTH),
    Row("respite-staff:show-request", allowed=THEIRS, objects=REQUEST),
    Row("respite-staff:change-request-for", allowed=THEIRS, methods=BOTH, objects=REQUEST),
    Row("respite-staff:tell-needs-for", allowed=THEIRS, methods=BOTH, objects=REQUEST),
    Row("respite-staff:tell-answer-for", allowed=THEIRS, methods=BOTH, objects=REQUEST),
    Row("respite-staff:make-offer", allowed=THEIRS, methods=POST, gives=405, posts=302, objects=REQUEST),
    Row(
        "respite-staff:let-through",
        allowed=WORKERS,
        methods=POST,
        gives=405,
        posts=302,
        objects=Objects(own=others_request),
    ),
    Row("respite-staff:note-told", allowed=THEIRS, methods=POST, gives=405, posts=302, objects=REQUEST),
    Row(
        "respite-staff:end-request-for",
        allowed=THEIRS,
        methods=BOTH,
        posts=302,
        objects=REQUEST,
        why="the page asks, and pressing is the answer",
    ),
    Row("respite-staff:confirm-for", allowed=THEIRS, methods=POST, gives=405, posts=302, objects=BOOKING),
    Row(
        "respite-staff:decline-for",
        allowed=THEIRS,
        methods=BOTH,
        posts=302,
        objects=BOOKING,
        why="nobody has to say why",
    ),
    Row(
        "respite-staff:cancel-for",
        allowed=THEIRS,
        methods=BOTH,
        posts=302,
        objects=BOOKING,
        why="nobody has to say why",
    ),
    Row("respite-staff:take-offer-back", allowed=THEIRS, methods=BOTH, objects=BOOKING),
    Row("respite-staff:say-how-it-was-for", allowed=THEIRS, methods=BOTH, objects=BOOKING),
]
