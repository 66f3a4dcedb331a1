"""Reading imports: what is going on, and what one of them found."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from draagkracht.base import tenancy
from draagkracht.directory.models import ImportFeed, ImportFile, ImportRun, Service
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import sheet
from draagkracht.directory.rules.importing.paging import Cursor, read_cursor
from draagkracht.directory.rules.importing.report import Report, read_report
from draagkracht.directory.rules.importing.sources import FETCHED, SourceKind
from draagkracht.directory.rules.importing.states import ImportState
from draagkracht.directory.rules.importing.table import Table

MOST_RUNS: Final = 50


@dataclass(frozen=True, slots=True)
class Run:
    """An import."""

    id: int
    kind: SourceKind
    name: str
    state: ImportState
    is_nightly: bool
    has_feed: bool
    started_by: str
    started_at: datetime.datetime
    changed_at: datetime.datetime
    report: Report
    cursor: Cursor
    headers: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that is asked every night, with how its last import ended."""

    id: int
    kind: SourceKind
    address: str
    saved_by: str
    failing_since: datetime.datetime | None
    fault: str
    last_id: int | None
    last: Report | None
    last_at: datetime.datetime | None


def list_runs() -> list[Run]:
    """Return the latest imports, the newest first."""
    rows = ImportRun.objects.order_by("-started_at", "-pk").defer("service_ids")[:MOST_RUNS]
    return [_run(row) for row in rows]


def get_run(run_id: int) -> Run | None:
    """Return an import of this municipality; None when there is no such one."""
    row = ImportRun.objects.defer("service_ids").filter(pk=run_id).first()
    return _run(row) if row else None


def find_services(service_ids: Collection[str]) -> dict[str, int]:
    """Return the primary keys of this municipality's own services, by id; one that is not there has none."""
    own = Service.objects.filter(municipality__in=tenancy.current_municipalities(), hsds_id__in=service_ids)
    return dict(own.values_list("hsds_id", "pk"))


def get_start(run_id: int) -> Table | None:
    """Return the columns and the first rows of a spreadsheet; None when its file is no longer kept."""
    file = ImportFile.objects.filter(run=run_id).first()
    try:
        return sheet.peek(bytes(file.content)) if file else None
    except FileIsWrong:
        return None


def list_feeds() -> list[Feed]:
    """Return the addresses that are asked every night."""
    found = []
    for row in ImportFeed.objects.order_by("address", "pk"):
        last = row.runs.order_by("-started_at").filter(state=ImportState.DONE).defer("service_ids").first()
        found.append(
            Feed(
                id=row.pk,
                kind=SourceKind(row.kind),
                address=row.address,
                saved_by=row.saved_by,
                failing_since=row.failing_since,
                fault=row.fault,
                last_id=last.pk if last else None,
                last=read_report(last.report) if last else None,
                last_at=last.done_at if last else None,
            )
        )
    return found


def _run(row: ImportRun) -> Run:
    return Run(
        id=row.pk,
        kind=SourceKind(row.kind),
        name=row.name,
        state=ImportState(row.state),
        is_nightly=row.is_nightly,
        has_feed=row.kind in FETCHED and ImportFeed.objects.filter(kind=row.kind, address=row.name).exists(),
        started_by=row.started_by,
        started_at=row.started_at,
        changed_at=row.changed_at,
        report=read_report(row.report),
        cursor=read_cursor(row.cursor),
        headers=tuple(row.headers),
        columns=tuple(row.columns),
    )
