"""Writing the directory: taking over the services of a feed, all or nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models, transaction

from draagkracht.base.text import N_, Sentence
from draagkracht.directory import rows
from draagkracht.directory.models import Location, Organization, Service, ServiceAtLocation
from draagkracht.directory.rules.hsds.records import Remark, ServiceRecord
from draagkracht.municipalities.models import Municipality

PARTS = ("schedules", "cost_options", "contacts", "service_areas")
# What a feed does not know about, or may not move.
KEPT_ON_UPDATE = {
    *("id", "municipality", "hsds_id", "assured_at", "assured_by"),
    *("merged_into", "funding_kind", "funding_until", "reimbursement"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and what its reader must know."""

    created: int
    updated: int
    unchanged: int
    warnings: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Readers:
    """Which municipalities read a row besides its owner."""

    served_ids: tuple[int, ...]
    is_everywhere: bool


@transaction.atomic
def import_services(*, municipality: Municipality, records: Sequence[ServiceRecord]) -> Imported:
    """Take over the services of a feed as property of one municipality; a second time with the same feed does nothing.

    What does not fit its column is left out, with a warning. The date of a person's confirmation never moves.
    Raises MunicipalityIsNotSet outside `tenancy.acting_for`.
    """
    known = {name.casefold(): pk for pk, code, title in _municipalities() for name in (code, title)}
    readers = {record.id: _readers(record, municipality, known) for record in records}
    digests = {record.id: _digest(record, readers[record.id]) for record in records}
    stored = dict(Service.objects.filter(municipality=municipality).values_list("hsds_id", "source_digest"))
    changed = [record for record in records if stored.get(record.id) != digests[record.id]]
    created = sum(record.id not in stored for record in changed)
    _write(municipality, changed, readers, digests)
    return Imported(
        created=created,
        updated=len(changed) - created,
        unchanged=len(records) - len(changed),
        warnings=tuple(
            remark for record in records for remark in (*_unknown_areas(record, known), *rows.left_out(record))
        ),
    )


def _digest(record: ServiceRecord, readers: Readers) -> str:
    """Return a fingerprint of a record and its readers: the same fingerprint, nothing to write."""
    return hashlib.sha256(repr((record, readers)).encode()).hexdigest()


def _municipalities() -> Iterable[tuple[int, str, str]]:
    return Municipality.objects.values_list("pk", "code", "name")


def _readers(record: ServiceRecord, owner: Municipality, known: Mapping[str, int]) -> Readers:
    """Return who reads a service: what its areas name; without a known area the municipality of the import."""
    words = {word.casefold() for area in record.service_areas for word in (area.extent, area.name) if word}
    served = sorted({known[word] for word in words if word in known})
    is_everywhere = bool(words & rows.EVERYWHERE)
    if not served and not is_everywhere:
        served = [owner.pk]
    return Readers(tuple(served), is_everywhere)


def _unknown_areas(record: ServiceRecord, known: Mapping[str, int]) -> Iterable[Remark]:
    for area in record.service_areas:
        words = {word.casefold() for word in (area.extent, area.name) if word}
        if not words & (known.keys() | rows.EVERYWHERE):
            reason = Sentence(N_("Dit gebied kennen wij niet. De dienst is er nu voor de eigen gemeente."))
            yield Remark(record.id, "service_areas", reason)


def _write(
    municipality: Municipality,
    records: Sequence[ServiceRecord],
    readers: Mapping[str, Readers],
    digests: Mapping[str, str],
) -> None:
    organizations = _upsert(
        Organization,
        municipality,
        {record.organization.id: rows.organization(record.organization) for record in records if record.organization},
    )
    locations = _upsert(
        Location,
        municipality,
        {at.location.id: rows.location(at.location) for record in records for at in record.service_at_locations},
    )
    services = _upsert(
        Service,
        municipality,
        {
            record.id: rows.service(record)
            | asdict(readers[record.id])
            | {
                "organization": organizations[record.organization.id] if record.organization else None,
                "source_digest": digests[record.id],
            }
            for record in records
        },
    )
    for part in (*PARTS, "service_at_locations"):
        getattr(Service, part).rel.related_model.objects.filter(service__in=services.values()).delete()
    for part in PARTS:
        model: type[models.Model] = getattr(Service, part).rel.related_model
        model._default_manager.bulk_create(
            [
                model(service=services[record.id], **rows.fitting(model, values))
                for record in records
                for values in rows.PARTS[part](record)
            ]
        )
    ServiceAtLocation.objects.bulk_create(
        [
            ServiceAtLocation(
                service=services[record.id],
                location=locations[at.location.id],
                hsds_id=at.id,
                description=at.description,
            )
            for record in records
            for at in {at.location.id: at for at in record.service_at_locations}.values()
        ]
    )
    _widen(Organization, organizations.values(), "organization_id", Service.objects.all())
    _widen(Location, locations.values(), "location_id", ServiceAtLocation.objects.all(), "service__")


def _upsert(model: type[Any], owner: Municipality, values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Add or change the rows with these ids; return them by id."""
    fields = [field.name for field in model._meta.local_concrete_fields if field.name not in KEPT_ON_UPDATE]
    objects = [
        model(municipality=owner, hsds_id=key, **rows.fitting(model, columns))
        for key, columns in sorted(values.items())
    ]
    saved = model.objects.bulk_create(
        objects, update_conflicts=True, unique_fields=["municipality", "hsds_id"], update_fields=fields
    )
    return {row.hsds_id: row for row in saved}


def _widen(model: type[Any], changed: Iterable[Any], key: str, uses: "models.QuerySet[Any]", path: str = "") -> None:
    """Let everybody who reads a service read its organisation and its places too."""
    changed_rows = list(changed)
    served: dict[int, set[int]] = defaultdict(set)
    everywhere: set[int] = set()
    found = uses.filter(**{f"{key}__in": [row.pk for row in changed_rows]})
    for pk, ids, is_everywhere in found.values_list(key, f"{path}served_ids", f"{path}is_everywhere"):
        served[pk].update(ids)
        if is_everywhere:
            everywhere.add(pk)
    for row in changed_rows:
        row.served_ids, row.is_everywhere = sorted(served[row.pk]), row.pk in everywhere
    model.objects.bulk_update(changed_rows, ["served_ids", "is_everywhere"], batch_size=500)
