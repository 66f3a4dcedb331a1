"""Reading the directory for those who keep it. Everything starts with `visible_to`: who is looking."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.base import tenancy
from draagkracht.directory import permissions
from draagkracht.directory.models import (
    ChangeRequest,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)
from draagkracht.directory.queries import lacking
from draagkracht.directory.queries.listing import PUBLISHED
from draagkracht.directory.queries.values import Values, values_of
from draagkracht.directory.rules import codes, fields
from draagkracht.directory.rules.history import Subject
from draagkracht.directory.rules.keeping import CheckedAge, Lack, told
from draagkracht.directory.rules.proposals import State

PER_PAGE: Final = 25
MOST_TO_CHOOSE: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for in the list of services; what is empty does not count."""

    words: str = ""
    status: codes.ServiceStatus | None = None
    is_on_site: bool = False
    checked: CheckedAge | None = None
    lack: Lack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptService:
    """A service in the list of those who keep it."""

    id: int
    name: str
    organization: str
    status: codes.ServiceStatus
    assured_date: datetime.date | None
    lacks: tuple[Lack, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class KeptList:
    """One page of the services that somebody keeps."""

    services: tuple[KeptService, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as it is now, with the fingerprint of each of its values."""

    id: int
    hsds_id: str
    subject: Subject
    name: str
    values: Values
    seen: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedService(Entry):
    """A service that somebody may change."""

    organization: str
    is_trusted: bool
    is_published: bool
    assured_date: datetime.date | None
    assured_by: str
    from_feed: bool
    successor: "Named | None" = None  # into which it was merged


@dataclass(frozen=True, slots=True)
class Named:
    """An entry to choose or to open."""

    id: int
    hsds_id: str
    name: str
    note: str = ""
    is_trusted: bool = False


def visible_to(actor: Actor) -> "QuerySet[Service]":
    """Return the services of the present municipality that somebody keeps: all for an editor, its own for a provider.

    Nothing for anybody else.
    """
    own = Service.objects.filter(municipality__in=tenancy.current_municipalities())
    if permissions.is_editor(actor):
        return own
    if actor.may(Permission.EDIT_OWN_SERVICES):
        return own.filter(
            organization__hsds_id__in=actor.organization_ids,
            organization__municipality__in=tenancy.current_municipalities(),
        )
    return own.none()


def organizations_visible_to(actor: Actor) -> "QuerySet[Organization]":
    """Return the organisations of the present municipality that somebody keeps."""
    own = Organization.objects.filter(municipality__in=tenancy.current_municipalities())
    if permissions.is_editor(actor):
        return own
    if actor.may(Permission.EDIT_OWN_SERVICES):
        return own.filter(hsds_id__in=actor.organization_ids)
    return own.none()


def list_kept(actor: Actor, wanted: Wanted, *, page: int, now: datetime.datetime) -> KeptList:
    """Return a page of the services that somebody keeps and that are wanted, by name."""
    found = _wanted(visible_to(actor), wanted, now)
    total = found.count()
    pages = max(1, math.ceil(total / PER_PAGE))
    shown = min(max(page, 1), pages)
    lacks = {f"lacks_{lack.value}": condition for lack, condition in lacking.lacks().items()}
    rows = found.select_related("organization").annotate(**lacks).order_by(Lower("name"), "pk")
    services = list(rows[(shown - 1) * PER_PAGE : shown * PER_PAGE])
    waiting = _waiting([service.pk for service in services])
    return KeptList(tuple(_kept(service, waiting) for service in services), total, shown, pages)


def list_unclassified(actor: Actor, *, most: int = PER_PAGE) -> tuple[tuple[Entry, ...], int]:
    """Return services without a base function, and how many there are: recommendation leaves them out."""
    found = visible_to(actor).filter(base_functions=[]).exclude(status=codes.ServiceStatus.DEFUNCT)
    services = list(found.order_by(Lower("name"), "pk")[:most])
    values = values_of(Subject.SERVICE, services)
    return tuple(_entry(Subject.SERVICE, service, values[service.pk]) for service in services), found.count()


def count_unclassified(actor: Actor) -> int:
    """Return how many services of somebody have no base function."""
    return visible_to(actor).filter(base_functions=[]).exclude(status=codes.ServiceStatus.DEFUNCT).count()


def get_edited(actor: Actor, service_id: int) -> EditedService | None:
    """Return a service that somebody may change; None where it is not theirs."""
    service = visible_to(actor).select_related("organization", "merged_into").filter(pk=service_id).first()
    if service is None:
        return None
    entry = _entry(Subject.SERVICE, service, values_of(Subject.SERVICE, [service])[service.pk])
    organization, successor = service.organization, service.merged_into
    return EditedService(
        **{name: getattr(entry, name) for name in Entry.__slots__},
        organization=organization.name if organization else "",
        is_trusted=bool(organization and organization.is_trusted),
        is_published=service.status in {codes.ServiceStatus.ACTIVE, codes.ServiceStatus.TEMPORARILY_CLOSED},
        assured_date=timezone.localdate(service.assured_at) if service.assured_at else None,
        assured_by=service.assured_by,
        from_feed=bool(service.source_fields),
        successor=Named(successor.pk, successor.hsds_id, successor.name) if successor else None,
    )


def get_entry(actor: Actor, subject: Subject, entry_id: int) -> Entry | None:
    """Return an organisation or a place that somebody may change; None where it is not theirs."""
    own: Any = organizations_visible_to(actor) if subject is Subject.ORGANIZATION else locations_visible_to(actor)
    row = own.filter(pk=entry_id).first()
    return None if row is None else _entry(subject, row, values_of(subject, [row])[row.pk])


def locations_visible_to(actor: Actor) -> "QuerySet[Location]":
    """Return the places of the present municipality: an editor keeps them all, a provider chooses from them."""
    own = Location.objects.filter(municipality__in=tenancy.current_municipalities())
    return own if actor.may(Permission.EDIT_SERVICES) or actor.may(Permission.EDIT_OWN_SERVICES) else own.none()


def list_organizations(actor: Actor, words: str = "") -> tuple[Named, ...]:
    """Return the organisations that somebody keeps, by name."""
    found = organizations_visible_to(actor)
    if words:
        found = found.filter(name__icontains=words)
    rows = found.order_by(Lower("name"), "pk")[:MOST_TO_CHOOSE]
    return tuple(Named(row.pk, row.hsds_id, row.name, row.website or row.email, row.is_trusted) for row in rows)


def list_locations(actor: Actor, words: str = "") -> tuple[Named, ...]:
    """Return the places to choose from, by name."""
    found = locations_visible_to(actor)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(address_1__icontains=words) | Q(city__icontains=words))
    return _named(found)


def list_published_locations() -> tuple[Named, ...]:
    """Return the places of the present municipality that the public sees already, by name: anybody may choose one."""
    shown = ServiceAtLocation.objects.filter(location=OuterRef("pk"), service__status__in=PUBLISHED)
    own = Location.objects.filter(municipality__in=tenancy.current_municipalities())
    return _named(own.filter(Exists(shown)))


def _named(found: "QuerySet[Location]") -> tuple[Named, ...]:
    rows = found.order_by(Lower("name"), "address_1", "pk")[:MOST_TO_CHOOSE]
    return tuple(Named(row.pk, row.hsds_id, row.name or row.address_1, _address(row)) for row in rows)


def names_of(values: Values) -> dict[str, str]:
    """Return the names of the organisation and the places that values point to, by id."""
    rows: Any = values.get("locations") or []
    return names_by_id([str(values.get("organization") or "")], [row["hsds_id"] for row in rows])


def names_by_id(organizations: list[str], locations: list[str]) -> dict[str, str]:
    """Return the names of organisations and places by id; an id that is nobody's stays an id."""
    here = tenancy.current_municipalities()
    own = Organization.objects.filter(municipality__in=here, hsds_id__in=organizations)
    found = dict(own.values_list("hsds_id", "name"))
    for row in Location.objects.filter(municipality__in=here, hsds_id__in=locations):
        found[row.hsds_id] = ", ".join(text for text in (row.name, _address(row)) if text)
    return found


def _address(location: Location) -> str:
    city = f"{location.postal_code} {location.city}".strip()
    return ", ".join(text for text in (location.address_1, city) if text)


def _entry(subject: Subject, row: Any, values: Values) -> Entry:
    return Entry(
        id=row.pk,
        hsds_id=row.hsds_id,
        subject=subject,
        name=str(row),
        values=values,
        seen=fields.fingerprints(values),
    )


def _wanted(services: "QuerySet[Service]", wanted: Wanted, now: datetime.datetime) -> "QuerySet[Service]":
    for word in wanted.words.split()[:8]:
        services = services.filter(Q(name__icontains=word) | Q(organization__name__icontains=word))
    if wanted.status:
        services = services.filter(status=wanted.status)
    if wanted.is_on_site:
        services = services.filter(lacking.on_site())
    if wanted.checked:
        services = services.filter(lacking.checked(wanted.checked, now))
    return services.filter(lacking.lacks()[wanted.lack]) if wanted.lack else services


def _waiting(service_pks: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    waiting = ChangeRequest.objects.filter(service__in=service_pks, state=State.WAITING)
    for pk in waiting.values_list("service_id", flat=True):
        found[pk] = found.get(pk, 0) + 1
    return found


def _kept(service: Any, waiting: Mapping[int, int]) -> KeptService:
    return KeptService(
        id=service.pk,
        name=service.name,
        organization=service.organization.name if service.organization else "",
        status=codes.ServiceStatus(service.status),
        assured_date=timezone.localdate(service.assured_at) if service.assured_at else None,
        lacks=told(lack for lack in Lack if getattr(service, f"lacks_{lack.value}")),
        waiting=waiting.get(service.pk, 0),
    )
