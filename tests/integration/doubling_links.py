"""What comes from elsewhere into the forms that are sent twice: the token of a mail, a code of paper, the answer of a
device, what a page before it gave, and what the computer of another organisation sends.

They may run twice on one database: each makes its own.
"""

import datetime
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import time_machine
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.directory.forms import signals
from draagkracht.municipalities.models import Municipality
from draagkracht.people import links, parents, services
from draagkracht.people.models import Person, Reminder
from draagkracht.people.rules.asking_parents import LINK_HOLDS, Step, Wish
from draagkracht.people.rules.codes import Relation
from draagkracht.people.rules.reminders import Rhythm
from draagkracht.respite.models import HelpMatch, SmallHelp
from tests import people
from tests.access import small_help, volunteers
from tests.conftest import CITY_HOST
from tests.fakes.device import Device
from tests.integration.doubling import person_of
from tests.integration.fhir.conftest import FHIR, ask_token, document, register
from tests.integration.people.test_results import keep, share
from tests.integration.portal.test_together import on_paper, ticket_in

# Somebody who signs in here already, so that a press makes no account.
KNOWN = "anouk@voorbeeldstad.example"


@dataclass(frozen=True)
class Document:
    """What another computer sends."""

    kind: str
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


def newcomer(municipality: Municipality) -> Person:
    """Return somebody new with a space."""
    now = timezone.now()
    return Person.objects.create(municipality=municipality, name="Proef", created_at=now, seen_at=now, key=uuid.uuid4())


def mine(person: Person) -> dict[str, Any]:
    """Return that somebody does something themselves, now."""
    return {"by": acting.resident(person.public_id), "at": timezone.now()}


def ask_on_paper(carer: Person) -> services.Sent:
    """Let a carer ask on paper whom they care for to have a space too."""
    relation_id = services.add_relation(
        carer_id=carer.pk, called=str(uuid.uuid4()), relation=Relation.FRIEND, lives_together=None, **mine(carer)
    )
    return services.invite_cared_for(
        person_id=carer.pk, relation_id=relation_id, email="", key=uuid.uuid4(), **mine(carer)
    )


def own_question(municipality: Municipality) -> dict[str, Any]:
    """Return a question that the carer of the demo asked on paper."""
    return {"public_id": ask_on_paper(person_of(Role.CARER)).public_id}


