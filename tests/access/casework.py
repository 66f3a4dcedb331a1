"""The work list and cases. A consultant and a case manager open a case that nobody has yet; a team lead opens each."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.notes import note_fact
from draagkracht.casework.services.requests import receive_request
from draagkracht.municipalities.models import Municipality
from tests.access.table import GET, OK, POST, Objects, Row

WORKERS = {Role.CASE_MANAGER: OK, Role.CONSULTANT: OK, Role.TEAM_LEAD: OK}


def case(municipality: Municipality) -> dict[str, Any]:
    """Receive a request that nobody has yet; return what the address of its case takes."""
    public_id = receive_request(
        municipality_id=municipality.pk,
        request=Request(
            way=Way.CLIENT,
            question="Ik red het huishouden niet meer.",
            client=Contact(name=f"Inwoner van {municipality.name}", phone="+31001234481"),
        ),
        by=Worker(0, "Proef", frozenset({Role.CONSULTANT})),
        at=timezone.now(),
        key=uuid.uuid4(),
    )
    return {"public_id": public_id}


def case_and_carer(municipality: Municipality) -> dict[str, Any]:
    """Return a case of somebody who cares and asked for support in their own right, and them."""
    public_id = receive_request(
        municipality_id=municipality.pk,
        request=Request(
            way=Way.CARER_OWN,
            question="Ik wil een weekend slapen.",
            asker=Contact(name=f"Zorgende van {municipality.name}", phone="+31001234482"),
        ),
        by=Worker(0, "Proef", frozenset({Role.CONSULTANT})),
        at=timezone.now(),
        key=uuid.uuid4(),
    )
    return {"public_id": public_id, "party_id": Party.objects.get(case__public_id=public_id, role="carer").public_id}


def case_and_step(municipality: Municipality) -> dict[str, Any]:
    """Return a case and a step that may be taken."""
    return {**case(municipality), "slug": "onderzoek-starten"}


def case_and_note(municipality: Municipality) -> dict[str, Any]:
    """Return a case and something to note."""
    return {**case(municipality), "slug": "eerste-contact"}


def case_and_corrected(municipality: Municipality) -> dict[str, Any]:
    """Return a case and a day in it that may be corrected."""
    made = case(municipality)
    by = Worker(0, "Proef", frozenset({Role.CONSULTANT}))
    act = Act(case_id=made["public_id"], by=by, at=timezone.now(), key=uuid.uuid4())
    note_fact(act=act, note=Note.FIRST_CONTACT, on=timezone.localdate())
    return {**made, "note_id": act.key}


def case_and_party(municipality: Municipality) -> dict[str, Any]:
    """Return a case and somebody in it."""
    made = case(municipality)
    return {**made, "party_id": Party.objects.get(case__public_id=made["public_id"]).public_id}


ROWS = [
    Row("casework-staff:ask-respite", allowed=WORKERS, methods=GET | POST, objects=Objects(own=case_and_carer)),
    Row("casework-staff:show-work-list", allowed=WORKERS),
    Row("casework-staff:divide-cases", allowed=WORKERS, methods=GET | POST, posts=422),
    Row("casework-staff:find-case", allowed=WORKERS, methods=GET | POST),
    Row("casework-staff:choose-way", allowed=WORKERS),
    Row(
        "casework-staff:receive-request",
        allowed=WORKERS,
        methods=GET | POST,
        takes={"slug": "voor-zichzelf"},
        posts=422,
    ),
    Row("casework-staff:show-case", allowed=WORKERS, objects=Objects(own=case)),
    Row("casework-staff:take-step", allowed=WORKERS, objects=Objects(own=case_and_step), methods=GET | POST),
    Row("casework-staff:note-fact", allowed=WORKERS, objects=Objects(own=case_and_note), methods=GET | POST),
    Row(
        "casework-staff:offer-link",
        allowed=WORKERS,
        objects=Objects(own=case_and_party),
        methods=POST,
        posts=404,
        why="this one left no mail address",
    ),
    Row("casework-own:tie-space", methods=GET | POST, gives=410, posts=410, takes={"token": "x"}, why="by a link"),
    Row("casework-staff:correct-note", allowed=WORKERS, objects=Objects(own=case_and_corrected), methods=GET | POST),
    Row("casework-staff:assign-case", allowed=WORKERS, objects=Objects(own=case), methods=GET | POST),
]
