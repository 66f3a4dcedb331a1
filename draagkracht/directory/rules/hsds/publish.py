"""From a service to what everybody may take over: valid under ORUK 3.0, with ids that stay, without names of people.

ORUK asks for a UUID where the id of a provider may be any text. An id that is no UUID gets one that follows from it
(`identifier`), so that the same thing has the same id for ever. What a schema would refuse (a link that is none, a
frequency that ORUK does not know) is left out; so are the name and the mail address of a contact: the function and
the number say enough (docs/adr/0032-open-data.md).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote, urlsplit
from uuid import uuid5

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import LABELS, TAXONOMIES, ServiceStatus
from draagkracht.directory.rules.hsds.node import MAIL, OUR_IDS
from draagkracht.directory.rules.hsds.records import (
    Attribute,
    Organization,
    ServiceAtLocation,
    ServiceRecord,
    TaxonomyTerm,
)
from draagkracht.directory.rules.hsds.write import to_hsds

Json = dict[str, Any]

UUID_TEXT: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# Which kind of thing stands in a field. Things of these kinds exist once; all others are parts of one service.
KIND_OF_FIELD: Final[Mapping[str, str]] = {
    "organization": "organization",
    "location": "location",
    "taxonomy_term": "taxonomy_term",
}
POINTS_TO: Final[Mapping[str, str]] = {
    "link_id": "service",
    "parent_id": "taxonomy_term",
    "parent_organization_id": "organization",
}
LINKS: Final = frozenset({"url", "website", "logo", "uri", "term_uri", "schedule_link"})
ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    "freq": frozenset({"WEEKLY", "MONTHLY"}),
    "location_type": frozenset({"physical", "postal", "virtual"}),
    "address_type": frozenset({"physical", "postal", "virtual"}),
}
DEFAULTS: Final[Mapping[str, str]] = {"location_type": "physical", "address_type": "physical"}
NO_LINK: Final = frozenset({"service_areas"})  # their `uri` may be any text
TAXONOMY_LABELS: Final[Mapping[str, Sentence]] = {
    "draagkracht-base-function": Sentence(N_("Soort hulp")),
    "draagkracht-condition": Sentence(N_("Bij welke ziekte of beperking")),
    "draagkracht-law": Sentence(N_("Welke wet of verzekering betaalt")),
    "draagkracht-audience": Sentence(N_("Voor wie")),
    "draagkracht-respite-form": Sentence(N_("Hoe de zorg wordt overgenomen")),
    "draagkracht-kind": Sentence(N_("Bijzonder aanbod")),
}
RESERVED: Final = "/#%[]=:;$&()+,!?*@'~"


def identifier(kind: str, text: str) -> str:
    """Return the id under which everybody knows a thing: its own where that is a UUID, else one made from it."""
    return text.lower() if UUID_TEXT.fullmatch(text) else str(uuid5(OUR_IDS, f"{kind}/{text}"))


def full_service(record: ServiceRecord) -> Json:
    """Return a service with all that belongs to it, as ORUK's `service` has it."""
    written = _Writer(record.id).written(to_hsds(without_persons(record)), "service")
    if "organization" in written:
        written["organization_id"] = written["organization"]["id"]
    return written


def listed_service(record: ServiceRecord) -> Json:
    """Return a service as one of a list, as ORUK's `service_list` has it: fields that hold no list."""
    return _without_lists(full_service(record))


def full_service_at_location(record: ServiceRecord, at: ServiceAtLocation) -> Json:
    """Return one place of a service with the full service, as ORUK's `service_at_location` has it."""
    service = full_service(replace(record, service_at_locations=(at,)))
    (place,) = service.pop("service_at_locations")
    return {**place, "service_id": service["id"], "location_id": place["location"]["id"], "service": service}


def listed_service_at_location(record: ServiceRecord, at: ServiceAtLocation) -> Json:
    """Return one place of a service as one of a list, as ORUK's `service_at_location_list` has it."""
    return _without_lists(full_service_at_location(record, at))


def organization(record: Organization) -> Json:
    """Return an organisation as ORUK's `organization_list` has it."""
    written = to_hsds(_only(record))["organization"]
    return _without_lists(_Writer("").written(written, "organization"))


def term(record: TaxonomyTerm) -> Json:
    """Return a term of a list as ORUK's `taxonomy_term` has it."""
    holder = replace(_only(None), attributes=(Attribute("", taxonomy_term=record),))
    (attribute,) = to_hsds(holder)["attributes"]
    return _Writer("").written(attribute["taxonomy_term"], "taxonomy_term")


def our_terms() -> Iterator[TaxonomyTerm]:
    """Give all terms of our own lists."""
    for taxonomy, members in TAXONOMIES.items():
        for code in members:
            label = LABELS[taxonomy][str(code)].dutch()
            yield TaxonomyTerm(str(uuid5(OUR_IDS, f"{taxonomy}/{code}")), label, label, str(code), taxonomy)


def taxonomy_label(name: str) -> str:
    """Return what a list of terms is about; of one that is not ours its name."""
    return TAXONOMY_LABELS[name].dutch() if name in TAXONOMY_LABELS else name


def without_persons(record: ServiceRecord) -> ServiceRecord:
    """Return the service with functions and numbers instead of people.

    What is left of a contact is its function, its department and its numbers. One without a number says nothing but
    who somebody is, and disappears.
    """
    functions = tuple(replace(contact, name="", email="") for contact in record.contacts if contact.phones)
    return replace(record, contacts=functions, assurer_email="")


def _only(provider: Organization | None) -> ServiceRecord:
    return ServiceRecord("", "", ServiceStatus.ACTIVE, organization=provider)


def _without_lists(written: Json) -> Json:
    kept = {name: value for name, value in written.items() if not isinstance(value, list)}
    return {name: _without_lists(value) if isinstance(value, dict) else value for name, value in kept.items()}


class _Writer:
    """Puts the ids and the texts of one service into the form that the schemas ask for."""

    def __init__(self, service_id: str) -> None:
        self.service_id = service_id

    def written(self, given: Mapping[str, Any], kind: str) -> Json:
        """Return one object of a kind."""
        found = {name: self._value(name, value, kind) for name, value in given.items()}
        if kind == "taxonomy_term":
            # ORUK asks for a name, and some feeds only have a code.
            found["name"] = given.get("name") or given.get("term") or given.get("taxonomy") or found["id"]
            taxonomy = given.get("taxonomy")
            found["taxonomy_id"] = identifier("taxonomy", taxonomy) if taxonomy else None
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, name: str, value: object, kind: str) -> object:
        if isinstance(value, list):
            return [self.written(item, name) for item in value]
        if isinstance(value, Mapping):
            return self.written(value, KIND_OF_FIELD.get(name, name))
        return self._text(name, value, kind) if isinstance(value, str) else value

    def _text(self, name: str, value: str, kind: str) -> str | None:
        if name == "id":
            is_part = kind != "service" and kind not in KIND_OF_FIELD
            return identifier(f"{kind}/{self.service_id}" if is_part else kind, value)
        if name in POINTS_TO:
            return identifier(POINTS_TO[name], value)
        if name in LINKS and kind not in NO_LINK:
            return web_address(value)
        if name == "email":
            return value if MAIL.fullmatch(value) and value.isascii() else None
        if name in ALLOWED and value not in ALLOWED[name]:
            return DEFAULTS.get(name)
        return value


def web_address(value: str) -> str | None:
    """Return a link as RFC 3986 writes it (other letters as per cent codes); None where it is no web address."""
    try:
        parts = urlsplit(value)
        is_link = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return quote(value, safe=RESERVED) if is_link else None
