"""The published directory as records of HSDS: what leaves the house, in one query a page and no more.

Which services these are is decided in one place, `listing.published`, for the site and for everything that leaves it.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, QuerySet, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.models import (
    Contact,
    CostOption,
    Organization,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from draagkracht.directory.queries import parts
from draagkracht.directory.queries.listing import PUBLISHED, published
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.hsds import publish, records

Row = Mapping[str, Any]

SAME: Final = (
    "name alternate_name description url email interpretation_services application_process fees accreditations "
    "eligibility_description minimum_age maximum_age alert"
).split()
OF_ORGANIZATION: Final = "name description email website".split()
OF_LOCATION: Final = (
    "hsds_id location_type name description latitude longitude address_1 postal_code city country accessibility"
).split()
OF_AREA: Final = "name extent extent_type uri".split()
CODES: Final[Mapping[str, type[Any]]] = {
    "base_functions": codes.BaseFunction,
    "conditions": codes.Condition,
    "laws": codes.Law,
    "audiences": codes.Audience,
    "respite_forms": codes.RespiteForm,
    "kinds": codes.ServiceKind,
}


def list_published() -> "QuerySet[Service]":
    """Return the services that the public of this municipality sees, those that are closed for now included."""
    return published(*PUBLISHED).order_by("name", "hsds_id")


def list_providers() -> "QuerySet[Organization]":
    """Return the organisations of those services, each id once: the municipality's own row before that of another."""
    is_other = Case(When(municipality__in=tenancy.current_municipalities(), then=0), default=1)
    giving = Organization.objects.filter(pk__in=list_published().order_by().values("organization_id"))
    each = giving.annotate(is_other=is_other).order_by("hsds_id", "is_other", "pk").distinct("hsds_id")
    return Organization.objects.filter(pk__in=each.values("pk")).order_by("name", "hsds_id")


def list_places() -> "QuerySet[ServiceAtLocation]":
    """Return those services at each of their places."""
    return ServiceAtLocation.objects.filter(service__in=list_published().order_by()).order_by(
        "service__name", "service__hsds_id", "pk"
    )


def read_full(services: "QuerySet[Service]") -> list[records.ServiceRecord]:
    """Return these services with all their parts, in one query."""
    return [_record(row, with_parts=True) for row in services.select_related("organization").annotate(**_parts())]


def read_listed(services: "QuerySet[Service]") -> list[records.ServiceRecord]:
    """Return these services with their organisation and without their parts, in one query."""
    return [_record(row, with_parts=False) for row in services.select_related("organization")]


def read_places(
    places: "QuerySet[ServiceAtLocation]", *, full: bool
) -> list[tuple[records.ServiceRecord, records.ServiceAtLocation]]:
    """Return these places of services, each with its service: with all its parts (two queries) or without (one)."""
    found = list(places.select_related("location", "service__organization"))
    services = {place.service_id: place.service for place in found}
    if full:
        whole = Service.objects.filter(pk__in=services).select_related("organization").annotate(**_parts())
        services = {row.pk: row for row in whole}
    read = {key: _record(row, with_parts=full) for key, row in services.items()}
    return [(read[place.service_id], _place(_row_of(place))) for place in found]


def read_organization(row: Organization) -> records.Organization:
    """Return an organisation as a record."""
    return records.Organization(row.hsds_id, **{name: getattr(row, name) for name in OF_ORGANIZATION})


def _array(model: type[Any], columns: Iterable[str], **named: Any) -> ArraySubquery:
    row = JSONObject(**{column: F(column) for column in columns}, hsds_id=F("hsds_id"), **named)
    return ArraySubquery(model.objects.filter(service=OuterRef("pk")).order_by("pk").values(row=row))


def _parts() -> dict[str, Any]:
    of_location = {f"location_{name}": F(f"location__{name}") for name in OF_LOCATION}
    return {
        "found_places": _array(ServiceAtLocation, ["description"], **of_location),
        "found_schedules": _array(Schedule, parts.SCHEDULE),
        "found_costs": _array(CostOption, parts.PRICE),
        "found_contacts": _array(Contact, parts.CONTACT),
        "found_areas": _array(ServiceArea, OF_AREA),
    }


def _record(row: Any, *, with_parts: bool) -> records.ServiceRecord:
    return records.ServiceRecord(
        id=row.hsds_id,
        status=codes.ServiceStatus(row.status),
        **{name: getattr(row, name) for name in SAME},
        assured_date=timezone.localdate(row.assured_at) if row.assured_at else None,
        last_modified=row.modified_at.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        organization=read_organization(row.organization) if row.organization else None,
        **(_parts_of(row) if with_parts else {}),
    )


