"""What somebody decides about an import: starting, saying what the columns are, confirming, stopping.

Nothing here writes to the directory. The work is done by jobs (`import_work.py`), each in one transaction, so that one
that is killed is done again from where the last one ended.
"""

import datetime
import hashlib
import uuid
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from django.db import transaction
from django.db.models import Q

from draagkracht.base import jobs
from draagkracht.directory.models import ColumnChoice, ImportFeed, ImportFile, ImportRun
from draagkracht.directory.rules.importing import mapping, paging, sheet
from draagkracht.directory.rules.importing.sources import FETCHED, SourceKind
from draagkracht.directory.rules.importing.states import BUSY, ENDED, MOVES, ImportState, move

FETCH: Final = "directory.fetch-import"
READ: Final = "directory.read-import"
WRITE: Final = "directory.write-import"
KEPT_FOR: Final = datetime.timedelta(days=7)
LONGEST_NAME: Final = 200


class ImportIsGone(Exception):
    """There is no such import in this municipality, or it can no longer do what is asked."""


class ColumnsAreWrong(Exception):
    """The columns cannot be what somebody says that they are."""


@transaction.atomic
def start_upload(
    *,
    municipality_id: int,
    kind: SourceKind,
    name: str,
    content: bytes,
    by: str,
    key: uuid.UUID,
    at: datetime.datetime,
) -> int:
    """Keep a file to be imported, and return the id of its import; the same form twice makes one import.

    A spreadsheet waits until somebody says what its columns are. Raises FileIsWrong for a spreadsheet without columns.
    """
    headers = sheet.peek(content).headers if kind is SourceKind.SHEET else ()
    state = ImportState.MAPPING if kind is SourceKind.SHEET else ImportState.READING
    run, is_new = ImportRun.objects.get_or_create(
        municipality_id=municipality_id,
        key=key,
        defaults={
            "kind": kind,
            "name": _file_name(name),
            "digest": hashlib.sha256(content).hexdigest(),
            "state": state,
            "headers": list(headers),
            "columns": list(_remembered(headers)) if headers else [],
            "started_by": by,
            "started_at": at,
            "changed_at": at,
        },
    )
    if is_new:
        ImportFile.objects.create(municipality_id=municipality_id, run=run, position=0, name=run.name, content=content)
        if state is ImportState.READING:
            queue(run, job=READ)
    return run.pk


@transaction.atomic
def start_fetch(
    *,
    municipality_id: int,
    kind: SourceKind,
    address: str,
    by: str,
    key: uuid.UUID,
    at: datetime.datetime,
    feed_id: int | None = None,
) -> int:
    """Ask an address for what it has, and return the id of the import; the same form twice makes one import.

    With a feed it goes on by itself until it is in the directory. Raises FileIsWrong for what is no address, and
    ValueError for a kind that is not fetched.
    """
    if kind not in FETCHED:
        raise ValueError(f"{kind} is uploaded, not fetched")
    run, is_new = ImportRun.objects.get_or_create(
        municipality_id=municipality_id,
        key=key,
        defaults={
            "kind": kind,
            "name": paging.check_address(address),
            "state": ImportState.FETCHING,
            "feed_id": feed_id,
            "is_nightly": feed_id is not None,
            "started_by": by,
            "started_at": at,
            "changed_at": at,
        },
    )
    if is_new:
        queue(run, job=FETCH)
    return run.pk


@transaction.atomic
def choose_columns(*, run_id: int, columns: Sequence[str], at: datetime.datetime) -> None:
    """Say what the columns of a spreadsheet are, remember it for the next one, and have the rows read.

    Raises ColumnsAreWrong, and ImportIsGone for an import that is beyond this.
    """
    run = get_locked(run_id)
    if run.kind != SourceKind.SHEET or ImportState.READING not in MOVES[ImportState(run.state)]:
        raise ImportIsGone
    if len(columns) != len(run.headers) or mapping.check(run.headers, columns):
        raise ColumnsAreWrong
    ColumnChoice.objects.update_or_create(
        municipality_id=run.municipality_id,
        header_digest=mapping.digest_of(run.headers),
        defaults={"fields": mapping.remember(run.headers, columns)},
    )
    run.columns = list(columns)
    go(run, to=ImportState.READING, at=at)
    queue(run, job=READ)


@transaction.atomic
def confirm_import(*, run_id: int, at: datetime.datetime) -> None:
    """Say yes to what the preview shows; saying it twice, or at the same time, does it once. Raises ImportIsGone."""
    run = get_locked(run_id)
    if run.state in {ImportState.CONFIRMED, ImportState.DONE}:
        return
    if run.state != ImportState.PREVIEWED:
        raise ImportIsGone
    go(run, to=ImportState.CONFIRMED, at=at)
    queue(run, job=WRITE)


