"""Those who answer what people ask about their data: what waits, the one that is due first first, and the answer."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.people import forms, services
from draagkracht.people.displays import rights as display
from draagkracht.people.rules.rights import Outcome

SHOWN_OF_ANSWERED = 20


@requires(Permission.LEAD_TEAM)
@never_cache
@require_safe
def list_requests(request: StaffRequest) -> HttpResponse:
    """Show what waits for an answer, by due date, and what was answered lately."""
    found, answered = services.read_requests(
        by=acting.staff_of(request.actor), most=SHOWN_OF_ANSWERED, at=timezone.now()
    )
    today = timezone.localdate()
    values = {"asked": display.show(found, today), "answered": display.show(answered, today)}
    return render(request, "people/rights/list.html", values)


@requires(Permission.LEAD_TEAM)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer_request(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one request, and take in what the answer is."""
    me, now = acting.staff_of(request.actor), timezone.now()
    found = services.read_request(public_id=public_id, by=me, at=now)
    if found is None:
        raise Http404
    form = forms.AnswerForm(sent(request))
    if form.is_valid():
        outcome, says = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["answer"]
        try:
            services.answer_request(
                public_id=public_id, outcome=outcome, answer=says, answered_by=request.actor.name, by=me, at=now
            )
            return redirect("people-staff:list-requests")
        except services.RequestIsAnswered:
            form.add_error(None, gettext("Een collega gaf al antwoord. Dat antwoord staat vast."))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    values = {"one": display.show_one(found, timezone.localdate()), "form": form}
    return render(request, "people/rights/answer.html", values, status=status)
