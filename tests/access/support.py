"""The file of a support centre: for who works there alone, and for the carer. Nobody else finds anything."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import Membership, Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OF_RESIDENTS, OrganisationKind
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.casework.models import SupportContact, SupportFile
from draagkracht.casework.queries.support import Centre, CentreWorker, list_centres
from draagkracht.casework.rules.support import Facts, Next, Said, Way
from draagkracht.casework.services import outreach_referrals, support
from draagkracht.casework.services.support import Begin
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Consent, Person
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.rules.referring import Channel
from tests import people
from tests.access.referrals import referral
from tests.access.table import GET, OK, OWN, POST, Answer, Objects, Row

CENTRE: dict[Role, Answer] = {Role.PROFESSIONAL: OWN}
RESIDENTS: dict[Role, Answer] = dict.fromkeys(sorted(OF_RESIDENTS), OK)
THEIRS = "one's own; of another resident it is not there"


def worker(municipality: Municipality) -> CentreWorker:
    """Return the worker of the demo's centre."""
    user = people.centre_worker(municipality)
    who = Who(ActorKind.PROFESSIONAL, f"user:{user.pk}", user.name, "professional")
    ids = Membership.objects.filter(user=user).values_list("organization_id", flat=True)
    centres = tuple(one for one in list_centres() if str(one.public_id) in ids)
    return CentreWorker(user.pk, user.name, centres, who)


def file(municipality: Municipality) -> dict[str, Any]:
    """Begin a file of somebody who agreed."""
    by = worker(municipality)
    begin = Begin(
        centre=by.centres[0],
        facts=Facts(name=f"Wies van {municipality.name}", phone="+31001234577"),
        asked=Asked.SPOKEN,
        asked_by=by.name,
        channel=Channel.KEY_PERSON,
    )
    made = support.begin_file(
        municipality_id=municipality.pk, begin=begin, by=by.who, key=uuid.uuid4(), at=timezone.now()
    )
    return {"public_id": made}


def file_with_mail(municipality: Municipality) -> dict[str, Any]:
    """Begin a file of somebody with a mail address."""
    made = file(municipality)
    SupportFile.objects.filter(**made).update(email="wies@thuis.example")
    return made


def file_of_other(municipality: Municipality) -> dict[str, Any]:
    """Begin a file of another centre in the same municipality."""
    kind = OrganisationKind.SUPPORT_CENTRE.value
    row = Organisation.objects.create(municipality=municipality, name=f"Ander steunpunt {uuid.uuid4()}", kind=kind)
    centre = Centre(id=row.pk, public_id=row.public_id, name=row.name, phone="", email="")
    begin = Begin(
        centre=centre,
        facts=Facts(name="Iemand anders", phone="+31001234578"),
        asked=Asked.SPOKEN,
        asked_by="Proef",
        channel=Channel.KEY_PERSON,
    )
    by = Who(ActorKind.SYSTEM, "test")
    made = support.begin_file(municipality_id=municipality.pk, begin=begin, by=by, key=uuid.uuid4(), at=timezone.now())
    return {"public_id": made}


def own_file(municipality: Municipality) -> dict[str, Any]:
    """Begin a file of the carer of the demo: to whoever else, it is not there."""
    person = Person.objects.filter(municipality=municipality, user__email__isnull=False).order_by("pk")[0]
    made = file(municipality)
    row = SupportFile.objects.get(**made)
    centre = worker(municipality).centres[0]
    SupportFile.objects.filter(person=person).delete()
    consent = Consent.objects.create(
        municipality=municipality,
        person=person,
        purpose="support_centre_file",
        recipient=f"{centre.recipient}:{uuid.uuid4()}"[:60],
        asked=Asked.SPOKEN.value,
        given_at=timezone.now(),
    )
    row.person, row.consent = person, consent
    row.save()
    return made


def _note(made: dict[str, Any]) -> dict[str, Any]:
    """Note a contact in a file."""
    row = SupportFile.objects.get(**made)
    contact = SupportContact.objects.create(
        municipality_id=row.municipality_id, file=row, on_date=timezone.localdate(), way=Way.PHONE.value,
        was_reached=True, by="Proef", note="Sprak over de nacht.", noted_at=timezone.now(), key=uuid.uuid4(),
    )  # fmt: skip
    return {**made, "contact_id": contact.public_id}


def noted(municipality: Municipality) -> dict[str, Any]:
    """Note a contact in a file of the demo's centre."""
    return _note(file(municipality))


def noted_of_other(municipality: Municipality) -> dict[str, Any]:
    """Note a contact in a file of another centre."""
    return _note(file_of_other(municipality))