@transaction.atomic
def cancel_import(*, run_id: int, at: datetime.datetime) -> None:
    """Stop an import that wrote nothing yet; its file is deleted. Twice does nothing. Raises ImportIsGone."""
    run = get_locked(run_id)
    if run.state == ImportState.CANCELLED:
        return
    if ImportState.CANCELLED not in MOVES[ImportState(run.state)]:
        raise ImportIsGone
    go(run, to=ImportState.CANCELLED, at=at)
    ImportFile.objects.filter(run=run).delete()


@transaction.atomic
def resume_import(*, run_id: int, at: datetime.datetime) -> None:
    """Go on with an address that did not answer, where it stopped; queue again what got lost. Raises ImportIsGone."""
    run = get_locked(run_id)
    state = ImportState(run.state)
    if state is ImportState.FAILED:
        go(run, to=ImportState.FETCHING, at=at)
    elif state not in BUSY:
        raise ImportIsGone
    queue(run, job={ImportState.READING: READ, ImportState.CONFIRMED: WRITE}.get(state, FETCH))


@transaction.atomic
def save_feed(*, run_id: int, by: str, at: datetime.datetime) -> int:
    """Ask the address of an import every night from now on; return the id of the feed. Raises ImportIsGone."""
    run = get_locked(run_id)
    if run.kind not in FETCHED or run.state != ImportState.DONE:
        raise ImportIsGone
    feed, _ = ImportFeed.objects.get_or_create(
        municipality_id=run.municipality_id,
        kind=run.kind,
        address=run.name,
        defaults={"saved_by": by, "saved_at": at},
    )
    return feed.pk


@transaction.atomic
def stop_feed(*, feed_id: int) -> None:
    """Ask an address no more; what came of it stays. A second time does nothing."""
    ImportFeed.objects.filter(pk=feed_id).delete()


@transaction.atomic
def fetch_feeds(*, municipality_id: int, at: datetime.datetime) -> int:
    """Start an import of every address that is asked at night; return how many. Twice on a day does nothing."""
    feeds = list(ImportFeed.objects.order_by("pk"))
    for feed in feeds:
        start_fetch(
            municipality_id=municipality_id,
            kind=SourceKind(feed.kind),
            address=feed.address,
            by=feed.saved_by,
            key=uuid.uuid5(uuid.NAMESPACE_URL, f"{feed.pk}/{at.date().isoformat()}"),
            at=at,
            feed_id=feed.pk,
        )
    return len(feeds)


@transaction.atomic
def delete_expired(*, now: datetime.datetime) -> int:
    """Delete the files of imports that ended, or that nobody touched, a week ago; return how many files.

    What nobody touched is stopped: without its file it cannot go on.
    """
    old = ImportRun.objects.filter(changed_at__lte=now - KEPT_FOR)
    living = [state.value for state in ImportState if state not in ENDED]
    stoppable = [state.value for state in ImportState if ImportState.CANCELLED in MOVES[state]]
    gone = ImportFile.objects.filter(Q(run__in=old), ~Q(run__state__in=set(living) - set(stoppable))).delete()[0]
    old.filter(state__in=stoppable).update(state=ImportState.CANCELLED, changed_at=now)
    return gone


def get_locked(run_id: int) -> ImportRun:
    """Return an import that nobody else changes until this transaction ends; raises ImportIsGone."""
    run = ImportRun.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
    if run is None:
        raise ImportIsGone
    return run


def go(run: ImportRun, *, to: ImportState, at: datetime.datetime) -> None:
    """Move an import to a state and save it; raises MoveIsNotAllowed."""
    run.state = move(ImportState(run.state), to)
    run.changed_at = at
    run.done_at = at if to is ImportState.DONE else None
    run.save()


def queue(run: ImportRun, *, job: str) -> None:
    """Queue one of the jobs of an import; one that still waits is enough."""
    # Two imports of one municipality would wait for each other's rows; one after the other they do not.
    alone = "" if job == FETCH else f"directory.import/{run.municipality_id}"
    jobs.queue_job(
        name=job,
        municipality_id=run.municipality_id,
        arguments={"run_id": run.pk},
        key=str(run.pk),
        one_at_a_time=alone,
    )


def _remembered(headers: Sequence[str]) -> Sequence[str]:
    """Return what the columns of this set were the last time, else what their names say."""
    kept = ColumnChoice.objects.filter(header_digest=mapping.digest_of(headers)).first()
    return mapping.recall(headers, kept.fields) if kept else mapping.propose(headers)


def _file_name(name: str) -> str:
    """Return the last part of a name that a browser sent, without what cannot be shown."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable())[:LONGEST_NAME] or "bestand"