def question_link(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the link of a question on paper."""
    return {"token": ask_on_paper(newcomer(municipality)).token}


def question_code(municipality: Municipality, _: Client) -> dict[str, str]:
    """Return the code that stands on the paper of a question."""
    asker = newcomer(municipality)
    asked = ask_on_paper(asker)
    return {"code": services.make_code(person_id=asker.pk, public_id=asked.public_id, **mine(asker)).code}


def link_of(step: Step) -> Callable[[Municipality], dict[str, Any]]:
    """Return a maker of what stands in the link to a parent, or in that to the child of whom a parent said yes."""

    def make(municipality: Municipality) -> dict[str, Any]:
        wish = Wish(
            step=step,
            municipality=municipality.code,
            name="Sam",
            email=KNOWN,
            birth_date=timezone.localdate() - datetime.timedelta(days=12 * 366),
            parent="Mo Ouder" if step is Step.CHILD else "ouder@thuis.example",
            key=str(uuid.uuid4()),
            until=timezone.now() + LINK_HOLDS,
        )
        return {"token": parents.make_token(wish)}

    return make


def stop_link(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in a mail that asks somebody every month how it goes."""
    person = newcomer(municipality)
    services.choose_rhythm(person_id=person.pk, rhythm=Rhythm.MONTHLY, **mine(person))
    return {"token": links.make_token(Reminder.objects.get(person=person).public_id)}


def shared_code(_: Municipality, __: Client) -> dict[str, str]:
    """Return a code by which the carer of the demo shares what came out of a check."""
    carer, now = person_of(Role.CARER), timezone.now()
    keep(carer, at=now)
    return {"code": share(carer, at=now)}


def shared_ticket(_: Municipality, client: Client) -> dict[str, str]:
    """Return what the page carries on which somebody reads what the carer of the demo shares."""
    carer, now = person_of(Role.CARER), timezone.now()
    public_id = keep(carer, at=now)
    return {"kaartje": ticket_of(client, share(carer, at=now)), "uitkomst": str(public_id)}


def sheet_ticket(municipality: Municipality, client: Client) -> dict[str, str]:
    """Return what the page carries on which somebody reads a result that was put on paper."""
    return {"kaartje": ticket_of(client, on_paper(municipality, at=timezone.now()))}


def ticket_of(client: Client, code: str) -> str:
    """Return the ticket of the page that a code opens."""
    return ticket_in(client.post(reverse("portal-staff:open-code"), {"code": code}).content.decode())


def slow_reader(_: Municipality, __: Client) -> dict[str, str]:
    """Return the clock of a page that somebody took the time to read."""
    with time_machine.travel(timezone.now() - datetime.timedelta(minutes=1)):
        return {"klok": signing.dumps("", salt=signals.SALT)}


def spreadsheet(_: Municipality, __: Client) -> dict[str, Any]:
    """Return a file, which each press reads anew."""
    return {"file": lambda: SimpleUploadedFile("lijst.csv", b"Wat;Nog wat\nPraatgroep;x\n")}


def new_device(_: Municipality, client: Client) -> dict[str, str]:
    """Return what a device answers that somebody adds."""
    return {"answer": Device().make(client.post(reverse("ask-new-passkey")).json())}


def device_of(role: Role) -> Callable[[Municipality, Client], dict[str, str]]:
    """Return a maker of what the device of the demo's person with a role answers, in a browser that asks it."""

    def sign(_: Municipality, client: Client) -> dict[str, str]:
        owner, device = people.client_of(people.person(role, CITY_HOST), Client(headers={"host": CITY_HOST})), Device()
        made = device.make(owner.post(reverse("ask-new-passkey")).json())
        assert owner.post(reverse("add-passkey"), {"name": "Proef", "answer": made}).status_code == 302
        return {"answer": device.sign(client.post(reverse("ask-passkey")).json())}

    return sign


def question_for_token(municipality: Municipality) -> Document:
    """Return what a system sends that asks for a token."""
    system = register(municipality)
    form = {"grant_type": "client_credentials", "client_id": str(system.client_id), "client_secret": system.secret}
    return Document("application/x-www-form-urlencoded", urlencode(form))


def task(municipality: Municipality) -> Document:
    """Return a referral that a system with a token sends."""
    system = register(municipality)
    token = ask_token(Client(headers={"host": CITY_HOST}), system.client_id, system.secret).json()["access_token"]
    return Document(FHIR, document(str(uuid.uuid4())), {"authorization": f"Bearer {token}"})


def help_found(municipality: Municipality) -> dict[str, Any]:
    """Return a question for small help of the carer of the demo, for which somebody was found."""
    made = small_help.proposed(municipality)
    person = person_of(Role.CARER)
    SmallHelp.objects.filter(**made).update(person=person, subject_id=person.public_id)
    return made


def help_agreed(municipality: Municipality) -> dict[str, Any]:
    """Return a question for small help of the carer of the demo, to which both said yes."""
    made = help_found(municipality)
    now = timezone.now()
    HelpMatch.objects.filter(help__public_id=made["public_id"]).update(asker_yes_at=now, volunteer_yes_at=now)
    SmallHelp.objects.filter(**made).update(state="agreed")
    return made


def somebody_free(municipality: Municipality, _: Client) -> dict[str, str]:
    """Return what a coordinator presses who proposes somebody."""
    row = volunteers.make(municipality, volunteers.group(municipality))
    day = timezone.localdate() + datetime.timedelta(days=1)
    return {"wie": str(row.public_id), "dag": day.isoformat(), "deel": "1", "key": str(uuid.uuid4())}


def other_group(municipality: Municipality, _: Client) -> dict[str, str]:
    """Return what a coordinator presses who hands a question on to another organisation."""
    kind = volunteers.KIND.value
    row = Organisation.objects.create(municipality=municipality, name=f"Buren {uuid.uuid4().hex}", kind=kind)
    return {"naar": str(row.pk), "key": str(uuid.uuid4())}
