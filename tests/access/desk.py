"""The desk."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals.models import CallRequest, IntakeNote
from tests.access.directory import own_service
from tests.access.table import OK, POST, Objects, Row

DESK = {Role.DESK: OK}


def call(municipality: Municipality) -> dict[str, Any]:
    """Return somebody who waits for a call."""
    now = timezone.now()
    row, _ = CallRequest.objects.get_or_create(
        municipality=municipality,
        phone=f"+3161234{municipality.pk:04d}",
        defaults={
            "daypart": "any",
            "language": "nl",
            "key": uuid.uuid4(),
            "requested_at": now,
            "due_at": now + datetime.timedelta(days=1),
            "expires_at": now + datetime.timedelta(days=2),
        },
    )
    return {"call_id": row.pk}


def note(municipality: Municipality) -> dict[str, Any]:
    """Return a note of the desk."""
    row = IntakeNote.objects.create(
        municipality=municipality, date=timezone.localdate(), route="phone", outcome="informed", key=uuid.uuid4()
    )
    return {"note_id": row.pk}


ROWS = [
    Row("portal-staff:show-desk", allowed=DESK),
    Row("portal-staff:note-question", allowed=DESK, methods=POST),
    Row(
        "portal-staff:delete-note",
        allowed=DESK,
        methods=POST,
        posts=302,
        objects=Objects(own=note),
        foreign=302,
        why="what is not there is as good as deleted",
    ),
    Row(
        "portal-staff:answer-call",
        allowed=DESK,
        methods=POST,
        posts=302,
        objects=Objects(own=call),
        foreign=409,
        why="a request that is gone is said to be gone",
    ),
    Row("portal-staff:show-found", allowed=DESK, objects=Objects(own=own_service)),
    Row("portal-staff:print-slip", allowed=DESK, gives=422, why="nothing was chosen"),
]
