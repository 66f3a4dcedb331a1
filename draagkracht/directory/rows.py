"""From records of HSDS to the columns of our tables: names and nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from django.db import models

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.models import Contact, CostOption, Location, Organization, Schedule, Service, ServiceArea
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.hsds.records import Remark

Columns = dict[str, Any]

LARGEST_SMALL: Final = 2**15 - 1
EVERYWHERE: Final = frozenset({"nl", "nederland", "netherlands", "everywhere"})
SAME_IN_SERVICE: Final = (
    "name alternate_name description url email interpretation_services application_process fees accreditations "
    "eligibility_description minimum_age maximum_age alert"
).split()


def service(record: records.ServiceRecord) -> Columns:
    """Return the columns of a service, without its owner, readers and organisation."""
    ours = record.classification
    return {
        **{name: getattr(record, name) for name in SAME_IN_SERVICE},
        "status": str(record.status),
        "funding": "\n".join(funding.source for funding in record.funding if funding.source),
        "languages": sorted({language.code for language in record.languages if language.code}),
        "base_functions": [str(code) for code in ours.base_functions],
        "conditions": [str(code) for code in ours.conditions],
        "laws": [str(code) for code in ours.laws],
        "audiences": [str(code) for code in ours.audiences],
        "respite_forms": [str(code) for code in ours.respite_forms],
        "kinds": [str(code) for code in ours.kinds],
        "first_step": ours.first_step,
        "what_to_expect": ours.what_to_expect,
        "asked_as": ours.asked_as,
        "other_attributes": [asdict(attribute) for attribute in record.attributes],
    }


def organization(record: records.Organization) -> Columns:
    """Return the columns of an organisation."""
    return {name: getattr(record, name) for name in ("name", "description", "email", "website")}


def location(record: records.Location) -> Columns:
    """Return the columns of a location, with the first of its addresses."""
    address = record.addresses[0] if record.addresses else records.Address(id="")
    return {
        **{name: getattr(record, name) for name in ("location_type", "name", "description", "latitude", "longitude")},
        **{name: getattr(address, name) for name in ("address_1", "postal_code", "city", "country")},
        "accessibility": [text for entry in record.accessibility if (text := entry.description or entry.details)],
    }


def schedules(record: records.ServiceRecord) -> list[Columns]:
    """Return the columns of a service's schedules, those of its places included."""
    own = (*record.schedules, *(schedule for at in record.service_at_locations for schedule in at.schedules))
    same = "valid_from valid_to freq interval byday bymonthday opens_at closes_at attending_type description notes"
    return [{"hsds_id": entry.id, **{name: getattr(entry, name) for name in same.split()}} for entry in own]


def cost_options(record: records.ServiceRecord) -> list[Columns]:
    """Return the columns of a service's prices."""
    return [_renamed(entry) for entry in record.cost_options]


def service_areas(record: records.ServiceRecord) -> list[Columns]:
    """Return the columns of a service's areas."""
    return [
        {"hsds_id": area.id, "name": area.name, "extent": area.extent, "extent_type": area.extent_type, "uri": area.uri}
        for area in record.service_areas
    ]


def contacts(record: records.ServiceRecord) -> list[Columns]:
    """Return the columns of a service's contacts: one for each number, and one for a contact without a number."""
    found = [
        {"hsds_id": phone.id, "phone": phone.number, "phone_description": phone.description} for phone in record.phones
    ]
    for contact in record.contacts:
        person = {"hsds_id": contact.id, "name": contact.name, "title": contact.title, "email": contact.email}
        numbers = [{"phone": phone.number, "phone_description": phone.description} for phone in contact.phones]
        found += [person | number for number in numbers or [{}]]
    return found


PARTS: Final[Mapping[str, Callable[[records.ServiceRecord], list[Columns]]]] = {
    "schedules": schedules,
    "cost_options": cost_options,
    "contacts": contacts,
    "service_areas": service_areas,
}
MODEL_OF: Final[Mapping[str, type[models.Model]]] = {
    "schedules": Schedule,
    "cost_options": CostOption,
    "contacts": Contact,
    "service_areas": ServiceArea,
}


def _renamed(entry: Any) -> Columns:
    columns = asdict(entry)
    return {"hsds_id": columns.pop("id"), **columns}


def left_out(record: records.ServiceRecord) -> Iterable[Remark]:
    """Return what `fitting` leaves out of this record."""
    tables: list[tuple[str, type[models.Model], Columns]] = [("", Service, service(record))]
    if record.organization:
        tables.append(("organization.", Organization, organization(record.organization)))
    tables += [("location.", Location, location(at.location)) for at in record.service_at_locations]
    tables += [(f"{name}.", MODEL_OF[name], columns) for name, read in PARTS.items() for columns in read(record)]
    for prefix, model, columns in tables:
        for name in _misfits(model, columns):
            reason = Sentence(N_("Dit past niet in ons bestand. Het veld is weggelaten."))
            yield Remark(record.id, prefix + name, reason)


def fitting(model: type[models.Model], columns: Mapping[str, Any]) -> Columns:
    """Return the columns without a text that is longer, or a number that is larger, than its column can hold."""
    empty = {name: "" if isinstance(columns[name], str) else None for name in _misfits(model, columns)}
    return {**columns, **empty}


def _misfits(model: type[models.Model], columns: Mapping[str, Any]) -> list[str]:
    return [name for name, value in columns.items() if not _fits(model._meta.get_field(name), value)]


def _fits(field: Any, value: object) -> bool:
    if isinstance(value, str):
        return field.max_length is None or len(value) <= field.max_length
    is_small = isinstance(field, models.PositiveSmallIntegerField)
    return not (is_small and isinstance(value, int)) or 0 <= value <= LARGEST_SMALL
