"""Two people with a voice each, and who speaks for whom. Pages for another open to who speaks for that one, alone."""

import datetime
import uuid

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services
from draagkracht.people.rules.codes import Power
from tests.access.casework import case
from tests.access.people import BY_TOKEN, LEFT_ALONE, NOBODYS, RESIDENTS
from tests.access.table import GET, OK, POST, Objects, Row

WORKERS = {Role.CASE_MANAGER: OK, Role.CONSULTANT: OK, Role.DESK: OK, Role.TEAM_LEAD: OK}
FOR_NOBODY = "for who speaks for somebody; these speak for nobody by this id"


def confirmed(municipality: Municipality) -> dict[str, object]:
    """Write down that a proof was seen; return what ends it."""
    sent = services.confirm(
        municipality_id=municipality.pk,
        seen=services.Seen(
            name="Oma Proef",
            contact_email="",
            contact_phone=f"+3100{uuid.uuid4().int % 10**8:08}",
            power=Power.CURATOR,
            speaker_email="curator@kantoor.example",
            until=timezone.now() + datetime.timedelta(days=90),
        ),
        by=Who(ActorKind.STAFF, "user:1", "Proef"),
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    return {"public_id": sent.public_id}


ROWS = [
    Row("people:show-ties", allowed=RESIDENTS),
    Row(
        "people:ask-cared-for",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=404,
        posts=404,
        takes={"public_id": NOBODYS},
        why="of another resident it is not there",
    ),
    Row("people:ask-carer", methods=GET | POST, allowed=RESIDENTS, posts=302, why="without an address it is on paper"),
    Row("people:show-speakers", allowed=RESIDENTS),
    Row("people:ask-speaker", methods=GET | POST, allowed=RESIDENTS),
    Row("people:save-wishes", methods=GET | POST, allowed=RESIDENTS, posts=302, why="nobody has to wish anything"),
    *(
        Row(name, methods=POST, allowed=RESIDENTS, posts=302, takes={"public_id": NOBODYS}, why=LEFT_ALONE)
        for name in (
            "people:end-speaking",
            "people:end-tie",
            "people:withdraw-invitation",
            "portal-own:print-invitation",
        )
    ),
    Row(
        "people:read-wishes",
        allowed=RESIDENTS,
        gives=404,
        takes={"public_id": NOBODYS},
        why="only what somebody shares over a tie",
    ),
    *(
        Row(name, allowed=RESIDENTS, gives=404, takes={"voor": NOBODYS}, why=FOR_NOBODY)
        for name in (
            "casework-own:list-agreements-for",
            "people:read-wishes-for",
            "portal-own:list-uses-for",
            "portal-own:show-spoken-for",
        )
    ),
    *(
        Row(name, allowed=RESIDENTS, gives=404, takes={"voor": NOBODYS, "public_id": NOBODYS}, why=FOR_NOBODY)
        for name in ("casework-own:read-letter-for", "casework-own:explain-letter-for")
    ),
    Row(
        "casework-own:show-agreement-for",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=404,
        posts=404,
        takes={"voor": NOBODYS, "public_id": NOBODYS},
        why=FOR_NOBODY,
    ),
    Row("people:open-invitation", methods=GET | POST),
    Row("people:answer-invitation", methods=GET | POST, gives=410, posts=410, takes={"token": "x"}, why=BY_TOKEN),
    Row("people:start-invited", methods=GET | POST, gives=410, posts=410, takes={"token": "x"}, why=BY_TOKEN),
    Row(
        "casework-staff:read-wishes",
        allowed={role: OK for role in WORKERS if role is not Role.DESK},
        gives=404,
        objects=Objects(own=case),
        why="nobody in this case shares anything",
    ),
    Row("people-staff:find-spoken", methods=GET | POST, allowed=WORKERS),
    Row("people-staff:confirm-speaker", methods=GET | POST, allowed=WORKERS),
    Row(
        "people-staff:end-spoken",
        methods=POST,
        allowed=WORKERS,
        posts=302,
        objects=Objects(own=confirmed),
    ),
]
