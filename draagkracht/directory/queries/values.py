"""What the fields of entries are now, as values of `rules/fields.py`: for comparing, keeping and putting back."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django.db import models

from draagkracht.directory.models import (
    Contact,
    CostOption,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Json, Subject

Values = dict[str, Json]

MODELS: Final[Mapping[Subject, type[models.Model]]] = {
    Subject.SERVICE: Service,
    Subject.ORGANIZATION: Organization,
    Subject.LOCATION: Location,
}
PART_MODELS: Final[Mapping[str, type[models.Model]]] = {
    "schedules": Schedule,
    "cost_options": CostOption,
    "contacts": Contact,
    "service_areas": ServiceArea,
}
COLUMNS: Final[Mapping[Subject, tuple[str, ...]]] = {
    subject: tuple(name for name, field in own.items() if field.kind not in {fields.Kind.ROWS, fields.Kind.ENTRY})
    for subject, own in fields.FIELDS.items()
}


def values_of(subject: Subject, entries: Collection[Any]) -> dict[int, Values]:
    """Return the values of all fields of these rows, by primary key; some six queries, however many services."""
    found = {row.pk: {name: plain(getattr(row, name)) for name in COLUMNS[subject]} for row in entries}
    if subject is Subject.SERVICE and found:
        for pk, name, value in (*_organizations(entries), *_parts(tuple(found)), *_locations(tuple(found))):
            found[pk][name] = value
    return found


def row_of(part: str, columns: Mapping[str, Any]) -> dict[str, Json]:
    """Return one row of a part as a value: days and times as text."""
    names = ("hsds_id", *(fields.SERVICE[part].columns or ()))
    return {name: plain(columns.get(name)) if name in columns else _empty(part, name) for name in names}


def plain(value: Any) -> Json:
    """Return the value of a column as JSON has it."""
    if isinstance(value, datetime.date | datetime.time):
        return value.replace(microsecond=0).isoformat() if isinstance(value, datetime.time) else value.isoformat()
    return value  # type: ignore[no-any-return]


def _empty(part: str, name: str) -> Json:
    kind = (fields.SERVICE[part].columns or {}).get(name)
    return "" if kind is None or kind in fields.LIMITS else None


def _organizations(services: Iterable[Any]) -> Iterable[tuple[int, str, Json]]:
    keys = {service.organization_id for service in services if service.organization_id}
    ids = dict(Organization.objects.filter(pk__in=keys).values_list("pk", "hsds_id")) if keys else {}
    for service in services:
        yield service.pk, "organization", ids.get(service.organization_id, "")


def _parts(service_pks: Collection[int]) -> Iterable[tuple[int, str, Json]]:
    for part, model in PART_MODELS.items():
        names = ("hsds_id", *(fields.SERVICE[part].columns or ()))
        rows: dict[int, list[Json]] = defaultdict(list)
        found = model._default_manager.filter(service__in=service_pks).order_by("pk")
        for pk, *columns in found.values_list("service_id", *names):
            rows[pk].append({name: plain(value) for name, value in zip(names, columns, strict=True)})
        for pk in service_pks:
            yield pk, part, rows[pk]


def _locations(service_pks: Collection[int]) -> Iterable[tuple[int, str, Json]]:
    rows: dict[int, list[Json]] = defaultdict(list)
    found = ServiceAtLocation.objects.filter(service__in=service_pks).order_by("pk")
    for pk, hsds_id, text in found.values_list("service_id", "location__hsds_id", "description"):
        rows[pk].append({"hsds_id": hsds_id, "description": text})
    for pk in service_pks:
        yield pk, "locations", rows[pk]
