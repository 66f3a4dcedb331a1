"""The citizen service number of whom a case is about."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.permissions import Worker
from draagkracht.casework.services import numbers
from draagkracht.casework.services.acts import Act
from draagkracht.municipalities.models import Municipality
from tests.access.casework import WORKERS, case
from tests.access.table import GET, POST, Objects, Row


def case_with_number(municipality: Municipality) -> dict[str, Any]:
    """Return a case that holds a number."""
    made = case(municipality)
    by = Worker(0, "Proef", frozenset({Role.CONSULTANT}))
    act = Act(case_id=made["public_id"], by=by, at=timezone.now(), key=uuid.uuid4())
    numbers.note_number(act=act, number="999990019")
    return made


NUMBERED = Objects(own=case_with_number)
ROWS = [
    Row("casework-staff:show-number", allowed=WORKERS, methods=GET | POST, objects=NUMBERED),
    Row("casework-staff:note-number", allowed=WORKERS, methods=GET | POST, objects=Objects(own=case)),
    Row("casework-staff:remove-number", allowed=WORKERS, methods=POST, posts=302, objects=NUMBERED),
]
