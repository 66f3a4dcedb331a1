"""Correcting what was noted in a case."""

import uuid
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.translation import translate
from draagkracht.casework.displays import cases as display
from draagkracht.casework.displays import words
from draagkracht.casework.forms.cases import CorrectDayForm
from draagkracht.casework.forms.corrections import CorrectForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import corrections as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.corrections import CaseNote
from draagkracht.casework.rules import corrections, notes
from draagkracht.casework.services import corrections as services
from draagkracht.casework.services.earlier import CorrectedMeanwhile
from draagkracht.casework.services.notes import DayCannotBe
from draagkracht.casework.views.frame import act_of, open_case

PAGE = "casework/corrections/correct.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct_note(request: StaffRequest, public_id: UUID, note_id: UUID) -> HttpResponse:
    """Ask what is to stand in a note, or on which day something happened; who was too late sees both."""
    case = open_case(request, public_id)
    note = _note(request, case, note_id)
    form, status = _form(request, note), HTTPStatus.OK
    if form.is_valid():
        try:
            _correct(request, case, note_id, form)
            return redirect(f"{display.case_url(case)}?gedaan=verbeterd#gebeurd")
        except DayCannotBe:
            form.refuse_day()
        except CorrectedMeanwhile:
            note, status = _note(request, case, note_id), HTTPStatus.CONFLICT
            form.seen = note.corrections
    theirs = _stands(note) if status == HTTPStatus.CONFLICT else ()
    back = (display.case_url(case), case.reference)
    return show_correcting(request, form, heading=_heading(note), back=back, theirs=theirs, status=status)


def show_correcting(
    request: StaffRequest,
    form: Any,
    *,
    heading: str,
    back: tuple[str, str],
    theirs: Sequence[tuple[str, str]] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show what is corrected; `theirs` is what a colleague made of it meanwhile, `back` an address and its name."""
    values = {"form": form, "heading": heading, "back": back, "theirs": theirs}
    return render(request, PAGE, values, status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else status)


def _note(request: StaffRequest, case: CaseFile, note_id: UUID) -> CaseNote:
    found = queries.get_note(case.id, note_id, worker_of(request.actor))
    if found is None:
        raise Http404
    return found


def _form(request: StaffRequest, note: CaseNote) -> Any:
    if note.day:
        return CorrectDayForm(sent(request), today=timezone.localdate(), day=note.day, seen=note.corrections)
    labels = corrections.CORRECTED[note.step]
    return CorrectForm(sent(request), texts=note.texts, labels=labels, seen=note.corrections)


def _correct(request: StaffRequest, case: CaseFile, note_id: UUID, form: Any) -> None:
    act = act_of(request, case, uuid.uuid4())
    if isinstance(form, CorrectDayForm):
        services.correct_day(act=act, note_id=note_id, on=form.cleaned_data["dag"], seen=form.seen)
    else:
        services.correct_note(act=act, note_id=note_id, texts=form.texts(), seen=form.seen)


def _heading(note: CaseNote) -> str:
    return gettext("Verbeteren: %(what)s") % {"what": translate(notes.MOVE_LABELS[note.step]).lower()}


def _stands(note: CaseNote) -> list[tuple[str, str]]:
    """Return what stands in a note now."""
    if note.day:
        return [(gettext("Dag"), words.day(note.day))]
    labels = corrections.CORRECTED[note.step]
    return [(translate(labels[name]), text) for name, text in note.texts.items()]
