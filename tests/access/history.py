"""Keeping services, organisations and places; their history; proposals of anybody."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.directory.models import FieldChange, Location, Organization, Service
from draagkracht.directory.rules.history import Author, AuthorKind, Subject
from draagkracht.directory.services import creating, editing, proposals
from draagkracht.municipalities.models import Municipality
from tests.access.table import GET, OK, OWN, POST, Objects, Row, provider_organization

EDITOR = {Role.EDITOR: OK}
KEEPERS = {Role.EDITOR: OK, Role.PROVIDER: OWN}
LISTS = {Role.EDITOR: OK, Role.PROVIDER: OK}
SYSTEM = Author(AuthorKind.SYSTEM)


def own_service_row(municipality: Municipality) -> Any:
    """Return a service of the organisation of the demo's provider."""
    own = Service.objects.filter(
        municipality=municipality, organization__hsds_id=provider_organization(municipality), status="active"
    )
    return own.order_by("pk")[0]


def other_service_row(municipality: Municipality) -> Any:
    """Return a service of another organisation."""
    others = Service.objects.filter(municipality=municipality, status="active")
    return others.exclude(organization__hsds_id=provider_organization(municipality)).order_by("pk")[0]


def own_service(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of a service takes."""
    return {"service_id": own_service_row(municipality).pk}


def other_service(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of a service of another organisation takes."""
    return {"service_id": other_service_row(municipality).pk}


def own_section(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of a section takes."""
    return {**own_service(municipality), "section": "wat"}


def other_section(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of a section of another's service takes."""
    return {**other_service(municipality), "section": "wat"}


def organization(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of an organisation takes."""
    return {"entry_id": Organization.objects.filter(municipality=municipality).order_by("pk")[0].pk}


def location(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of a place takes."""
    return {"entry_id": Location.objects.filter(municipality=municipality).order_by("pk")[0].pk}


def organization_history(municipality: Municipality) -> dict[str, Any]:
    """Return what the address of the history of an organisation takes."""
    return {**organization(municipality), "subject": "organisaties"}


def change(municipality: Municipality) -> dict[str, Any]:
    """Return a change that can be taken back."""
    key = creating.create_entry(
        subject=Subject.SERVICE, values={"name": "Proef"}, author=SYSTEM, at=timezone.now(), key=uuid.uuid4()
    )
    editing.change_service(service_id=key, changes={"name": "Anders"}, author=SYSTEM, at=timezone.now())
    return {"change_id": FieldChange.objects.filter(municipality=municipality).order_by("-pk")[0].pk}


def proposal(service: Any) -> dict[str, Any]:
    """Return a proposal of a provider that waits."""
    author = Author(AuthorKind.PROVIDER, None, "Piet", "Stichting Proef")
    number = proposals.propose_change(
        service_id=service.pk, changes={"name": f"Proef {uuid.uuid4()}"}, message="", author=author, at=timezone.now()
    )
    return {"request_id": number}


def own_proposal(municipality: Municipality) -> dict[str, Any]:
    """Return a proposal about one's own service."""
    return proposal(own_service_row(municipality))


def other_proposal(municipality: Municipality) -> dict[str, Any]:
    """Return a proposal about another's service."""
    return proposal(other_service_row(municipality))


def public_service(municipality: Municipality) -> dict[str, Any]:
    """Return what the public address of a service takes, of one that no other municipality reads."""
    rows = Service.objects.filter(
        municipality=municipality, status="active", is_everywhere=False, served_ids=[municipality.pk]
    )
    return {"service_id": rows.order_by("pk")[0].hsds_id}


SERVICES = Objects(own=own_service, other=other_service)
SECTIONS = Objects(own=own_section, other=other_section)
REQUESTS = Objects(own=own_proposal, other=other_proposal)
PUBLIC = Objects(own=public_service)

ROWS = [
    Row("directory-staff:list-services", allowed=LISTS),
    Row("directory-staff:create-service", allowed=LISTS, methods=GET | POST),
    Row("directory-staff:show-service", allowed=KEEPERS, objects=SERVICES),
    Row("directory-staff:edit-service", allowed=KEEPERS, methods=GET | POST, objects=SECTIONS),
    Row("directory-staff:confirm-service", allowed=KEEPERS, methods=POST, posts=302, objects=SERVICES),
    Row("directory-staff:list-changes", allowed=KEEPERS, objects=SERVICES),
    Row("directory-staff:list-entry-changes", allowed=EDITOR, objects=Objects(own=organization_history)),
    Row(
        "directory-staff:lock-field",
        allowed=EDITOR,
        methods=POST,
        posts=404,
        objects=Objects(own=organization_history),
        why="without a field there is nothing to lock",
    ),
    Row("directory-staff:undo-change", allowed=EDITOR, methods=POST, posts=302, objects=Objects(own=change)),
    Row("directory-staff:list-organizations", allowed=EDITOR),
    Row("directory-staff:create-organization", allowed=EDITOR, methods=GET | POST),
    Row("directory-staff:edit-organization", allowed=EDITOR, methods=GET | POST, objects=Objects(own=organization)),
    Row(
        "directory-staff:trust-organization",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        objects=Objects(own=organization),
    ),
    Row("directory-staff:list-locations", allowed=EDITOR),
    Row(
        "directory-staff:create-location",
        allowed=EDITOR,
        methods=GET | POST,
    ),
    Row(
        "directory-staff:edit-location",
        allowed=EDITOR,
        methods=GET | POST,
        objects=Objects(own=location),
    ),
    Row("directory-staff:list-unclassified", allowed=EDITOR),
    Row(
        "directory-staff:classify-service",
        allowed=EDITOR,
        methods=POST,
        posts=302,
        objects=Objects(own=own_service),
        why="who chose nothing goes to the whole form",
    ),
    Row("directory-staff:list-requests", allowed=LISTS),
    Row("directory-staff:show-request", allowed=KEEPERS, objects=REQUESTS),
    Row(
        "directory-staff:accept-request",
        allowed=EDITOR,
        methods=POST,
        posts=409,
        objects=Objects(own=own_proposal),
        why="no field was chosen",
    ),
    Row("directory-staff:reject-request", allowed=EDITOR, methods=POST, objects=Objects(own=own_proposal)),
    Row(
        "directory-staff:withdraw-request",
        allowed={Role.PROVIDER: OK},
        methods=POST,
        posts=(409, 404),
        objects=Objects(own=own_proposal),
        why="somebody else's: only who proposed takes back",
    ),
    Row("directory:report-error", methods=GET | POST, objects=PUBLIC),
    Row("directory:thank-reporter", objects=PUBLIC),
]
