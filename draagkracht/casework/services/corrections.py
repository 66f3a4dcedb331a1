"""Correcting a note in a case: a text, or the day on which something happened."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action, Purpose
from draagkracht.casework.models import BalanceCheck, Case, CaseMove
from draagkracht.casework.permissions import has
from draagkracht.casework.rules import corrections as rules
from draagkracht.casework.rules import notes
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.earlier import put_texts
from draagkracht.casework.services.notes import DayCannotBe, day_said, moment_of


@transaction.atomic
def correct_note(*, act: Act, note_id: uuid.UUID, texts: Mapping[str, str], seen: int) -> None:
    """Correct what was noted in a case. Raises acts.CaseIsGone and CorrectedMeanwhile."""
    case = acts.lock_case(act)
    move = _move(case, note_id)
    if texts.keys() != rules.CORRECTED.get(move.step, {}).keys():
        raise acts.CaseIsGone
    row = _check(case, act, note_id) if move.step == notes.BALANCE else move
    if put_texts(row, texts=texts, seen=seen, by=act.by.name, at=act.at):
        _log(case, act)


@transaction.atomic
def correct_day(*, act: Act, note_id: uuid.UUID, on: datetime.date, seen: int) -> None:
    """Correct on which day something happened that the clock waits for.

    Raises acts.CaseIsGone, CorrectedMeanwhile and notes.DayCannotBe.
    """
    case = acts.lock_case(act)
    move = _move(case, note_id)
    if move.step not in rules.FACTS:
        raise acts.CaseIsGone
    if not timezone.localdate(case.received_at) <= on <= act.date:
        raise DayCannotBe
    column = notes.COLUMNS[Note(move.step)]
    move.reason = move.reason or day_said(timezone.localdate(getattr(case, column)))
    if put_texts(move, texts={"reason": day_said(on)}, seen=seen, by=act.by.name, at=act.at):
        setattr(case, column, moment_of(act=act, on=on))
        acts.set_clock(case)
        case.save()
        _log(case, act)


def _move(case: Case, note_id: uuid.UUID) -> CaseMove:
    found = case.moves.select_for_update().filter(key=note_id).first()
    if found is None:
        raise acts.CaseIsGone
    return found


def _check(case: Case, act: Act, note_id: uuid.UUID) -> BalanceCheck:
    """Return how it was with a carer, for whoever has the case alone. Raises acts.CaseIsGone."""
    rows = BalanceCheck.objects.select_for_update(of=("self",)).filter(key=note_id, case=case)
    found = rows.filter(case__in=Case.objects.filter(has(act.by))).first()
    if found is None:
        raise acts.CaseIsGone
    return found


def _log(case: Case, act: Act) -> None:
    subjects = acts.subjects_of(acts.main_parties(case))
    acts.log(case, by=act.by, action=Action.CHANGE, subjects=subjects, why=Purpose.RIGHTS, at=act.at)
