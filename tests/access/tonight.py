"""A bed for tonight: for who is on the telephone with somebody, at the desk or as a consultant. Nobody else."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.rules import Spot
from draagkracht.respite.models import Place, PlaceDay
from draagkracht.respite.rules.codes import SaidBy
from draagkracht.respite.services.tonight import Told, book_tonight
from tests.access.casework import WORKERS
from tests.access.table import GET, OK, POST, Answer, Objects, Row

ON_THE_TELEPHONE: dict[Role, Answer] = {**WORKERS, Role.DESK: OK}
Made = dict[str, Any]


def bed(municipality: Municipality) -> Place:
    """Make a house that keeps beds free for emergencies."""
    place = Place.objects.create(
        municipality=municipality, organization_id="nood", name=f"Noodhuis van {municipality.name}", form="stay",
        address="Proefweg 1", latitude=52.1, longitude=5.3, contact_name="Nora", phone="+31001234591",
        emergency_phone="+31001234592", languages=["nl"], max_length=28,
    )  # fmt: skip
    today = timezone.localdate()
    PlaceDay.objects.bulk_create(
        PlaceDay(place=place, date=today + datetime.timedelta(days=number), capacity=2, reserve=2)
        for number in range(-1, 20)
    )
    return place


def told(municipality: Municipality, **facts: Any) -> Told:
    """Return what was said on the telephone."""
    said: Made = {
        "carer_name": f"Ans van {municipality.name}", "called": "mijn moeder", "phone": "+31001234593",
        "said_by": SaidBy.RECIPIENT, "nights": 1, "needed": "", "payer": "",
        "spot": Spot(municipality.name, municipality.latitude, municipality.longitude),
    }  # fmt: skip
    return Told(**{**said, **facts})


def booked(municipality: Municipality) -> Made:
    """Book a bed for tonight."""
    user = Membership.objects.filter(municipality=municipality, role=Role.CONSULTANT.value).order_by("pk")[0].user
    made = book_tonight(
        municipality_id=municipality.pk, place_id=bed(municipality).public_id, night=timezone.localdate(),
        told=told(municipality), user_id=user.pk, by=CLOCK, key=uuid.uuid4(), at=timezone.now(),
    )  # fmt: skip
    return {"public_id": made}


ROWS = [
    Row("respite-staff:show-tonight", allowed=ON_THE_TELEPHONE),
    Row("respite-staff:book-bed", allowed=ON_THE_TELEPHONE, methods=GET | POST),
    Row("respite-staff:show-booked-bed", allowed=ON_THE_TELEPHONE, objects=Objects(own=booked)),
]