def own_contact(municipality: Municipality) -> dict[str, Any]:
    """Note something in the file of the carer of the demo."""
    made = own_file(municipality)
    said = Said(way=Way.PHONE, was_reached=True, on=timezone.localdate(), note="Sprak over de nacht.")
    support.note_contact(**made, said=said, plan=Next(), by=worker(municipality), key=uuid.uuid4(), at=timezone.now())
    contact = SupportContact.objects.get(file__public_id=made["public_id"])
    return {**made, "contact_id": contact.public_id}


def taken(municipality: Municipality) -> dict[str, Any]:
    """Return a referral that the centre took up."""
    made = referral(municipality)
    outreach_referrals.take_up(**made, by=worker(municipality), at=timezone.now())
    return made


def centre(municipality: Municipality) -> dict[str, Any]:
    """Return a centre."""
    return {"centre_id": worker(municipality).centres[0].public_id}


FILES = Objects(own=file, other=file_of_other)
MINE = Objects(own=own_file)
CONTACTS = Objects(own=own_contact)
NOTED = Objects(own=noted, other=noted_of_other)
TAKEN = Objects(own=taken)

ROWS = [
    Row("casework-staff:show-caseload", allowed=CENTRE),
    Row("casework-staff:find-support-file", allowed=CENTRE, methods=GET | POST),
    Row("casework-staff:begin-support-file", allowed=CENTRE, methods=GET | POST),
    Row("casework-staff:show-support-file", allowed=CENTRE, objects=FILES),
    Row("casework-staff:change-support-file", allowed=CENTRE, methods=GET | POST, objects=FILES),
    Row("casework-staff:note-nobody", allowed=CENTRE, methods=POST, objects=FILES),
    Row("casework-staff:note-support-contact", allowed=CENTRE, methods=GET | POST, objects=FILES),
    Row("casework-staff:correct-contact", allowed=CENTRE, methods=GET | POST, objects=NOTED),
    Row("casework-staff:end-support-file", allowed=CENTRE, methods=GET | POST, objects=FILES),
    Row(
        "casework-staff:offer-support-space",
        allowed=CENTRE,
        methods=POST,
        posts=302,
        objects=Objects(own=file_with_mail, other=file_of_other),
    ),
    Row("casework-staff:show-route", allowed=CENTRE),
    Row("casework-staff:print-route", allowed=CENTRE),
    Row("casework-staff:tally-talk", allowed=CENTRE, methods=GET | POST),
    Row("casework-staff:list-centre-referrals", allowed=CENTRE),
    Row("casework-staff:show-centre-referral", allowed=CENTRE, objects=TAKEN),
    Row("casework-staff:take-centre-referral", allowed=CENTRE, methods=POST, posts=302, objects=Objects(own=referral)),
    Row("casework-staff:note-centre-attempt", allowed=CENTRE, methods=POST, objects=TAKEN),
    Row(
        "casework-staff:join-centre-referral", allowed=CENTRE, methods=POST, posts=404, objects=TAKEN, why="of another"
    ),
    Row("casework-staff:part-centre-referral", allowed=CENTRE, methods=POST, objects=TAKEN),
    Row("casework-staff:refer-from-support-file", allowed=CENTRE, objects=FILES, methods=GET | POST, posts=422),
    Row("casework-staff:end-centre-referral", allowed=CENTRE, methods=POST, objects=TAKEN),
    Row("casework-staff:show-reach", allowed={**CENTRE, Role.POLICY_OFFICER: OK, Role.TEAM_LEAD: OK}),
    Row("casework-own:list-support-files", allowed=RESIDENTS),
    Row(
        "casework-own:tie-support-file", methods=GET | POST, gives=410, posts=410, takes={"token": "x"}, why="by a link"
    ),
    Row("casework-own:agree-support-file", methods=GET | POST, allowed=RESIDENTS, objects=Objects(own=centre)),
    Row("casework-own:show-own-support-file", allowed=RESIDENTS, gives=(200, 404), objects=MINE, why=THEIRS),
    *(
        Row(
            name,
            methods=GET | POST,
            allowed=RESIDENTS,
            gives=(200, 404),
            posts=(404, 422),
            objects=MINE,
            why=THEIRS,
        )
        for name in (
            "casework-own:correct-support-file",
            "casework-own:give-to-municipality",
            "casework-own:withdraw-support-file",
        )
    ),
    Row(
        "casework-own:keep-support-file",
        methods=POST,
        allowed=RESIDENTS,
        posts=(302, 404),
        objects=MINE,
        why=THEIRS,
    ),
    Row(
        "casework-own:remark-on-contact",
        methods=GET | POST,
        allowed=RESIDENTS,
        gives=(200, 404),
        posts=(404, 422),
        objects=CONTACTS,
        why=THEIRS,
    ),
    Row(
        "casework-own:remove-own-contact",
        methods=POST,
        allowed=RESIDENTS,
        posts=(302, 404),
        objects=CONTACTS,
        why=THEIRS,
    ),
]
