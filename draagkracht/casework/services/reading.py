"""Reading that is written down: whoever opens a case or the work list leaves a row for each person whom they saw.

What is read and its row stand in the transaction of the request, which is there for the municipality anyway.
"""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import cases, handovers, letters, talks, work_list
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.handovers import HandoverFacts
from draagkracht.casework.queries.work_list import Filters, Row, WorkList
from draagkracht.casework.rules.carry_over import Said
from draagkracht.casework.services.acts import CaseIsGone
from draagkracht.referrals.queries import referring
from draagkracht.referrals.queries.referring import Waiting
from draagkracht.referrals.services import noting


def open_case(*, municipality_id: int, public_id: UUID, by: Worker, at: datetime.datetime) -> CaseFile:
    """Return a case, and write down who saw it. Raises CaseIsGone for whoever may not."""
    found = cases.get_case(public_id, by, at=at)
    if found is None:
        raise CaseIsGone
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=found.subjects,
        action=Action.SEE,
        what="casework.case",
        why=Purpose.INVESTIGATION,
        basis=Basis.PUBLIC_TASK,
        about=str(found.public_id),
        at=at,
    )
    return found


def open_said(*, municipality_id: int, case: CaseFile, by: Worker, at: datetime.datetime) -> tuple[Said, ...]:
    """Return what was said in the talks of a case, to write a plan with, and write down who read it."""
    found = talks.list_said(case.id, by)
    if any(text for one in found for text in one.answers.values()):
        _note_said(municipality_id, case, by, at)
    return found


def open_heard(*, municipality_id: int, case: CaseFile, by: Worker, at: datetime.datetime) -> str:
    """Return what a report can say of the talks, and write down who read it."""
    found = letters.heard_of(case.id)
    if found:
        _note_said(municipality_id, case, by, at)
    return found


def _note_said(municipality_id: int, case: CaseFile, by: Worker, at: datetime.datetime) -> None:
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=case.subjects,
        action=Action.SEE,
        what="casework.talk",
        why=Purpose.INVESTIGATION,
        basis=Basis.PUBLIC_TASK,
        about=str(case.public_id),
        at=at,
    )


def open_work_list(
    *, municipality_id: int, by: Worker, filters: Filters, at: datetime.datetime, page: int = 1
) -> WorkList:
    """Return a page of the work list, and write down whose names stood on it."""
    found = work_list.list_work(by, filters, on=timezone.localdate(at), page=page)
    _note_seen(municipality_id, by, found.rows, at)
    return found


def open_first(*, municipality_id: int, by: Worker, at: datetime.datetime) -> tuple[Row, ...]:
    """Return what cannot wait, for the first page of somebody's work, and write down whose names stood there."""
    found = work_list.list_first(by, on=timezone.localdate(at))
    _note_seen(municipality_id, by, found, at)
    return found


def find_cases(*, municipality_id: int, by: Worker, text: str, at: datetime.datetime) -> tuple[Row, ...]:
    """Return the cases with a number or a name, and write down whose names were found."""
    found = work_list.find_cases(by, text, on=timezone.localdate(at))
    _note_seen(municipality_id, by, found, at)
    return found


def open_handover(*, municipality_id: int, public_id: UUID, by: Worker, at: datetime.datetime) -> HandoverFacts:
    """Return what is handed over to whoever may answer, and write down who saw it. Raises CaseIsGone."""
    found = handovers.get_handover(by, public_id)
    if found is None:
        raise CaseIsGone
    _note_handovers(municipality_id, by, [found], at)
    return found


def see_handovers(
    *, municipality_id: int, by: Worker, at: datetime.datetime
) -> tuple[tuple[HandoverFacts, ...], tuple[HandoverFacts, ...]]:
    """Return what waits for somebody and what they gave, and write down whose names they saw."""
    waiting, given = handovers.list_for(by), handovers.list_given(by)
    _note_handovers(municipality_id, by, [*waiting, *given], at)
    return waiting, given


def _note_handovers(municipality_id: int, by: Worker, found: Sequence[HandoverFacts], at: datetime.datetime) -> None:
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=[subject for one in found for subject in one.subjects],
        action=Action.SEE,
        what="casework.handover",
        why=Purpose.CONTACT,
        basis=Basis.PUBLIC_TASK,
        at=at,
    )


def see_own_referrals(*, municipality_id: int, by: Worker, at: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the referrals that somebody took up, and write down that they saw them."""
    found = tuple(one for one in referring.list_open(now=at) if one.handler_id == by.user_id)
    shown = [one.public_id for one in found]
    noting.note_list(municipality_id=municipality_id, who=by.who, public_ids=shown, at=at)
    return found


def _note_seen(municipality_id: int, by: Worker, rows: Sequence[Row], at: datetime.datetime) -> None:
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=[subject for row in rows for subject in row.subjects],
        action=Action.SEE,
        what="casework.work_list",
        why=Purpose.INVESTIGATION,
        basis=Basis.PUBLIC_TASK,
        at=at,
    )
