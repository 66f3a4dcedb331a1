"""Talks, arrangements, letters and decisions of a case, and what of them somebody reads in their own space."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.casework.models import Arrangement, ArrangementLine, Case, Conversation, Letter
from draagkracht.municipalities.models import Municipality
from tests.access.casework import WORKERS, case
from tests.access.people import NOBODYS, RESIDENTS
from tests.access.table import GET, POST, Objects, Row


def talk(municipality: Municipality) -> dict[str, Any]:
    """Plan a talk; return what its address takes."""
    found = case(municipality)
    row = Conversation.objects.create(
        municipality=municipality,
        case=Case.objects.get(**found),
        kind="together",
        state="planned",
        planned_at=timezone.now(),
        key=uuid.uuid4(),
    )
    return {**found, "talk_id": row.public_id}


def plan(municipality: Municipality) -> dict[str, Any]:
    """Begin an arrangement; return what its address takes."""
    found = case(municipality)
    row = Arrangement.objects.create(
        municipality=municipality, case=Case.objects.get(**found), version=1, state="draft", key=uuid.uuid4()
    )
    return {**found, "plan_id": row.public_id}


def line(municipality: Municipality) -> dict[str, Any]:
    """Begin an arrangement with a line; return what the address of the line takes."""
    found = plan(municipality)
    ArrangementLine.objects.create(
        municipality=municipality,
        arrangement=Arrangement.objects.get(public_id=found["plan_id"]),
        position=1,
        for_whom="client",
        area="household",
        what="Hulp",
        who="Iemand",
        law="wmo",
    )
    return {**found, "position": 1}


def letter(municipality: Municipality, **facts: Any) -> dict[str, Any]:
    """Write a letter; return what its address takes."""
    found = case(municipality)
    row = Letter.objects.create(
        municipality=municipality,
        case=Case.objects.get(**found),
        party=Case.objects.get(**found).parties.get(role="client"),
        kind="report",
        subject="Verslag",
        made_at=timezone.now(),
        key=uuid.uuid4(),
        **facts,
    )
    return {**found, "letter_id": row.public_id}


def sent_letter(municipality: Municipality) -> dict[str, Any]:
    """Return a letter that was sent."""
    return letter(municipality, state="sent", sent_at=timezone.now(), pdf=b"%PDF", sha256="0" * 64)


def case_with_carer(municipality: Municipality) -> dict[str, Any]:
    """Return a case in which a carer waits to be asked."""
    found = case(municipality)
    Case.objects.get(**found).parties.create(
        municipality=municipality, role="carer", relation="dochter", is_invited=True
    )
    return found


def staff(name: str, own: Any, **facts: Any) -> Row:
    """Return the row of a page of somebody who works on cases."""
    return Row(f"casework-staff:{name}", allowed=WORKERS, objects=Objects(own=own), **facts)


ROWS = [
    Row("casework-staff:show-talk-figures", allowed=WORKERS),
    staff("plan-talk", case, methods=GET | POST),
    staff("add-carer", case_with_carer, methods=GET | POST),
    staff("hold-talk", talk, methods=GET | POST, posts=302),
    staff("move-talk", talk, methods=GET | POST),
    staff("write-up-talk", case, methods=GET | POST),
    staff("cancel-talk", talk, methods=POST, posts=302),
    staff("start-arrangement", case, methods=POST, posts=302),
    staff("show-arrangement", plan, methods=GET | POST, posts=302),
    staff("add-line", plan, methods=GET | POST),
    staff("edit-line", line, methods=GET | POST),
    staff("remove-line", line, methods=POST, posts=302),
    staff("offer-arrangement", plan, methods=POST),
    staff("note-signature", plan, methods=GET | POST),
    staff("write-letter", case, methods=GET | POST),
    staff("decide-case", case, methods=GET | POST),
    staff("show-letter", letter, methods=GET | POST),
    staff("send-letter", letter, methods=GET | POST),
    staff("preview-letter", letter),
    staff("print-letter", sent_letter),
    Row("casework-own:list-agreements", allowed=RESIDENTS),
    *(
        Row(
            f"casework-own:{name}",
            allowed=RESIDENTS,
            methods=methods,
            gives=404,
            posts=404,
            takes={"public_id": NOBODYS},
            why="one's own; what is of another is not there",
        )
        for name, methods in (
            ("show-agreement", GET | POST),
            ("say-how-it-was", GET | POST),
            ("read-letter", GET),
            ("explain-letter", GET),
        )
    ),
]
