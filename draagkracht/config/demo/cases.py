"""Requests for support in the demo, each at another point on its way. Nobody in them exists."""

import datetime
import uuid
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone

from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.queries import get_actor, get_demo_user
from draagkracht.base import tenancy
from draagkracht.casework.models import Case
from draagkracht.casework.permissions import Worker, worker_of
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.rules.results import PauseReason, UrgentReason
from draagkracht.casework.rules.states import CASE_WORKERS
from draagkracht.casework.services import clock, notes, numbers, requests, steps
from draagkracht.casework.services.acts import Act
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person

NUMBER: Final = "999990007"  # passes the test of eleven, and is given to nobody
DAY: Final = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class At:
    """Who does something in the demo, and how many days ago."""

    worker: Worker
    now: datetime.datetime

    def ago(self, days: float) -> datetime.datetime:
        """Return a moment so many days ago."""
        return self.now - days * DAY

    def act(self, case_id: uuid.UUID, days: float) -> Act:
        """Return an act so many days ago."""
        return Act(case_id=case_id, by=self.worker, at=self.ago(days), key=uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A request, how many days ago it came in, and what happened since: steps as (name, days ago)."""

    days: float
    request: Request
    since: tuple[tuple[str, float], ...] = ()


REPORT: Final = (
    "Wij spraken met u aan de keukentafel, en apart met uw zoon. U doet zelf wat nog lukt: koken, de was en de post. "
    "Schoonmaken en boodschappen gaan niet meer. Uw zoon doet dat nu, naast zijn werk. Dat is te veel voor hem."
)
CITY: Final = (
    Told(
        days=16,
        request=Request(
            way=Way.CARER_FOR_OTHER,
            question="Mijn man loopt slecht sinds zijn beroerte. Ik til hem uit bed. Dat gaat niet lang meer goed.",
            client=Contact(name="Henk de Wit", phone="+31001234472", address="Beukenhof 12, Voorbeeldstad"),
            asker=Contact(name="Marijke de Wit", phone="+31001234472", email="marijke@wijk.example"),
            asker_relation="vrouw",
        ),
        since=(("start", 15), ("contact", 14), ("number", 14)),
    ),
    Told(
        days=37,
        request=Request(
            way=Way.CARER_OWN,
            question="Ik zorg voor mijn moeder en ik werk vier dagen. Ik slaap slecht. Ik wil één avond voor mezelf.",
            asker=Contact(name="Ank Bremer", phone="+31001234473", email="ank@wijk.example"),
        ),
        since=(("start", 35), ("contact", 34)),
    ),
    Told(
        days=49,
        request=Request(
            way=Way.CLIENT,
            question="Het huis schoonhouden lukt niet meer. Boodschappen zijn te zwaar.",
            client=Contact(name="Yusuf Aksoy", phone="+31001234474", email="yusuf@wijk.example"),
            carer_relation="zoon",
        ),
        since=(("start", 47), ("contact", 46), ("report", 15), ("apply", 12), ("manager", 12)),
    ),
    Told(
        days=46,
        request=Request(
            way=Way.REPRESENTATIVE,
            question="Mevrouw komt de deur niet meer uit. Vroeger ging zij elke week naar het koor.",
            client=Contact(name="Truus van Dalen", address="Plataanlaan 3, Voorbeeldstad"),
            asker=Contact(name="Iris Mentor", phone="+31001234475", email="iris@mentoren.example"),
            asker_relation="mentor",
        ),
        since=(("start", 44), ("contact", 43)),
    ),
    Told(
        days=24,
        request=Request(
            way=Way.CLIENT,
            question="Ik zie bijna niets meer. Ik durf niet meer alleen met de bus.",
            client=Contact(name="Wim Hoekstra", phone="+31001234476", email="wim@wijk.example"),
        ),
        since=(("start", 22), ("contact", 21), ("pause", 6)),
    ),
    Told(
        days=28,
        request=Request(
            way=Way.CLIENT,
            question="Ik kom de trap niet meer af. Mijn dochter doet alles in huis, en zij heeft twee kleine kinderen.",
            client=Contact(name="Coby Brouwer", phone="+31001234488", address="Wilgenlaan 21, Voorbeeldstad"),
            carer_relation="dochter",
        ),
        since=(("start", 27), ("contact", 26)),
    ),
    Told(
        days=0.1,
        request=Request(
            way=Way.PROFESSIONAL,
            reported_by="Els Verpleger, Ziekenhuis Voorbeeld",
            question="Zijn vrouw is vanmorgen opgenomen. Zij hielp hem met wassen en met zijn medicijnen.",
            client=Contact(name="Piet Verbeek", phone="+31001234477", address="Esdoornstraat 8, Voorbeeldstad"),
            carer_relation="echtgenote",
            is_known=False,
            urgent=UrgentReason.CARER_DROPS_OUT,
            urgent_note="Wie zorgt, valt uit: opgenomen in het ziekenhuis.",
        ),
    ),
    Told(
        days=1,
        request=Request(
            way=Way.CLIENT,
            question="Ik ben gevallen. Nu ben ik bang om te douchen.",
            client=Contact(name="Bep Groen", phone="+31001234478", address="Lindelaan 40, Voorbeeldstad"),
            carer_relation="buurvrouw",
        ),
    ),
)
VILLAGE: Final = (
    Told(
        days=9,
        request=Request(
            way=Way.CARER_OWN,
            question="Mijn zoon van 30 woont bij ons. Wij worden ouder. Hoe moet dat straks?",
            asker=Contact(name="Gerrit Veenstra", phone="+31001234479", email="gerrit@dorp.example"),
        ),
        since=(("start", 8),),
    ),
    Told(
        days=20,
        request=Request(
            way=Way.CARER_FOR_OTHER,
            question="Mijn vader raakt in de war. Hij woont alleen, en ik woon een half uur verderop.",
            client=Contact(name="Jan Boer", email="jan@dorp.example"),
            asker=Contact(name="Aaltje Boer", email="aaltje@dorp.example"),
        ),
        since=(("start", 19), ("contact", 18)),
    ),
)
WORK: Final = {
    "voorbeeldstad": ("mo@voorbeeldstad.example", CITY),
    "voorbeelddorp": ("kees@voorbeelddorp.example", VILLAGE),
}
MANAGER: Final = "carla@voorbeeldstad.example"


def fill_cases() -> None:
    """Give those who work on cases in the demo something to do, unless there are cases already."""
    now = timezone.now()
    for municipality in Municipality.objects.filter(slug__in=WORK):
        with tenancy.acting_for(municipality.pk):
            email, told = WORK[municipality.slug]
            user = get_demo_user(email)
            if user is not None and not Case.objects.exists():
                fill(municipality, user, told, now)


def fill(municipality: Municipality, user: User, told: tuple[Told, ...], now: datetime.datetime) -> None:
    """Receive each request, and let happen what happened since."""
    # Whoever works here today worked here when the first of these came in.
    Membership.objects.filter(role__in=CASE_WORKERS).update(valid_from=now - 60 * DAY)
    actor = get_actor(user, now)
    if actor is None:
        return
    at = At(worker_of(actor), now)
    for one in told:
        request = replace(one.request, client=linked(one.request.client), asker=linked(one.request.asker))
        case_id = requests.receive_request(
            municipality_id=municipality.pk, request=request, by=at.worker, at=at.ago(one.days), key=uuid.uuid4()
        )
        for name, days in one.since:
            happen(name, at.act(case_id, days))


def linked(contact: Contact | None) -> Contact | None:
    """Return a contact with their own space, where somebody of that name has one in the demo and linked it."""
    space = Person.objects.filter(name=contact.name).first() if contact else None
    return replace(contact, person_id=space.public_id) if contact and space else contact


def happen(name: str, act: Act) -> None:
    """Let one thing happen in a case."""
    if name == "start":
        steps.start_investigation(act=act, consultant_id=act.by.user_id)
        notes.note_fact(act=replace(act, key=uuid.uuid4()), note=Note.RECEIPT, on=act.date)
    elif name == "contact":
        notes.note_fact(act=act, note=Note.FIRST_CONTACT, on=act.date)
    elif name == "number":
        numbers.note_number(act=act, number=NUMBER)
    elif name == "report":
        steps.report(act=act, text=REPORT)
    elif name == "apply":
        steps.apply(act=act)
    elif name == "pause":
        until = act.date + 12 * DAY
        missing = "een overzicht van uw ritten met de bus"
        clock.pause(act=act, reason=PauseReason.INFORMATION, until=until, asked=missing, was_told=True)
    elif name == "manager":
        manager = get_demo_user(MANAGER)
        if manager is not None:
            notes.assign_case(act=act, consultant_id=manager.pk, is_case_manager=True)
