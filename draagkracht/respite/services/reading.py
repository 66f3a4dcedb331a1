"""Reading a region for a job: what is there to plan with, and that somebody had it read."""

import datetime
from uuid import UUID

from draagkracht.accounts import acting
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.respite.models import FairnessCurve, Plan
from draagkracht.respite.queries.regional import Read, read_region
from draagkracht.respite.queries.regions import get_settings
from draagkracht.respite.services.noting import note_region


def read_for(*, job: Plan | FairnessCurve, what: str, about: UUID, role: Role, at: datetime.datetime) -> Read:
    """Read the region of a plan or a curve, and say in the log of each whose request was read who asked for it.

    The settings are those of the municipality that plans; for the rest it works for all members.
    """
    settings = get_settings(job.monday)
    with tenancy.acting_for(*job.region.member_ids):
        read = read_region(job.region, monday=job.monday, settings=settings, at=at)
        by = acting.worker(job.by_user_id, job.asked_by, role.value) if job.by_user_id else CLOCK
        keys = [one.key for one in read.regional.asking]
        note_region(region=job.region, keys=keys, what=what, by=by, at=at, about=str(about))
    return read
