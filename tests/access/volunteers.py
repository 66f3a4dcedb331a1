"""Volunteers: for who coordinates those of their own organisation, and for each volunteer their own. Nobody else."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import Membership, Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person
from draagkracht.respite.models import Booking, Expense, Instruction, RespiteRequest, Visit, Volunteer
from tests.access.table import GET, OK, OWN, POST, Answer, Objects, Row

KIND = OrganisationKind.VOLUNTEERS
COORDINATOR: dict[Role, Answer] = {Role.PROFESSIONAL: OWN}
VOLUNTEER: dict[Role, Answer] = {Role.VOLUNTEER: OK}
Made = dict[str, Any]


def group(municipality: Municipality) -> Organisation:
    """Return the demo's organisation of volunteers."""
    return Organisation.objects.filter(municipality=municipality, kind=KIND.value).order_by("pk")[0]


def make(municipality: Municipality, organisation: Organisation, **facts: Any) -> Volunteer:
    """Make a volunteer with a coach and a certificate."""
    fine: Made = {
        "name": f"Hulp van {municipality.name}", "phone": "+31001234590", "district": "Oost",
        "latitude": municipality.latitude, "longitude": municipality.longitude, "languages": ["nl"],
        "dayparts": list(range(21)), "tasks": ["groceries"], "visits_per_week": 7, "max_km": 30, "coach_name": "Coby",
        "vog_until": timezone.localdate() + datetime.timedelta(days=300),
    }  # fmt: skip
    return Volunteer.objects.create(municipality=municipality, organisation=organisation, **(fine | facts))


def volunteer(municipality: Municipality) -> Made:
    """Make a volunteer of the demo's organisation."""
    return {"public_id": make(municipality, group(municipality)).public_id}


def volunteer_of_other(municipality: Municipality) -> Made:
    """Make a volunteer of another organisation in the same municipality."""
    other = Organisation.objects.create(municipality=municipality, name=f"Buren {uuid.uuid4().hex}", kind=KIND.value)
    return {"public_id": make(municipality, other).public_id}


def _instructed(made: Made) -> Made:
    row = Volunteer.objects.get(**made)
    one = Instruction.objects.create(
        municipality_id=row.municipality_id, volunteer=row, skill="medication", text="Uit de doos.",
        instructed_by="Wijkzorg", instructed_date=timezone.localdate(), key=uuid.uuid4(),
    )  # fmt: skip
    return {**made, "instruction_id": one.public_id}


def instruction(municipality: Municipality) -> Made:
    """Instruct a volunteer of the demo's organisation."""
    return _instructed(volunteer(municipality))


def instruction_of_other(municipality: Municipality) -> Made:
    """Instruct a volunteer of another organisation."""
    return _instructed(volunteer_of_other(municipality))


def spent(row: Volunteer) -> Made:
    """Note what a volunteer paid."""
    one = Expense.objects.create(
        municipality_id=row.municipality_id, volunteer=row, date=timezone.localdate(), km=4, km_cents=23, about="Rit",
        noted_at=timezone.now(), key=uuid.uuid4(),
    )  # fmt: skip
    return {"public_id": one.public_id}


def expense(municipality: Municipality) -> Made:
    """Note what a volunteer of the demo's organisation paid."""
    return spent(Volunteer.objects.get(**volunteer(municipality)))


def expense_of_other(municipality: Municipality) -> Made:
    """Note what a volunteer of another organisation paid."""
    return spent(Volunteer.objects.get(**volunteer_of_other(municipality)))


def me(municipality: Municipality) -> Volunteer:
    """Return the demo's volunteer, as one of the demo's organisation."""
    rows = Membership.objects.filter(municipality=municipality, role=Role.VOLUNTEER.value, ended_at=None)
    user = rows.order_by("pk")[0].user
    found = Volunteer.objects.filter(user=user, ended_at__isnull=True).first()
    return found or make(municipality, group(municipality), user=user, name=user.name)


def mine(make_one: Callable[[Volunteer], Made]) -> Callable[[Municipality], Made]:
    """Return a maker of something of the demo's volunteer."""
    return lambda municipality: make_one(me(municipality))


def visited(row: Volunteer) -> Made:
    """Let a volunteer visit somebody."""
    now, today = timezone.now(), timezone.localdate()
    who: Made = {"municipality_id": row.municipality_id}
    person = Person.objects.filter(**who).order_by("pk")[0]
    request = RespiteRequest.objects.create(
        **who, subject_id=uuid.uuid4(), carer=person, made_by="carer", carer_name="Ans", called="mijn moeder",
        latitude=52.1, longitude=5.3, forms=["sitting"], start_date=today, asked_at=now, key=uuid.uuid4(),
    )  # fmt: skip
    booking = Booking.objects.create(
        **who, request=request, subject_id=request.subject_id, volunteer=row, form="sitting", origin="chosen",
        state="held", start_date=today, end_date=today + datetime.timedelta(days=1), dates=[today], daypart=1,
        made_at=now, expires_at=now + datetime.timedelta(days=2), changed_at=now, key=uuid.uuid4(),
    )  # fmt: skip
    return {"visit_id": Visit.objects.create(**who, volunteer=row, booking=booking, date=today, part=1).pk}


VOLUNTEERS = Objects(own=volunteer, other=volunteer_of_other)
FORM: Made = {"allowed": COORDINATOR, "methods": GET | POST, "objects": VOLUNTEERS, "kind": KIND}
ROWS = [
    Row("respite-staff:list-volunteers", allowed=COORDINATOR, kind=KIND),
    Row("respite-staff:add-volunteer", allowed=COORDINATOR, methods=GET | POST, kind=KIND),
    Row("respite-staff:show-volunteer", allowed=COORDINATOR, objects=VOLUNTEERS, kind=KIND),
    Row("respite-staff:change-volunteer", **FORM),
    Row("respite-staff:note-vog", **FORM, posts=302),
    Row("respite-staff:pause-volunteer", **FORM, posts=302),
    Row("respite-staff:end-volunteer", **FORM, posts=302),
    Row("respite-staff:add-instruction", **FORM),
    Row(
        "respite-staff:end-instruction",
        allowed=COORDINATOR,
        methods=POST,
        posts=302,
        objects=Objects(own=instruction, other=instruction_of_other),
        kind=KIND,
    ),
    Row("respite-staff:list-expenses", allowed=COORDINATOR, kind=KIND),
    Row("respite-staff:export-expenses", allowed=COORDINATOR, kind=KIND),
    Row(
        "respite-staff:decide-expense",
        allowed=COORDINATOR,
        methods=POST,
        posts=302,
        objects=Objects(own=expense, other=expense_of_other),
        kind=KIND,
    ),
    Row("respite-staff:show-my-visits", allowed=VOLUNTEER),
    Row("respite-staff:change-my-times", allowed=VOLUNTEER, methods=GET | POST),
    Row("respite-staff:pause-mine", allowed=VOLUNTEER, methods=GET | POST, posts=302),
    Row("respite-staff:note-my-expense", allowed=VOLUNTEER, methods=GET | POST),
    Row(
        "respite-staff:remove-my-expense",
        allowed=VOLUNTEER,
        methods=POST,
        posts=302,
        objects=Objects(own=mine(spent)),
        foreign=302,
        why="what is gone, or not theirs, is left as it is",
    ),
    Row(
        "respite-staff:say-how-visit-was",
        allowed=VOLUNTEER,
        methods=GET | POST,
        objects=Objects(own=mine(visited)),
    ),
]
