"""What the tests of a support centre share: who works there, and a file of somebody who agreed."""

import datetime
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.queries import get_actor
from draagkracht.casework.models import SupportFile
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import CentreWorker
from draagkracht.casework.rules.support import Care, Facts, Next, Said, Way
from draagkracht.casework.services import support as services
from draagkracht.casework.services import support_keeping, support_own
from draagkracht.casework.services.support import Begin
from draagkracht.casework.services.support_own import Me
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.rules.referring import Channel
from tests import people
from tests.conftest import CITY_HOST

__all__ = ["Me", "support_keeping", "support_own"]

# Words that nothing else in the database has a reason to hold.
NAME = "Zwaantje Kwikstaart"
PHONE = "+31009876543"
MAIL = "zwaantje.kwikstaart@thuis.example"
ADDRESS = "Ficusbonsaipad 7"
CAME_FOR = "Ik droom van de Pannenkoekenboot."
NOTE = "Zij huilde om de Wilhelminapepermunt."
AGREED = "Els neemt de Sneeuwklokjes mee."
PLANTED = (NAME, PHONE, MAIL, ADDRESS, "Pannenkoekenboot", "Wilhelminapepermunt", "Sneeuwklokjes")
FACTS = Facts(name=NAME, phone=PHONE, email=MAIL, address=ADDRESS, came_for=CAME_FOR, care=Care.WLZ)


def worker(city: Municipality) -> CentreWorker:
    """Return the worker of the demo's centre."""
    actor = get_actor(people.centre_worker(city), timezone.now())
    assert actor is not None
    return queries.get_worker(actor)


def browser(city: Municipality) -> Client:
    """Return the browser of the worker of the demo's centre."""
    return people.client_of(people.centre_worker(city), Client(headers={"host": CITY_HOST}))


def begin(city: Municipality, *, at: datetime.datetime | None = None, **facts: Any) -> uuid.UUID:
    """Begin a file of somebody who agreed by word of mouth."""
    by = worker(city)
    begins = Begin(
        centre=by.centres[0],
        facts=facts.pop("facts", FACTS),
        asked=Asked.SPOKEN,
        asked_by=by.name,
        channel=Channel.KEY_PERSON,
        worker_id=by.user_id,
        **facts,
    )
    key, moment = uuid.uuid4(), at or timezone.now()
    return services.begin_file(municipality_id=city.pk, begin=begins, by=by.who, key=key, at=moment)


def talk(
    city: Municipality, file: uuid.UUID, *, was_reached: bool = True, plan: Next | None = None, **more: Any
) -> None:
    """Note a talk, or an attempt."""
    said = Said(way=Way.PHONE, was_reached=was_reached, on=timezone.localdate(), note=NOTE, agreed=AGREED)
    values = {"key": uuid.uuid4(), "at": timezone.now(), **more}
    services.note_contact(public_id=file, said=said, plan=plan or Next(), by=worker(city), **values)


def row(file: uuid.UUID) -> SupportFile:
    """Return the row of a file."""
    return SupportFile.objects.get(public_id=file)


def url(name: str, *args: Any) -> str:
    """Return an address of the centre."""
    return reverse(f"casework-staff:{name}", args=args)


def owner(city: Municipality) -> Me:
    """Return the carer of the demo."""
    person = Person.objects.get(municipality=city, user__email="marijke@wijk.example")
    return Me(person_id=person.pk, public_id=person.public_id)
