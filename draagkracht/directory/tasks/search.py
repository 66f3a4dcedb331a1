"""The index of the search, in the background: after a change of the lexicon, and every night for what was missed."""

from draagkracht.base import jobs
from draagkracht.directory.services import indexing


@jobs.periodic("directory.index-stale", cron="10 3 * * *")
def index_stale() -> None:
    """Index what is not in the index of one municipality, or was put there with another lexicon."""
    indexing.index_stale_services()
