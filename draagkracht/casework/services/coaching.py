"""A network coach for a carer: begins, is looked at on a day, goes on or ends. What came out of it is in the history.

Each raises acts.CaseIsGone; the same form sent again does nothing.
"""

import datetime
import uuid

from django.db import transaction

from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import Case, Party
from draagkracht.casework.rules import notes
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import State
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.directory.rules.presentation import day_of_year

WHAT = "casework.network_coach"


@transaction.atomic
def begin_coach(
    *, act: Act, party_id: uuid.UUID, coach: str, from_date: datetime.date, check_date: datetime.date
) -> None:
    """Write down that a network coach begins for a carer who has none, and when one looks how it goes."""
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    party = _carer(case, party_id, has_coach=False)
    party.coach, party.coach_from_date, party.coach_check_date = coach, from_date, check_date
    said = f"{coach}, {day_of_year(from_date).dutch()}. {_next(check_date)}"
    _keep(case, party, act, notes.COACH_BEGINS, said)


@transaction.atomic
def look_at_coach(*, act: Act, party_id: uuid.UUID, text: str, check_date: datetime.date | None) -> None:
    """Write down how it goes with a network coach, and when one looks again; without such a day it ends."""
    case = acts.lock_case(act)
    if acts.is_done(act):
        return
    party = _carer(case, party_id, has_coach=True)
    said, step = f"{party.coach}: {text}", notes.COACH_GOES_ON if check_date else notes.COACH_ENDS
    if check_date:
        party.coach_check_date, said = check_date, f"{said} {_next(check_date)}"
    else:
        party.coach, party.coach_from_date, party.coach_check_date = "", None, None
    _keep(case, party, act, step, said)


def _next(day: datetime.date) -> str:
    return f"Wij kijken weer op {day_of_year(day).dutch()}."


def _keep(case: Case, party: Party, act: Act, step: str, said: str) -> None:
    party.save(update_fields=["coach", "coach_from_date", "coach_check_date"])
    acts.finish(case, act=act, step=step, after=State(case.state), reason=f"{party.name}, {said}", why=Purpose.CONTACT)
    subjects = acts.subjects_of([party])
    acts.log(case, by=act.by, action=Action.CHANGE, subjects=subjects, what=WHAT, why=Purpose.CONTACT, at=act.at)


def _carer(case: Case, party_id: uuid.UUID, *, has_coach: bool) -> Party:
    rows = case.parties.filter(public_id=party_id, role=PartyRole.CARER.value, left_at=None).exclude(name="")
    rows = rows.exclude(coach="") if has_coach else rows.filter(coach="")
    party = rows.select_related("person").first()
    if party is None:
        raise acts.CaseIsGone
    return party
