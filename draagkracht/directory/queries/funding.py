"""Reading for which services the money ends."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from draagkracht.base import tenancy
from draagkracht.directory.models import Contact, Service
from draagkracht.directory.queries import lacking
from draagkracht.directory.rules import funding


@dataclass(frozen=True, slots=True)
class Ending:
    """A service that is paid for until a day: who pays as far as that is noted, and whom to call."""

    id: int
    name: str
    organization: str
    until: date
    urgency: funding.Urgency
    paid_by: str
    contact: str
    phone: str
    email: str


def list_ending(today: date) -> tuple[Ending, ...]:
    """Return the present municipality's services that are paid for a time, the first one to end first."""
    services = list(_temporary().select_related("organization").order_by("funding_until", "name", "pk"))
    contacts: dict[int, Contact] = {}
    for contact in Contact.objects.filter(service__in=services).exclude(phone="").order_by("pk"):
        contacts.setdefault(contact.service_id, contact)
    return tuple(_ending(service, contacts.get(service.pk), today) for service in services)


def _ending(service: Any, contact: Contact | None, today: date) -> Ending:
    organization = service.organization
    return Ending(
        id=service.pk,
        name=service.name,
        organization=organization.name if organization else "",
        until=service.funding_until,
        urgency=funding.urgency(service.funding_until, today),
        paid_by=service.funding,
        contact=contact.name if contact else "",
        phone=contact.phone if contact else "",
        email=service.email or (organization.email if organization else ""),
    )


def count_ending(today: date) -> int:
    """Return for how many services the money is over, or ends soon enough to think about it now."""
    return ending_soon(today).count()


def ending_soon(today: date) -> "QuerySet[Service]":
    """Return these services."""
    last = today + timedelta(days=funding.WARN_DAYS)
    return _temporary().filter(funding_until__lte=last)


def count_unknown() -> int:
    """Return of how many services nobody noted how long there is money."""
    return _own().filter(funding_kind="").count()


def _temporary() -> "QuerySet[Service]":
    return _own().filter(funding_until__isnull=False)


def _own() -> "QuerySet[Service]":
    return Service.objects.filter(lacking.on_site(), municipality__in=tenancy.current_municipalities())
