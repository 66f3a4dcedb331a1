"""The made-up people of the demo: one for each role in each municipality, with an app whose secret everybody knows."""

import datetime
import uuid
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from draagkracht.accounts import acting, cipher
from draagkracht.accounts.models import Membership, Organisation, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OF_RESIDENTS
from draagkracht.assessments import services as assessments
from draagkracht.assessments.rules import instruments
from draagkracht.assessments.rules.filled import Filled, fill
from draagkracht.base import tenancy
from draagkracht.config.demo import cast, feed
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services as people
from draagkracht.people.models import Person
from draagkracht.people.rules.codes import Relation
from draagkracht.people.rules.network import Energy, Ring

Record = dict[str, Any]


def seed_people(municipality: Municipality) -> None:
    """Add the people of one municipality who are not there yet; whoever was ended in the demo stays ended."""
    with tenancy.acting_for(municipality.pk):
        for record in cast.organisations(municipality.slug):
            seed_organisation(municipality, record)
        for record in cast.people(municipality.slug):
            if not User.objects.filter(email=record["email"]).exists():
                seed_person(municipality, record)


def seed_person(municipality: Municipality, record: Record) -> None:
    """Add one person with their role, and their app where the role needs one."""
    user = User.objects.create_user(email=record["email"], name=record["name"])
    Membership.objects.create(
        municipality=municipality,
        user=user,
        role=Role(record["role"]).value,
        organization_id=works_for(record),
        valid_from=timezone.now(),
    )
    if Role(record["role"]) in OF_RESIDENTS:
        people.open_space(
            municipality_id=municipality.pk,
            user_id=user.pk,
            role=None,
            name=record["name"],
            email=record["email"],
            key=uuid.uuid5(uuid.NAMESPACE_URL, record["email"]),
            at=timezone.now(),
        )
        seed_space(record)
    if "secret" in record:
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": cipher.encrypt(record["secret"])}
        )


def seed_organisation(municipality: Municipality, record: Record) -> None:
    """Add an organisation whose people sign in; nothing when it is there."""
    facts = {name: record[name] for name in ("name", "kind", "phone", "email")}
    Organisation.objects.get_or_create(public_id=record["public_id"], defaults={"municipality": municipality, **facts})


def works_for(record: Record) -> str:
    """Return the id of the organisation that a role names: one of the directory, or one that signs in here."""
    if "organisation" in record:
        return feed.organization_id(record["organisation"])
    return str(cast.organisation_id(record["works_for"])) if "works_for" in record else ""


def filled_in(kept: Record) -> Filled:
    """Return a result of the demo: the first answer of each question, but for those that are told."""
    instrument = instruments.get_instrument(kept.get("instrument", "quick-check"))
    asked = [item for item in instrument.items if item.is_required]
    chosen = {item.id: kept["answers"].get(item.id, item.options[0].code) for item in asked}
    return fill(instrument, {item.id: [chosen[item.id]] if item.repeats else chosen[item.id] for item in asked})


def seed_space(record: Record) -> None:
    """Put in a space what its made-up owner keeps there: for whom they care, and how it went the last times."""
    space = Person.objects.get(user__email=record["email"])
    me = acting.resident(space.public_id, Role(record["role"]))
    for cared in record.get("cares_for", ()):
        people.add_relation(
            carer_id=space.pk,
            called=cared["called"],
            relation=Relation(cared["relation"]),
            lives_together=cared["lives_together"],
            by=me,
            at=timezone.now(),
        )
    for number, known in enumerate(record.get("around", ())):
        people.add_member(
            person_id=space.pk,
            called=known["called"],
            ring=Ring(known["ring"]),
            does=known.get("does", ""),
            could=known.get("could", ""),
            energy=Energy(known["energy"]),
            key=uuid.uuid5(uuid.NAMESPACE_URL, f"{record['email']}/around/{number}"),
            by=me,
            at=timezone.now(),
        )
    for number, kept in enumerate(record.get("results", ())):
        filled = filled_in(kept)
        assessments.keep_result(
            person_id=space.pk,
            instrument=filled.instrument,
            answers=filled.answers,
            points=filled.points,
            band=filled.band,
            asked_by=kept.get("asked_by", ""),
            key=uuid.uuid5(uuid.NAMESPACE_URL, f"{record['email']}/{number}"),
            by=me,
            at=timezone.now() - datetime.timedelta(days=kept["days_ago"]),
        )
