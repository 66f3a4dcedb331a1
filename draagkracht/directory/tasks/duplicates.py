"""Looking every night for what is twice."""

from draagkracht.base import jobs, tenancy
from draagkracht.directory.services import duplicates


@jobs.periodic("directory.find-duplicates", cron="40 2 * * *")
def find_duplicates() -> None:
    """Look for pairs in one municipality."""
    for municipality_id in tenancy.current_municipalities():
        duplicates.find_duplicates(municipality_id=municipality_id)
