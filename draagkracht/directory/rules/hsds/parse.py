"""From the JSON of one service to a `ServiceRecord`; every remark goes into the notes of its node."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import places
from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.directory.rules.hsds import parts
from draagkracht.directory.rules.hsds.classify import read_attributes
from draagkracht.directory.rules.hsds.kinds import JsonObject
from draagkracht.directory.rules.hsds.node import LINK, SHORT, Node
from draagkracht.directory.rules.hsds.records import (
    Accessibility,
    Address,
    Funding,
    Location,
    Organization,
    ServiceAtLocation,
    ServiceRecord,
)

OLDEST_PERSON: Final = 150


@dataclass(frozen=True, slots=True)
class References:
    """The fullest organisation, location and term of the feed under each id."""

    organizations: Mapping[str, JsonObject] = field(default_factory=dict)
    locations: Mapping[str, JsonObject] = field(default_factory=dict)
    taxonomy_terms: Mapping[str, JsonObject] = field(default_factory=dict)


def read_service(node: Node, references: References) -> ServiceRecord:
    """Return the service, read to its end so that every mistake is named; use it only if nothing was refused."""
    minimum_age, maximum_age = _ages(node)
    attributes, classification = read_attributes(node, references.taxonomy_terms)
    return ServiceRecord(
        id=_id(node),
        name=_name(node),
        status=_status(node),
        alternate_name=node.text("alternate_name", SHORT),
        description=node.text("description"),
        url=node.link("url"),
        email=node.mail("email"),
        interpretation_services=node.text("interpretation_services"),
        application_process=node.text("application_process"),
        fees=node.text("fees") or node.text("fees_description"),
        accreditations=node.text("accreditations"),
        eligibility_description=node.text("eligibility_description"),
        minimum_age=minimum_age,
        maximum_age=maximum_age,
        assured_date=node.day("assured_date"),
        assurer_email=node.mail("assurer_email"),
        alert=node.text("alert"),
        last_modified=node.moment("last_modified"),
        organization=_organization(node, references),
        service_at_locations=tuple(_places(node, references)),
        schedules=parts.schedules(node),
        service_areas=tuple(parts.area(area) for area in node.children("service_areas")),
        languages=tuple(parts.language(language) for language in node.children("languages")),
        cost_options=tuple(parts.cost(option) for option in node.children("cost_options")),
        funding=tuple(Funding(item.key(), item.text("source")) for item in node.children("funding")),
        contacts=tuple(parts.contact(contact) for contact in node.children("contacts")),
        phones=parts.phones(node),
        attributes=attributes,
        classification=classification,
    )


def _id(node: Node) -> str:
    service_id = node.strict_text("id", LINK)
    if not service_id:
        node.notes.refuse("id", Sentence(N_("Er is geen id.")))
    elif len(service_id) > SHORT or not service_id.isprintable():
        node.notes.refuse("id", Sentence(N_("Dit id is te lang of heeft tekens die niet kunnen.")))
    return service_id


def _name(node: Node) -> str:
    name = node.strict_text("name", SHORT)
    if not name:
        node.notes.refuse("name", Sentence(N_("Er is geen naam.")))
    return name


def _status(node: Node) -> ServiceStatus:
    status = node.data.get("status")
    if status is None or status == "":
        node.notes.refuse("status", Sentence(N_("Er is geen status.")))
    elif status in list(ServiceStatus):
        return ServiceStatus(str(status))
    else:
        allowed = ", ".join(ServiceStatus)
        node.notes.refuse("status", Sentence(N_("Deze status bestaat niet. Wel: %(allowed)s."), {"allowed": allowed}))
    return ServiceStatus.INACTIVE


def _ages(node: Node) -> tuple[int | None, int | None]:
    lowest, highest = node.whole("minimum_age", OLDEST_PERSON), node.whole("maximum_age", OLDEST_PERSON)
    if lowest is not None and highest is not None and lowest > highest:
        node.warn("minimum_age", Sentence(N_("De laagste leeftijd is hoger dan de hoogste. Beide zijn weggelaten.")))
        return None, None
    return lowest, highest


def _organization(node: Node, references: References) -> Organization | None:
    inline = node.child("organization")
    organization_id = inline.text("id", SHORT) if inline else node.text("organization_id", SHORT)
    known = references.organizations.get(organization_id)
    if known is not None:
        inline = Node(known, node.notes, node.at("organization"))
    if inline is None:
        if organization_id:
            node.warn("organization_id", Sentence(N_("Deze organisatie staat niet in de aanlevering.")))
        return None
    name = inline.text("name", SHORT)
    if not name:
        inline.warn("name", Sentence(N_("De organisatie heeft geen naam en is weggelaten.")))
        return None
    return Organization(
        id=inline.key(),
        name=name,
        alternate_name=inline.text("alternate_name", SHORT),
        description=inline.text("description"),
        email=inline.mail("email"),
        website=inline.link("website"),
        logo=inline.link("logo"),
        uri=inline.text("uri", LINK),
        legal_status=inline.text("legal_status", SHORT),
        parent_organization_id=inline.text("parent_organization_id", SHORT),
        phones=parts.phones(inline),
    )


def _places(node: Node, references: References) -> list[ServiceAtLocation]:
    found = []
    for place in node.children("service_at_locations"):
        location = _location(place, references)
        if location:
            found.append(ServiceAtLocation(place.key(), location, place.text("description"), parts.schedules(place)))
    return found


def _location(place: Node, references: References) -> Location | None:
    inline = place.child("location")
    location_id = inline.text("id", SHORT) if inline else place.text("location_id", SHORT)
    known = references.locations.get(location_id)
    node = Node(known, place.notes, place.at("location")) if known is not None else inline
    if node is None:
        place.warn("location_id", Sentence(N_("Deze plek staat niet in de aanlevering.")))
        return None
    latitude, longitude = _coordinates(node)
    return Location(
        id=node.key(),
        location_type=node.text("location_type", SHORT) or "physical",
        name=node.text("name", SHORT),
        description=node.text("description"),
        latitude=latitude,
        longitude=longitude,
        external_identifier=node.text("external_identifier", SHORT),
        external_identifier_type=node.text("external_identifier_type", SHORT),
        addresses=tuple(_address(address) for address in node.strict_children("addresses")),
        accessibility=tuple(_accessibility(item) for item in node.children("accessibility")),
        phones=parts.phones(node),
    )


def _coordinates(node: Node) -> tuple[float | None, float | None]:
    if not node.has("latitude") and not node.has("longitude"):
        return None, None
    place = places.possible(_degrees(node, "latitude"), _degrees(node, "longitude"))
    if place:
        return place
    reason = Sentence(N_("Deze coördinaten kunnen niet. De plek is weggelaten, het adres niet."))
    node.warn("latitude" if node.has("latitude") else "longitude", reason)
    return None, None


def _degrees(node: Node, name: str) -> float:
    value = node.data.get(name)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return math.nan
    return float(value)


def _address(node: Node) -> Address:
    return Address(
        id=node.key(),
        address_1=node.strict_text("address_1", SHORT),
        address_2=node.strict_text("address_2", SHORT),
        attention=node.strict_text("attention", SHORT),
        city=node.strict_text("city", SHORT),
        region=node.strict_text("region", SHORT),
        state_province=node.strict_text("state_province", SHORT),
        postal_code=node.strict_text("postal_code", SHORT),
        country=node.strict_text("country", SHORT),
        address_type=node.strict_text("address_type", SHORT),
    )


def _accessibility(node: Node) -> Accessibility:
    # ORUK repeats the description under the name of the table.
    description = node.text("description") or node.text("accessibility")
    return Accessibility(node.key(), description, node.text("details"), node.link("url"))
