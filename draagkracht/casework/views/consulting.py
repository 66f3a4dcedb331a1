"""The consult desk: colleagues ask each other advice, without a name."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import consulting as display
from draagkracht.casework.forms.consulting import AskForm, ConsultForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import consulting as queries
from draagkracht.casework.queries.teams import list_informal_care_leads
from draagkracht.casework.rules.consulting import NamesSomebody
from draagkracht.casework.services import consulting as services
from draagkracht.casework.services.consulting import ConsultIsGone, Text
from draagkracht.casework.views.frame import show_form
from draagkracht.people.rules.service_numbers import HoldsBSN


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def list_consults(request: StaffRequest) -> HttpResponse:
    """Show what colleagues ask each other; a team lead sees how often as well."""
    worker = worker_of(request.actor)
    questions = [display.question_shown(one, worker) for one in queries.list_questions(worker)]
    months = display.months_table(queries.list_months(worker)) if worker.leads and questions else None
    leads = list_informal_care_leads(timezone.now())
    values = {"questions": questions, "months": months, "leads": display.leads_shown(leads)}
    return render(request, "casework/consulting/list.html", values)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_colleagues(request: StaffRequest) -> HttpResponse:
    """Ask what somebody wants to know; refuse what says who somebody at home is."""
    form = AskForm(sent(request))
    if form.is_valid():
        try:
            subject, written = form.cleaned_data["onderwerp"], _written(request, form)
            made = services.ask(municipality_id=request.site.id, subject=subject, written=written)
            return redirect("casework-staff:show-consult", made)
        except (NamesSomebody, HoldsBSN) as refusal:
            form.refuse(refusal.sentence)
    return show_form(request, "casework/consulting/ask.html", {"form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_consult(request: StaffRequest, consult_id: UUID) -> HttpResponse:
    """Show a question with its answers; take another answer."""
    worker, form = worker_of(request.actor), ConsultForm(sent(request))
    if form.is_valid():
        try:
            services.answer(consult_id=consult_id, written=_written(request, form))
            return redirect("casework-staff:show-consult", consult_id)
        except (NamesSomebody, HoldsBSN) as refusal:
            form.refuse(refusal.sentence)
        except ConsultIsGone:
            raise Http404 from None
    found = queries.get_question(worker, consult_id)
    if found is None:
        raise Http404
    values = {"question": display.question_shown(found, worker), "form": form}
    return show_form(request, "casework/consulting/show.html", values)


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def say_it_helped(request: StaffRequest, consult_id: UUID) -> HttpResponse:
    """Keep that an answer helped."""
    try:
        answer_id = UUID(request.POST.get("antwoord", ""))
        services.say_it_helped(consult_id=consult_id, answer_id=answer_id, by=worker_of(request.actor))
    except (ValueError, ConsultIsGone):
        raise Http404 from None
    return redirect("casework-staff:show-consult", consult_id)


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def close_consult(request: StaffRequest, consult_id: UUID) -> HttpResponse:
    """Close a question."""
    try:
        services.close(consult_id=consult_id, by=worker_of(request.actor), at=timezone.now())
    except ConsultIsGone:
        raise Http404 from None
    return redirect("casework-staff:show-consult", consult_id)


def _written(request: StaffRequest, form: ConsultForm) -> Text:
    text = form.cleaned_data["tekst"]
    return Text(text=text, by=worker_of(request.actor), at=timezone.now(), key=form.key)
