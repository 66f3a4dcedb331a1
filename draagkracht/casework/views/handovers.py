"""Handing a case over, what waits for somebody, and their answer."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.displays import handovers as display
from draagkracht.casework.forms.handovers import AnswerForm, HandoverForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.colleagues import list_colleagues
from draagkracht.casework.queries.handovers import HandoverFacts
from draagkracht.casework.queries.teams import list_team_names
from draagkracht.casework.rules.handover import HandoverCannotBe
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services import acts, reading
from draagkracht.casework.services import handovers as services
from draagkracht.casework.views.frame import act_of, open_case, show_form

FORM = "casework/cases/take_step.html"
ROLES = {PartyRole.CARER, PartyRole.CLIENT}


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def offer_handover(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask to whom a case goes over and what was said, and ask them."""
    case = open_case(request, public_id)
    parties = [(str(one.public_id), one.name) for one in case.parties if one.name and one.role in ROLES]
    colleagues = list_colleagues(timezone.now())
    form = HandoverForm(sent(request), colleagues=colleagues, teams=list_team_names(), parties=parties)
    if form.is_valid():
        try:
            services.offer_handover(act=act_of(request, case, form.key), plan=form.plan())
            return redirect(f"{frame.case_url(case)}?gedaan=overdracht#overdracht")
        except HandoverCannotBe as refusal:
            form.refuse(refusal.sentence)
        except acts.CaseIsGone:
            raise Http404 from None
    says = gettext("Tot er een ja is, blijft deze zaak bij wie die nu heeft. De tijd loopt door.")
    page = replace(frame.form_page(case, gettext("Warm overdragen")), says=says, label=gettext("Overdracht vragen"))
    return show_form(request, FORM, {"page": page, "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def withdraw_handover(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take back what was offered."""
    case = open_case(request, public_id)
    services.withdraw_handover(act=act_of(request, case, uuid4()))
    return redirect(f"{frame.case_url(case)}#overdracht")


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def list_handovers(request: StaffRequest) -> HttpResponse:
    """Show what waits for an answer of somebody, and what they gave."""
    worker, now = worker_of(request.actor), timezone.now()
    waiting, given = reading.see_handovers(municipality_id=request.site.id, by=worker, at=now)
    values = {"waiting": display.handovers_shown(waiting), "given": display.handovers_shown(given)}
    return render(request, "casework/handovers/list.html", values)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer_handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Show what is handed over to whoever receives it, and ask whether they take it."""
    worker, now = worker_of(request.actor), timezone.now()
    try:
        found = reading.open_handover(municipality_id=request.site.id, public_id=handover_id, by=worker, at=now)
        form = AnswerForm(sent(request))
        if form.is_valid():
            return _answer(request, found, form)
    except acts.CaseIsGone:
        raise Http404 from None
    return show_form(
        request, "casework/handovers/answer.html", {"handover": display.handover_shown(found), "form": form}
    )


def _answer(request: StaffRequest, found: HandoverFacts, form: AnswerForm) -> HttpResponse:
    who, now, given = worker_of(request.actor), timezone.now(), form.cleaned_data
    if given["antwoord"] == "ja":
        case_id = services.accept_handover(handover_id=found.public_id, by=who, at=now, key=form.key)
        return redirect(f"{reverse('casework-staff:show-case', args=[case_id])}?gedaan=overgenomen#overdracht")
    services.refuse_handover(handover_id=found.public_id, by=who, at=now, key=form.key, reason=given["reden"])
    return redirect("casework-staff:list-handovers")
