"""One service with everything that its page says."""

import datetime
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F
from django.utils import timezone

from draagkracht.directory.models import ServiceAtLocation
from draagkracht.directory.queries import parts
from draagkracht.directory.queries.listing import PUBLISHED, published
from draagkracht.directory.queries.unanswered import UNANSWERED, unanswered
from draagkracht.directory.rules import codes, places
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.presentation import OwnContribution
from draagkracht.municipalities.queries import get_parameter

OWN_CONTRIBUTION: Final = "wmo-own-contribution"
SAME_IN_SERVICE: Final = (
    "name description url email interpretation_services application_process fees eligibility_description "
    "minimum_age maximum_age alert first_step what_to_expect assured_by reimbursement"
).split()
OF_LOCATION: Final = "name description latitude longitude address_1 postal_code city accessibility".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place where a service is given; `distance_km` where the place is on the map and it is known from where."""

    name: str
    description: str
    address_1: str
    postal_code: str
    city: str
    accessibility: tuple[str, ...]
    distance_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to turn to: a desk or a role, perhaps with a number or an address."""

    name: str
    title: str
    email: str
    phone: str
    phone_description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who gives the service."""

    name: str
    description: str
    email: str
    website: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage:
    """A service with its parts; texts as the provider wrote them, empty where there is none."""

    service_id: str
    is_closed_for_now: bool
    name: str
    description: str
    url: str
    email: str
    interpretation_services: str
    application_process: str
    fees: str
    eligibility_description: str
    minimum_age: int | None
    maximum_age: int | None
    alert: str
    first_step: str
    what_to_expect: str
    needs: tuple[codes.BaseFunction, ...]
    conditions: tuple[codes.Condition, ...]
    laws: tuple[codes.Law, ...]
    audiences: tuple[codes.Audience, ...]
    respite_forms: tuple[codes.RespiteForm, ...]
    kinds: tuple[codes.ServiceKind, ...]
    reimbursement: str
    languages: tuple[str, ...]
    organization: Organization | None
    locations: tuple[Location, ...]
    schedules: tuple[records.Schedule, ...]
    cost_options: tuple[records.CostOption, ...]
    contacts: tuple[Contact, ...]
    own_contribution: OwnContribution | None
    assured_date: datetime.date | None
    is_unanswered: bool
    assured_by: str


def get_service(service_id: str, *, here: places.Place | None, today: datetime.date) -> ServicePage | None:
    """Return a published service by its id, with distances from `here`; None where the present municipality has none.

    One query, and one more where the Wmo may pay.
    """
    if not service_id.isprintable():
        return None
    found = published(*PUBLISHED).select_related("organization").filter(hsds_id=service_id).annotate(**_parts()).first()
    return None if found is None else _page(found, here, today)


def _parts() -> dict[str, Any]:
    of_location = {name: F(f"location__{name}") for name in OF_LOCATION}
    return {
        "found_locations": parts.array_of(ServiceAtLocation.objects.all(), (), **of_location, note=F("description")),
        "found_schedules": parts.schedules(),
        "found_costs": parts.cost_options(),
        "found_contacts": parts.contacts(),
        UNANSWERED: unanswered(),
    }


def _page(service: Any, here: places.Place | None, today: datetime.date) -> ServicePage:
    laws = tuple(codes.Law(code) for code in service.laws)
    return ServicePage(
        service_id=service.hsds_id,
        is_closed_for_now=service.status == codes.ServiceStatus.TEMPORARILY_CLOSED,
        **{name: getattr(service, name) for name in SAME_IN_SERVICE},
        needs=tuple(codes.BaseFunction(code) for code in service.base_functions),
        conditions=tuple(codes.Condition(code) for code in service.conditions),
        laws=laws,
        audiences=tuple(codes.Audience(code) for code in service.audiences),
        respite_forms=tuple(codes.RespiteForm(code) for code in service.respite_forms),
        kinds=tuple(codes.ServiceKind(code) for code in service.kinds),
        languages=tuple(service.languages),
        organization=_organization(service.organization),
        locations=tuple(_location(row, here) for row in service.found_locations),
        schedules=parts.read_schedules(service.found_schedules),
        cost_options=parts.read_cost_options(service.found_costs),
        contacts=tuple(Contact(**{name: row[name] for name in parts.CONTACT}) for row in service.found_contacts),
        own_contribution=get_own_contribution(today) if codes.Law.WMO in laws else None,
        assured_date=timezone.localdate(service.assured_at) if service.assured_at else None,
        is_unanswered=service.is_unanswered,
    )


def _organization(organization: Any) -> Organization | None:
    if organization is None:
        return None
    return Organization(
        name=organization.name,
        description=organization.description,
        email=organization.email,
        website=organization.website,
    )


def _location(row: parts.Row, here: places.Place | None) -> Location:
    there = None if row["latitude"] is None else places.possible(row["latitude"], row["longitude"])
    return Location(
        name=row["name"],
        description="\n".join(text for text in (row["description"], row["note"]) if text),
        address_1=row["address_1"],
        postal_code=row["postal_code"],
        city=row["city"],
        accessibility=tuple(row["accessibility"]),
        distance_km=places.distance_km(here, there) if here and there else None,
    )


def get_own_contribution(today: datetime.date) -> OwnContribution | None:
    """Return the Wmo's own contribution of today; None where none is known, or its value is no amount."""
    parameter = get_parameter(OWN_CONTRIBUTION, today)
    if parameter is None or type(parameter.value) is not int:
        return None
    return OwnContribution(parameter.value, is_to_confirm=parameter.status != parameter.Status.VERIFIED)
