"""The citizen service number of whom a case is about. It stands in no address, and on a page only after a reason."""

import uuid
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.displays import numbers as display
from draagkracht.casework.forms.numbers import NumberForm, ReasonForm
from draagkracht.casework.queries.numbers import has_number
from draagkracht.casework.services import acts
from draagkracht.casework.services import numbers as services
from draagkracht.casework.views.frame import act_of, open_case, show_form

SHOW = "casework/numbers/show.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def note_number(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask for the number, and keep it sealed."""
    case = open_case(request, public_id)
    form = NumberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.note_number(act=act_of(request, case, form.key), number=form.cleaned_data["nummer"])
        except acts.CaseIsGone:
            raise Http404 from None
        return redirect(f"{frame.case_url(case)}?gedaan=genoteerd")
    page = frame.form_page(case, gettext("Burgerservicenummer invullen"))
    return show_form(request, "casework/cases/take_step.html", {"page": page, "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_variables("number")
@require_http_methods(["GET", "HEAD", "POST"])
def show_number(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask for what somebody wants to see the number, then show it and write that down."""
    case, number = open_case(request, public_id), ""
    if not has_number(case.id):
        return redirect("casework-staff:note-number", public_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not may_ask(request):
            return asked_too_often(request, SHOW, {"page": display.number_page(case), "form": form})
        try:
            number = services.show_number(act=act_of(request, case, form.key), reason=form.reason)
        except (services.NoNumber, acts.CaseIsGone):
            raise Http404 from None
    return show_form(request, SHOW, {"page": display.number_page(case, number), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def remove_number(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Wipe the number."""
    case = open_case(request, public_id)
    services.remove_number(act=act_of(request, case, uuid.uuid4()))
    return redirect(f"{frame.case_url(case)}?gedaan=genoteerd")


def may_ask(request: StaffRequest) -> bool:
    """Tell whether somebody may look at, or search by, one more number now; it counts this one."""
    return bool(ratelimit.consume(request, action="citizen_number", key=str(request.actor.user_id)))


def asked_too_often(request: StaffRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    """Show a form again, with the word that somebody asked for many numbers in a short time."""
    values["form"].add_error(None, gettext("U vroeg in korte tijd te veel nummers op. Wacht tien minuten."))
    return render(request, template, values, status=HTTPStatus.TOO_MANY_REQUESTS)
