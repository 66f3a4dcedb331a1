"""Putting values into the columns and parts of an entry. Who may, and what the history says, is decided before."""

from collections.abc import Mapping
from typing import Any

from draagkracht.base import tenancy
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.models import Location, Organization, Service, ServiceAtLocation
from draagkracht.directory.queries.values import PART_MODELS
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Json, Subject
from draagkracht.directory.services import readers

UNKNOWN = Sentence(N_("Deze kennen wij niet. Kies er een uit de lijst."))


def write_values(*, subject: Subject, entry: Any, values: Mapping[str, Json]) -> None:
    """Give an entry these values, already checked, and let it be read by whom its areas name.

    Raises fields.ValueIsWrong for an organisation or a place that is not this municipality's.
    """
    if subject is not Subject.SERVICE:
        _save(entry, values)
        return
    service: Service = entry
    before = service.organization
    columns: dict[str, Any] = {
        name: value for name, value in values.items() if name not in fields.PARTS and name != "organization"
    }
    if "organization" in values:
        columns["organization"] = _organization(values["organization"])
    if "service_areas" in values:
        columns |= _readers(service, values["service_areas"])
    _save(service, columns)
    gone = _write_parts(service, values)
    if not values.keys().isdisjoint({"organization", "service_areas", "locations"}):
        owners = {row.pk: row for row in (before, service.organization) if row is not None}
        readers.widen(organizations=owners.values(), locations={*gone, *_locations_of(service)})


def _save(entry: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(update_fields=[*values, "modified_at"])


def _organization(hsds_id: Json) -> Organization | None:
    if not hsds_id:
        return None
    own = Organization.objects.filter(municipality__in=tenancy.current_municipalities(), hsds_id=hsds_id).first()
    if own is None:
        raise fields.ValueIsWrong("organization", UNKNOWN)
    return own


def _readers(service: Service, areas: Json) -> dict[str, Any]:
    rows: Any = areas
    named = [(row["extent"], row["name"]) for row in rows]
    found = readers.readers_of(named, owner_id=service.municipality_id, known=readers.known_municipalities())
    return {"served_ids": list(found.served_ids), "is_everywhere": found.is_everywhere}


def _write_parts(service: Service, values: Mapping[str, Json]) -> list[Location]:
    """Replace the parts that are among the values; return the places that the service left."""
    for part, model in PART_MODELS.items():
        if part in values:
            rows: Any = values[part]
            model._default_manager.filter(service=service).delete()
            model._default_manager.bulk_create(
                [model(service=service, **{**row, "hsds_id": row["hsds_id"] or _row_id(service, part, number)})
                 for number, row in enumerate(rows)]
            )  # fmt: skip
    return _write_locations(service, values["locations"]) if "locations" in values else []


def _row_id(service: Service, part: str, number: int) -> str:
    """Return an id for a row that somebody typed: the service's own, the part and its place."""
    return f"{service.hsds_id[:250]}/{part}/{number + 1}"


def _write_locations(service: Service, value: Json) -> list[Location]:
    rows: Any = value
    texts = {row["hsds_id"]: row["description"] for row in rows}
    own = Location.objects.filter(municipality=service.municipality_id, hsds_id__in=texts)
    wanted = {location.hsds_id: location for location in own}
    present = {at.location.hsds_id: at for at in _places(service)}
    if texts.keys() - wanted.keys() - present.keys():
        raise fields.ValueIsWrong("locations", UNKNOWN)
    gone = [at for key, at in present.items() if key not in texts]
    ServiceAtLocation.objects.filter(pk__in=[at.pk for at in gone]).delete()
    for key, text in texts.items():
        at = present.get(key) or ServiceAtLocation(
            service=service, location=wanted[key], hsds_id=f"{service.hsds_id[:149]}/{key[:149]}"
        )
        at.description = text
        at.save()
    return [at.location for at in gone]


def _places(service: Service) -> Any:
    return ServiceAtLocation.objects.filter(service=service).select_related("location")


def _locations_of(service: Service) -> list[Location]:
    return [at.location for at in _places(service)]
