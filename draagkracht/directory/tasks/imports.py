"""Imports in the background: fetching, reading, writing, and the addresses that are asked every night."""

from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.directory.ports import get_fetcher
from draagkracht.directory.services import import_work, imports


@jobs.task(imports.FETCH)
def fetch_import(run_id: int) -> None:
    """Fetch the next answers of a source."""
    import_work.fetch_import(run_id=run_id, fetcher=get_fetcher(), at=timezone.now())


@jobs.task(imports.READ)
def read_import(run_id: int) -> None:
    """Read what was given and compare it with the directory."""
    import_work.read_import(run_id=run_id, at=timezone.now())


@jobs.task(imports.WRITE)
def write_import(run_id: int) -> None:
    """Take over what was confirmed."""
    import_work.write_import(run_id=run_id, at=timezone.now())


@jobs.periodic("directory.fetch-feeds", cron="10 1 * * *")
def fetch_feeds() -> None:
    """Ask every saved address what it has tonight."""
    (municipality_id,) = tenancy.current_municipalities()
    imports.fetch_feeds(municipality_id=municipality_id, at=timezone.now())
