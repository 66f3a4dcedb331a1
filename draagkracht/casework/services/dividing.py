"""Giving several requests that nobody has yet to one colleague: the one thing that is done to many cases at once.

It is safe in bulk because nothing of it leaves the building, nobody loses a case by it, and each can be given on.
"""

import datetime
import uuid
from collections.abc import Iterable

from django.db import transaction

from draagkracht.casework.permissions import Worker
from draagkracht.casework.services import acts, notes, teams
from draagkracht.casework.services.acts import Act


@transaction.atomic
def divide_cases(
    *, case_ids: Iterable[uuid.UUID], consultant_id: int, by: Worker, at: datetime.datetime, key: uuid.UUID
) -> tuple[int, int]:
    """Give cases to a colleague, each with a line in its own history; return how many were given, and how many not.

    Left as they are: what somebody else took meanwhile, what is of a team to which the colleague does not belong, and
    what `by` may not see. `key` is of the form: sending it twice has one effect. Raises notes.NoColleague.
    """
    given = left = 0
    for case_id in sorted(set(case_ids)):  # in one order, so that two who divide at once wait for each other
        act = Act(case_id=case_id, by=by, at=at, key=uuid.uuid5(key, str(case_id)))
        try:
            if _is_to_give(act):
                notes.assign_case(act=act, consultant_id=consultant_id)
                given += 1
            else:
                left += 1
        except (acts.CaseIsGone, teams.OtherTeam):
            left += 1
    return given, left


def _is_to_give(act: Act) -> bool:
    """Tell whether nobody has a case, or this very form gave it. Raises acts.CaseIsGone."""
    case = acts.lock_case(act)
    return acts.is_done(act) or (case.consultant_id is None and case.ended_at is None)
