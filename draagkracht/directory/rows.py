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
        "first_step": ours.first_step,
        "what_to_expect": ours.what_to_expect,
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


def too_large(record: records.ServiceRecord) -> Iterable[Remark]:
    """Return what does not fit: a text longer than its column, a number beyond it."""
    yield from _misfits(record.id, Service, {"hsds_id": record.id, **service(record)}, "")
    if record.organization:
        columns = {"hsds_id": record.organization.id, **organization(record.organization)}
        yield from _misfits(record.id, Organization, columns, "organization.")
    for at in record.service_at_locations:
        columns = {"hsds_id": at.location.id, **location(at.location)}
        yield from _misfits(record.id, Location, columns, "location.")
    for name, read in PARTS.items():
        for columns in read(record):
            yield from _misfits(record.id, MODEL_OF[name], columns, f"{name}.")


def _misfits(id_: str, model: type[models.Model], columns: Columns, prefix: str) -> Iterable[Remark]:
    for name, value in columns.items():
        field = model._meta.get_field(name)
        limit = getattr(field, "max_length", None)
        if isinstance(value, str) and limit and len(value) > limit:
            reason = Sentence(N_("Deze tekst is te lang: hoogstens %(limit)s tekens."), {"limit": limit})
            yield Remark(id_[:200], prefix + name, reason)
        if isinstance(value, int) and isinstance(field, models.PositiveSmallIntegerField) and not 0 <= value < 2**15:
            yield Remark(id_[:200], prefix + name, Sentence(N_("Dit getal kan niet kloppen.")))
