"""Writing the directory: taking over the services of a feed, all or nothing."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from draagkracht.base.text import N_, Sentence
from draagkracht.directory import rows
from draagkracht.directory.models import FieldLock, Location, Organization, Service, ServiceAtLocation
from draagkracht.directory.queries.values import COLUMNS, MODELS, PART_MODELS, Values, row_of, values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Action, Author, AuthorKind, Subject
from draagkracht.directory.rules.hsds.records import Remark, ServiceRecord
from draagkracht.directory.rules.merging import merge
from draagkracht.directory.services.indexing import index_services
from draagkracht.directory.services.proposals import propose_change
from draagkracht.directory.services.readers import Readers, known_municipalities, readers_of, widen
from draagkracht.directory.services.recording import Line, record_changes
from draagkracht.municipalities.models import Municipality

KEPT_ON_UPDATE: Final = {"id", "municipality", "hsds_id", "assured_at", "assured_by"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and what its reader must know; `proposed` counts the services with a locked field."""

    created: int
    updated: int
    unchanged: int
    warnings: tuple[Remark, ...]
    proposed: int = 0


@dataclass(slots=True)
class _Taken:
    """Entries of one kind as an import leaves them: the rows by id, and what it changed in each; all of a new one."""

    rows: dict[str, Any] = field(default_factory=dict)
    changed: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    proposed: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


@transaction.atomic
def import_services(
    *,
    municipality: Municipality,
    records: Sequence[ServiceRecord],
    source: str = "",
    at: datetime.datetime | None = None,
) -> Imported:
    """Take over the services of a feed as property of one municipality; a second time with the same feed does nothing.

    `source` is what the history calls the feed; without one it says that an import did it. A field that a person
    changed keeps its value until the feed says something new; a field that is locked keeps it, and an editor gets a
    proposal. What does not fit its column is left out, with a warning. The date of a person's confirmation never
    moves. A service that is in the feed no more stays. Raises MunicipalityIsNotSet outside `tenancy.acting_for`.
    """
    known = known_municipalities()
    readers = {record.id: readers_of(_areas(record), owner_id=municipality.pk, known=known) for record in records}
    digests = {record.id: _digest(record, readers[record.id]) for record in records}
    stored = dict(Service.objects.filter(municipality=municipality).values_list("hsds_id", "source_digest"))
    changed = [record for record in records if stored.get(record.id) != digests[record.id]]
    created = sum(record.id not in stored for record in changed)
    author = Author(AuthorKind.IMPORT, source=source)
    proposed = _write(municipality, changed, readers, digests, author, at or timezone.now())
    return Imported(
        created=created,
        updated=len(changed) - created,
        unchanged=len(records) - len(changed),
        warnings=tuple(
            remark for record in records for remark in (*_unknown_areas(record, known), *rows.left_out(record))
        ),
        proposed=proposed,
    )


def _digest(record: ServiceRecord, readers: Readers) -> str:
    """Return a fingerprint of a record and its readers: the same fingerprint, nothing to write."""
    return hashlib.sha256(repr((record, readers)).encode()).hexdigest()


def _areas(record: ServiceRecord) -> Iterable[tuple[str, str]]:
    return [(area.extent, area.name) for area in record.service_areas]


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
    author: Author,
    at: datetime.datetime,
) -> int:
    """Write what changed; return how many services got a proposal instead."""
    organizations = _take(Subject.ORGANIZATION, municipality, _organizations(records))
    _save(Organization, organizations.rows)
    locations = _take(Subject.LOCATION, municipality, _locations(records))
    _save(Location, locations.rows)
    values = {record.id: _values(record) for record in records}
    services = _take(Subject.SERVICE, municipality, values)
    for record in records:
        row, changed = services.rows[record.id], services.changed[record.id]
        row.source_digest = digests[record.id]
        if "organization" in changed:
            row.organization = organizations.rows.get(changed["organization"])
        if "service_areas" in changed or "service_areas" not in services.proposed.get(record.id, ()):
            row.served_ids, row.is_everywhere = list(readers[record.id].served_ids), readers[record.id].is_everywhere
    _save(Service, services.rows)
    left = _write_parts(records, services, locations.rows)
    widen(organizations=organizations.rows.values(), locations=[*locations.rows.values(), *left])
    lines = [*services.lines, *organizations.lines, *locations.lines]
    record_changes(municipality_id=municipality.pk, lines=lines, author=author, at=at)
    index_services(service_ids=_affected(services, organizations, locations))
    for hsds_id, changes in services.proposed.items():
        propose_change(service_id=services.rows[hsds_id].pk, changes=changes, message="", author=author, at=at)
    return len(services.proposed)