def _parts_of(row: Any) -> dict[str, Any]:
    contacts, phones = _contacts(row.found_contacts)
    return {
        "service_at_locations": tuple(_place(place) for place in row.found_places),
        "schedules": tuple(records.Schedule(**_identified(entry, parts.SCHEDULE)) for entry in row.found_schedules),
        "service_areas": tuple(records.ServiceArea(**_identified(entry, OF_AREA)) for entry in row.found_areas),
        "cost_options": tuple(records.CostOption(**_identified(entry, parts.PRICE)) for entry in row.found_costs),
        "contacts": contacts,
        "phones": phones,
        "languages": tuple(_language(row.hsds_id, code) for code in row.languages),
        "funding": tuple(
            records.Funding(publish.identifier("funding", f"{row.hsds_id}/{number}"), source)
            for number, source in enumerate(filter(None, row.funding.split("\n")))
        ),
        "attributes": tuple(read_attribute(entry) for entry in row.other_attributes),
        "classification": records.Classification(
            **{name: tuple(kind(code) for code in getattr(row, name)) for name, kind in CODES.items()},
            first_step=row.first_step,
            what_to_expect=row.what_to_expect,
            asked_as=row.asked_as,
        ),
    }


def _identified(entry: Row, names: Sequence[str]) -> dict[str, Any]:
    values = {name: entry[name] for name in names}
    typed = {name: read(values[name]) for name, read in parts.FROM_TEXT.items() if values.get(name) is not None}
    return {"id": entry["hsds_id"], **values, **typed}


def _row_of(place: ServiceAtLocation) -> Row:
    of_location = {f"location_{name}": getattr(place.location, name) for name in OF_LOCATION}
    return {"hsds_id": place.hsds_id, "description": place.description, **of_location}


def _place(row: Row) -> records.ServiceAtLocation:
    location_id = row["location_hsds_id"]
    address = records.Address(
        publish.identifier("address", location_id),
        **{name: row[f"location_{name}"] for name in ("address_1", "postal_code", "city", "country")},
    )
    same = "location_type name description latitude longitude".split()
    location = records.Location(
        location_id,
        **{name: row[f"location_{name}"] for name in same},
        addresses=(address,) if any((address.address_1, address.postal_code, address.city)) else (),
        accessibility=tuple(
            records.Accessibility(publish.identifier("accessibility", f"{location_id}/{number}"), text)
            for number, text in enumerate(row["location_accessibility"])
        ),
    )
    return records.ServiceAtLocation(row["hsds_id"], location, row["description"])


def _contacts(rows: Sequence[Row]) -> tuple[tuple[records.Contact, ...], tuple[records.Phone, ...]]:
    """Return desks and numbers: the table has a row for each number of a desk, and for each number without one."""
    desks: dict[str, records.Contact] = {}
    numbers: dict[str, list[records.Phone]] = {}
    alone: list[records.Phone] = []
    for position, row in enumerate(rows):
        phone = records.Phone(
            publish.identifier("phone", f"{row['hsds_id']}/{position}"), row["phone"], "", "", row["phone_description"]
        )
        if row["name"] or row["title"] or row["email"]:
            desks[row["hsds_id"]] = records.Contact(row["hsds_id"], row["name"], row["title"], "", row["email"])
            numbers.setdefault(row["hsds_id"], []).extend([phone] if row["phone"] else [])
        elif row["phone"]:
            alone.append(phone)
    found = [
        records.Contact(desk.id, desk.name, desk.title, "", desk.email, tuple(numbers[key]))
        for key, desk in desks.items()
    ]
    return tuple(found), tuple(alone)


def _language(service_id: str, code: str) -> records.Language:
    name = codes.language_name(code).dutch()
    return records.Language(publish.identifier("language", f"{service_id}/{code}"), code, name)


def read_attribute(entry: Row) -> records.Attribute:
    """Return an attribute of another's taxonomy from its column."""
    term = entry.get("taxonomy_term")
    return records.Attribute(
        **{name: entry.get(name) or "" for name in ("id", "link_type", "label", "value")},
        taxonomy_term=records.TaxonomyTerm(**term) if term else None,
    )


def count_published() -> int:
    """Return how many services leave the house."""
    return list_published().count()


def count_closed() -> int:
    """Return how many of them are closed for now: the list on the site leaves those out."""
    return published(codes.ServiceStatus.TEMPORARILY_CLOSED).count()
