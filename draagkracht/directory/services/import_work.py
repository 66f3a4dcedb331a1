"""What jobs do for an import: fetching, reading and comparing, and writing all of it or nothing."""

import datetime
import itertools
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.models import FieldChange, ImportFeed, ImportFile, ImportRun, Service
from draagkracht.directory.ports import Fetcher
from draagkracht.directory.queries.staff import names_by_id
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.directory.rules.history import Action, AuthorKind, Subject
from draagkracht.directory.rules.hsds.records import ServiceRecord
from draagkracht.directory.rules.importing.paging import Cursor, read_cursor
from draagkracht.directory.rules.importing.reading import Reading, read, refused
from draagkracht.directory.rules.importing.report import (
    MOST_LINES,
    MOST_SAMPLES,
    FieldOfSample,
    Report,
    Sample,
    cut,
    lines_of,
    report_of,
)
from draagkracht.directory.rules.importing.sources import FETCHED, SourceKind
from draagkracht.directory.rules.importing.states import ImportState
from draagkracht.directory.services.fetching import Answer, Pause, SourceFailed, fetch_answers
from draagkracht.directory.services.importing import Imported, import_services
from draagkracht.directory.services.imports import FETCH, READ, WRITE, get_locked, go, queue
from draagkracht.municipalities.models import Municipality

# A job keeps what it fetched when it ends: so many answers at a time are lost at most, and shown as progress.
ANSWERS_A_JOB: Final = 20
# Of a new service these say nothing new: the name stands above them.
NOT_NEWS: Final = {"name", "status", "other_attributes"}
NOTHING_THERE: Final = Sentence(N_("Er staan geen diensten in."))


@dataclass(frozen=True, slots=True)
class Compared:
    """What an import did, held against what was there."""

    done: Imported
    new: tuple[Sample, ...]
    changed: tuple[Sample, ...]
    same: tuple[Sample, ...]
    names: Mapping[str, str]


@transaction.atomic
def fetch_import(*, run_id: int, fetcher: Fetcher, at: datetime.datetime, pause: Pause = time.sleep) -> None:
    """Fetch some answers of a source and keep them, with where the fetch is; queue what comes next.

    The import is not held meanwhile: who stops it need not wait, and what was fetched then is thrown away.
    """
    run = ImportRun.objects.get(pk=run_id)
    if run.state != ImportState.FETCHING:
        return
    started = read_cursor(run.cursor)
    answers: list[Answer] = []
    fault = None
    try:
        found = fetch_answers(fetcher=fetcher, kind=SourceKind(run.kind), address=run.name, cursor=started, pause=pause)
        answers.extend(itertools.islice(found, ANSWERS_A_JOB))
    except SourceFailed as error:
        fault = error.reason
    run = get_locked(run_id)
    if run.state == ImportState.FETCHING and read_cursor(run.cursor) == started:
        _keep_answers(run, answers, fault, started, at)


def _keep_answers(
    run: ImportRun, answers: Sequence[Answer], fault: Sentence | None, cursor: Cursor, at: datetime.datetime
) -> None:
    position = ImportFile.objects.filter(run=run).count()
    ImportFile.objects.bulk_create(
        ImportFile(
            municipality_id=run.municipality_id, run=run, position=position + number, name=answer.name,
            content=answer.body,
        )
        for number, answer in enumerate(one for one in answers if one.body is not None)
    )  # fmt: skip
    cursor = answers[-1].cursor if answers else cursor
    run.cursor = cursor.as_json()
    run.changed_at = at
    if fault is not None:
        run.report = Report(fault=fault.dutch()).as_json()
        go(run, to=ImportState.FAILED, at=at)
        _note_fault(run, fault, at)
    elif cursor.is_complete:
        go(run, to=ImportState.READING, at=at)
        queue(run, job=READ)
    else:
        run.save()
        queue(run, job=FETCH)


@transaction.atomic
def read_import(*, run_id: int, at: datetime.datetime) -> None:
    """Read what was given and say what it would do to the directory, which stays as it is.

    The comparison is the import itself, undone: so the preview cannot promise what the import does not do.
    """
    run = get_locked(run_id)
    if run.state != ImportState.READING:
        return
    reading = _read(run)
    report = report_of(reading)
    if reading.feed.refused:
        _refuse(run, report, at)
    elif run.is_nightly:
        go(run, to=ImportState.PREVIEWED, at=at)
        go(run, to=ImportState.CONFIRMED, at=at)
        queue(run, job=WRITE)
    else:
        with transaction.atomic():
            compared = _import(run, reading.feed.services, at)
            transaction.set_rollback(True)
        run.report = _report(run, report, reading, compared).as_json()
        go(run, to=ImportState.PREVIEWED, at=at)


@transaction.atomic
def write_import(*, run_id: int, at: datetime.datetime) -> None:
    """Take over all that was confirmed, in one transaction with the note that it is done."""
    run = get_locked(run_id)
    if run.state != ImportState.CONFIRMED:
        return
    reading = _read(run)
    report = report_of(reading)
    if reading.feed.refused:
        _refuse(run, report, at)
        return
    compared = _import(run, reading.feed.services, at)
    run.report = _report(run, report, reading, compared).as_json()
    run.service_ids = [record.id for record in reading.feed.services]
    go(run, to=ImportState.DONE, at=at)
    ImportFeed.objects.filter(runs=run).update(failing_since=None, fault="")
    # What this source held before is of no use any more.
    ImportRun.objects.filter(kind=run.kind, name=run.name).exclude(pk=run.pk).update(service_ids=[])