def _affected(services: _Taken, organizations: _Taken, locations: _Taken) -> set[int]:
    """Return the services whose text in the search may differ now: those of a feed, and others with the same names."""
    renamed = [organizations.rows[key].pk for key, fields in organizations.changed.items() if fields]
    moved = [locations.rows[key].pk for key, fields in locations.changed.items() if fields]
    named = Service.objects.filter(organization__in=renamed).values_list("pk", flat=True)
    there = ServiceAtLocation.objects.filter(location__in=moved).values_list("service_id", flat=True)
    return {*(row.pk for row in services.rows.values()), *named, *there}


def _organizations(records: Sequence[ServiceRecord]) -> dict[str, Values]:
    found = [record.organization for record in records if record.organization]
    return {one.id: rows.fitting(Organization, rows.organization(one)) for one in found}


def _locations(records: Sequence[ServiceRecord]) -> dict[str, Values]:
    found = [at.location for record in records for at in record.service_at_locations]
    return {one.id: rows.fitting(Location, rows.location(one)) for one in found}


def _values(record: ServiceRecord) -> Values:
    """Return what a record says of each field."""
    places = {at.location.id: at.description for at in record.service_at_locations}
    return {
        **rows.fitting(Service, rows.service(record)),
        "organization": record.organization.id if record.organization else "",
        "locations": [{"hsds_id": key, "description": text} for key, text in places.items()],
        **{
            part: [row_of(part, rows.fitting(model, columns)) for columns in rows.PARTS[part](record)]
            for part, model in PART_MODELS.items()
        },
    }


def _take(subject: Subject, owner: Municipality, feed: Mapping[str, Values]) -> _Taken:
    """Return the entries as they will be, without writing anything."""
    model: Any = MODELS[subject]
    taken = _Taken()
    own = model.objects.filter(municipality=owner, hsds_id__in=feed)
    stored = {row.hsds_id: row for row in own.select_for_update(of=("self",))}
    present = values_of(subject, stored.values())
    locks = _locks(subject, stored)
    for hsds_id, values in sorted(feed.items()):
        row, marks = stored.get(hsds_id), fields.fingerprints(values)
        if row is None:
            row = model(municipality=owner, hsds_id=hsds_id)
            taken.changed[hsds_id] = values
            taken.lines.append(Line(subject=subject, subject_id=hsds_id, action=Action.ADDED))
        else:
            before = present[row.pk]
            merged = merge(
                present=before, feed=values, marks=marks, last_marks=row.source_fields, locked=locks.get(hsds_id, ())
            )
            taken.changed[hsds_id] = merged.changed
            if merged.proposed:
                taken.proposed[hsds_id] = merged.proposed
            taken.lines += [
                Line(subject=subject, subject_id=hsds_id, field=name, old=before[name], new=value)
                for name, value in merged.changed.items()
            ]
        row.source_fields = marks
        for name in COLUMNS[subject]:
            if name in taken.changed[hsds_id]:
                setattr(row, name, taken.changed[hsds_id][name])
        taken.rows[hsds_id] = row
    return taken


def _locks(subject: Subject, hsds_ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    locks = FieldLock.objects.filter(subject=subject, subject_id__in=list(hsds_ids))
    for hsds_id, name in locks.values_list("subject_id", "field"):
        found.setdefault(hsds_id, set()).add(name)
    return found


def _save(model: type[Any], entries: Mapping[str, Any]) -> None:
    """Add or change rows, all at once: a list of updates would take one statement for each."""
    names = [one.name for one in model._meta.local_concrete_fields if one.name not in KEPT_ON_UPDATE]
    for row in entries.values():
        row.pk = None
    model.objects.bulk_create(
        list(entries.values()), update_conflicts=True, unique_fields=["municipality", "hsds_id"], update_fields=names
    )


def _write_parts(records: Sequence[ServiceRecord], services: _Taken, locations: Mapping[str, Any]) -> list[Location]:
    """Replace the parts that changed; return the places that services left."""
    for part, model in PART_MODELS.items():
        owners = {key: row for key, row in services.rows.items() if part in services.changed[key]}
        model._default_manager.filter(service__in=owners.values()).delete()
        model._default_manager.bulk_create(
            [model(service=row, **columns) for key, row in owners.items() for columns in services.changed[key][part]]
        )
    moved = [record for record in records if "locations" in services.changed[record.id]]
    before = ServiceAtLocation.objects.filter(service__in=[services.rows[record.id] for record in moved])
    left = [at.location for at in before.select_related("location") if at.location.hsds_id not in locations]
    before.delete()
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(
            service=services.rows[record.id],
            location=locations[at.location.id],
            hsds_id=at.id,
            description=at.description,
        )
        for record in moved
        for at in {at.location.id: at for at in record.service_at_locations}.values()
    )
    return left
