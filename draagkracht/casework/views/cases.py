"""The page of a case, what is noted in it, and who has it. Who may not see a case finds none."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.translation import translate
from draagkracht.casework.displays import cases as display
from draagkracht.casework.displays.sections import sections_of
from draagkracht.casework.forms.cases import AssignForm, NoteForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.colleagues import list_colleagues
from draagkracht.casework.rules import notes
from draagkracht.casework.services import notes as services
from draagkracht.casework.services.teams import OtherTeam
from draagkracht.casework.views.frame import act_of, open_case, show_form

FORM = "casework/cases/take_step.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def show_case(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a case: its clock, who is in it, what happened, and what can be done now."""
    case, worker, now = open_case(request, public_id), worker_of(request.actor), timezone.now()
    values = {
        "case": display.case_page(case, worker, now),
        "sections": sections_of(case, worker, now),
        "done": display.done(request.GET.get("gedaan", "")),
    }
    return render(request, "casework/cases/show.html", values)


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note_fact(request: StaffRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Ask on which day something happened, and note it."""
    case, note = open_case(request, public_id), notes.NOTES_BY_SLUG.get(slug)
    if note is None:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if form.is_valid():
        try:
            services.note_fact(act=act_of(request, case, form.key), note=note, on=form.cleaned_data["dag"])
            return redirect(f"{display.case_url(case)}?gedaan=genoteerd")
        except services.DayCannotBe:
            form.refuse_day()
    return show_form(request, FORM, {"page": display.form_page(case, translate(notes.LABELS[note])), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assign_case(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask who has a case, and note it."""
    case = open_case(request, public_id)
    data = request.POST if request.method == "POST" else None
    form = AssignForm(data, colleagues=list_colleagues(timezone.now()), chosen=case.consultant_id)
    if form.is_valid():
        try:
            services.assign_case(act=act_of(request, case, form.key), **form.values())
            return redirect(f"{display.case_url(case)}?gedaan=behandelaar")
        except (OtherTeam, services.NoGuide) as refusal:
            form.add_error("wie", translate(refusal.sentence))
    page = display.form_page(case, gettext("Wie behandelt dit?"))
    return show_form(request, FORM, {"page": page, "form": form})
