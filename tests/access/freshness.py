"""The link in the letter to a provider, and the list of who did not answer."""

from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.directory import links
from draagkracht.directory.models import EnquiredService, Enquiry, Service
from draagkracht.directory.rules import freshness
from draagkracht.municipalities.models import Municipality
from tests.access.table import GET, OK, POST, Objects, Row


def enquired(municipality: Municipality) -> EnquiredService:
    """Ask about a service of the municipality."""
    now = timezone.now()
    enquiry = Enquiry.objects.create(
        municipality=municipality,
        to="aanbieder@voorbeeld.example",
        asked_at=now,
        since=now,
        valid_until=now + freshness.LINK_IS_VALID,
    )
    asked = EnquiredService.objects.filter(answer="").values("service")
    service = Service.objects.filter(municipality=municipality, status="active").exclude(pk__in=asked).order_by("pk")[0]
    return EnquiredService.objects.create(municipality=municipality, enquiry=enquiry, service=service)


def letter(municipality: Municipality) -> dict[str, Any]:
    """Return what the link of a letter holds."""
    return {"token": links.token_of(enquired(municipality).enquiry.key)}


def letter_and_line(municipality: Municipality) -> dict[str, Any]:
    """Return what the link of a letter holds, and one of its services."""
    line = enquired(municipality)
    return {"token": links.token_of(line.enquiry.key), "line_id": line.pk}


def line_of_letter(municipality: Municipality) -> dict[str, Any]:
    """Return a service that was asked about."""
    return {"line_id": enquired(municipality).pk}


ROWS = [
    Row("directory:show-enquiry", objects=Objects(own=letter), why="whoever has the letter"),
    Row("directory:confirm-enquired", objects=Objects(own=letter_and_line), methods=POST, posts=302, foreign=410),
    Row("directory:correct-enquired", objects=Objects(own=letter_and_line), methods=GET | POST, posts=422),
    Row("directory-staff:list-freshness", allowed={Role.EDITOR: OK}),
    Row(
        "directory-staff:confirm-by-phone",
        allowed={Role.EDITOR: OK},
        objects=Objects(own=line_of_letter),
        methods=POST,
        posts=302,
        foreign=302,
        why="pressing twice goes back to the list, and so does what is not there",
    ),
]