def _read(run: ImportRun) -> Reading:
    files = [(name, bytes(content)) for name, content in run.files.values_list("name", "content")]
    reading = read(SourceKind(run.kind), files, run.columns or None)
    if not reading.feed.services and not reading.feed.refused:
        return Reading(refused(run.name, NOTHING_THERE))
    return reading


def _refuse(run: ImportRun, report: Report, at: datetime.datetime) -> None:
    run.report = report.as_json()
    go(run, to=ImportState.REFUSED, at=at)
    _note_fault(run, Sentence(N_("Er zijn fouten in wat de bron gaf. Niets is overgenomen.")), at)


def _note_fault(run: ImportRun, fault: Sentence, at: datetime.datetime) -> None:
    feeds = ImportFeed.objects.filter(runs=run)
    feeds.update(fault=fault.dutch())
    feeds.filter(failing_since=None).update(failing_since=at)


def _import(run: ImportRun, records: Sequence[ServiceRecord], at: datetime.datetime) -> Compared:
    municipality = Municipality.objects.get(pk=run.municipality_id)
    own = Service.objects.filter(municipality=municipality).values_list("hsds_id", "source_digest")
    before = dict(own)
    done = import_services(municipality=municipality, records=records, source=source_name(run), at=at)
    after = dict(own.all())
    new = [record for record in records if record.id not in before]
    changed = [one for one in records if one.id in before and before[one.id] != after.get(one.id)]
    same = [one for one in records if one.id in before and before[one.id] == after.get(one.id)]
    filled, moved = _with_values(_samples(new), municipality), _with_changes(_samples(changed), at)
    return Compared(done, filled, moved, _samples(same), _names([*filled, *moved]))


def source_name(run: ImportRun) -> str:
    """Return what the history calls a source: the host of an address, the name of a file."""
    return (urlsplit(run.name).hostname or run.name) if run.kind in FETCHED else run.name


def _samples(records: Sequence[ServiceRecord]) -> tuple[Sample, ...]:
    first = sorted(records, key=lambda record: (record.name.casefold(), record.id))[:MOST_SAMPLES]
    return tuple(Sample(record.id, record.name) for record in first)


def _with_values(samples: Sequence[Sample], municipality: Municipality) -> tuple[Sample, ...]:
    """Return samples of new services with all that they say."""
    rows = Service.objects.filter(municipality=municipality, hsds_id__in=[sample.id for sample in samples])
    by_key = {row.pk: row.hsds_id for row in rows}
    found = {by_key[pk]: values for pk, values in values_of(Subject.SERVICE, rows).items()}
    return tuple(
        replace(
            sample,
            fields=tuple(
                FieldOfSample(name, None, cut(found[sample.id][name]))
                for name in fields.SERVICE
                if name not in NOT_NEWS and not fields.is_empty(found[sample.id][name])
            ),
        )
        for sample in samples
    )


def _with_changes(samples: Sequence[Sample], at: datetime.datetime) -> tuple[Sample, ...]:
    """Return samples with the fields that the history says were changed just now."""
    lines = FieldChange.objects.filter(
        subject=Subject.SERVICE,
        action=Action.CHANGED,
        author_kind=AuthorKind.IMPORT,
        changed_at=at,
        subject_id__in=[sample.id for sample in samples],
    )
    found: dict[str, list[FieldOfSample]] = {}
    for subject_id, name, old, new in lines.order_by("pk").values_list("subject_id", "field", "old", "new"):
        found.setdefault(subject_id, []).append(FieldOfSample(name, cut(old), cut(new)))
    return tuple(replace(sample, fields=tuple(found.get(sample.id, ()))) for sample in samples)


def _names(samples: Sequence[Sample]) -> dict[str, str]:
    """Return the names of the organisations and places that the fields of samples point to."""
    said: dict[str, list[Any]] = {"organization": [], "locations": []}
    for field in (field for sample in samples for field in sample.fields if field.name in said):
        said[field.name] += [value for value in (field.old, field.new) if value]
    locations = [row["hsds_id"] for rows in said["locations"] for row in rows]
    return names_by_id(said["organization"], locations)


def _report(run: ImportRun, report: Report, reading: Reading, compared: Compared) -> Report:
    gone = _gone(run, {record.id for record in reading.feed.services})
    return replace(
        report,
        created=compared.done.created,
        updated=compared.done.updated,
        unchanged=compared.done.unchanged,
        proposed=compared.done.proposed,
        gone=len(gone),
        warned=report.warned + len(compared.done.warnings),
        warnings=(*report.warnings, *lines_of(compared.done.warnings))[:MOST_LINES],
        new=compared.new,
        changed=compared.changed,
        same=compared.same,
        names=compared.names,
        missing=tuple(gone[:MOST_SAMPLES]),
    )


def _gone(run: ImportRun, present: set[str]) -> list[Sample]:
    """Return the services that this source had the last time and has no more, as far as they are still shown."""
    last = ImportRun.objects.filter(kind=run.kind, name=run.name, state=ImportState.DONE).exclude(pk=run.pk)
    earlier = last.order_by("-done_at").values_list("service_ids", flat=True).first() or []
    left = [service_id for service_id in earlier if service_id not in present]
    shown = Service.objects.filter(
        municipality_id=run.municipality_id, hsds_id__in=left, status=ServiceStatus.ACTIVE
    ).order_by("name")
    return [Sample(service_id, name) for service_id, name in shown.values_list("hsds_id", "name")]
