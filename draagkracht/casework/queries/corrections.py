"""What was noted in a case and may be corrected, with what stood there before."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from draagkracht.casework.models import BalanceCheck, Case, CaseMove
from draagkracht.casework.permissions import Worker, has
from draagkracht.casework.rules import corrections, notes
from draagkracht.casework.rules.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    """A note; `day` is of what happened on a day, of which nothing else may be corrected."""

    step: str
    texts: Mapping[str, str] = field(repr=False)
    day: datetime.date | None
    corrections: int


def get_note(case_id: int, note_id: UUID, worker: Worker) -> CaseNote | None:
    """Return a note of a case by its key; None for what is not there, or not theirs to correct."""
    move = CaseMove.objects.filter(case_id=case_id, key=note_id).select_related("case").first()
    if move is None or not can_correct(move.step, is_own=Case.objects.filter(has(worker), pk=case_id).exists()):
        return None
    if move.step in corrections.FACTS:
        day = timezone.localdate(getattr(move.case, notes.COLUMNS[Note(move.step)]))
        return CaseNote(step=move.step, texts={}, day=day, corrections=len(move.earlier))
    row = BalanceCheck.objects.filter(case_id=case_id, key=note_id).first() if move.step == notes.BALANCE else move
    texts = {name: getattr(row, name) for name in corrections.CORRECTED[move.step]}
    return CaseNote(step=move.step, texts=texts, day=None, corrections=len(row.earlier)) if row else None


def can_correct(step: str, *, is_own: bool) -> bool:
    """Tell whether somebody may correct what was noted; what a carer said of how it goes, who has the case alone."""
    if step == notes.BALANCE:
        return is_own
    return step in corrections.FACTS or step in corrections.CORRECTED
