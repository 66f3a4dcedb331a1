"""Volunteers and who coordinates them, made for a test."""

import datetime
import uuid
from typing import Any

from draagkracht.accounts.models import Membership, Organisation
from draagkracht.accounts.queries import get_actor
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.directory.rules.places import Place
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import SmallHelp, Volunteer
from draagkracht.respite.queries.coordinators import Coordinator, get_coordinator

NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
TODAY = NOW.date()  # a Monday
HERE = Place(52.1, 5.3)
EVERY_PART = list(range(21))


def group(municipality: Municipality) -> Organisation:
    """Return the demo's organisation of volunteers."""
    kind = OrganisationKind.VOLUNTEERS.value
    return Organisation.objects.filter(municipality=municipality, kind=kind).order_by("pk")[0]


def other_group(municipality: Municipality) -> Organisation:
    """Make another organisation of volunteers."""
    name, kind = f"Buren {uuid.uuid4().hex[:6]}", OrganisationKind.VOLUNTEERS.value
    return Organisation.objects.create(municipality=municipality, name=name, kind=kind, phone="+31001234599")


def coordinator(municipality: Municipality, organisation: Organisation | None = None) -> Coordinator:
    """Return who coordinates the demo's volunteers, or those of another organisation."""
    works_for = str(group(municipality).public_id)
    membership = Membership.objects.filter(organization_id=works_for, ended_at=None).select_related("user")[0]
    if organisation is not None:
        membership.pk = None
        membership.organization_id = str(organisation.public_id)
        membership.save()
        Membership.objects.filter(user=membership.user, organization_id=works_for).update(
            ended_at=membership.valid_from
        )
    actor = get_actor(membership.user, datetime.datetime.now(datetime.UTC))
    assert actor is not None
    return get_coordinator(actor)


def volunteer(municipality: Municipality, organisation: Organisation | None = None, **facts: Any) -> Volunteer:
    """Make a volunteer who can do everything small, with a certificate, unless told otherwise."""
    fine: dict[str, Any] = {
        "name": "Willem Wil",
        "phone": "+31001234590",
        "district": "Oost",
        "latitude": HERE.latitude,
        "longitude": HERE.longitude,
        "languages": ["nl"],
        "dayparts": EVERY_PART,
        "tasks": ["groceries", "company"],
        "visits_per_week": 2,
        "vog_until": TODAY + datetime.timedelta(days=300),
    }
    return Volunteer.objects.create(
        municipality=municipality, organisation=organisation or group(municipality), **(fine | facts)
    )


def asked(municipality: Municipality, **facts: Any) -> SmallHelp:
    """Make a question for small help of somebody without a space here."""
    fine: dict[str, Any] = {
        "name": "Anna Asser",
        "phone": "+31001234591",
        "task": "groceries",
        "hurry": "this_week",
        "district": "Oost",
        "latitude": HERE.latitude,
        "longitude": HERE.longitude,
        "asked_at": NOW,
        "call_date": TODAY,
        "state": "asked",
        "changed_at": NOW,
        "key": uuid.uuid4(),
    }
    return SmallHelp.objects.create(municipality=municipality, **(fine | facts))
