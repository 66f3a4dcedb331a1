"""A network coach for a carer: that one begins, and how it goes."""

import contextlib
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import cases as display
from draagkracht.casework.forms.coaching import CoachForm, LookForm
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.services import acts
from draagkracht.casework.services import coaching as services
from draagkracht.casework.views.frame import act_of, open_case, show_form

FORM = "casework/cases/take_step.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_coach(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask which network coach begins, for whom, and when one looks how it goes."""
    case = open_case(request, public_id)
    carers = _carers(case, has_coach=False)
    form = CoachForm(sent(request), carers=carers, today=timezone.localdate())
    if not carers:
        return redirect(display.case_url(case))
    if form.is_valid():
        with contextlib.suppress(acts.CaseIsGone):  # a colleague was first: the page shows it
            services.begin_coach(act=act_of(request, case, form.key), **form.values())
        return _back(case)
    page = display.form_page(case, gettext("Netwerkcoach laten beginnen"))
    return show_form(request, FORM, {"page": page, "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def look_at_coach(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask how it goes with a network coach, and whether it goes on."""
    case = open_case(request, public_id)
    carers = _carers(case, has_coach=True)
    form = LookForm(sent(request), carers=carers, today=timezone.localdate())
    if not carers:
        return redirect(display.case_url(case))
    if form.is_valid():
        with contextlib.suppress(acts.CaseIsGone):
            services.look_at_coach(act=act_of(request, case, form.key), **form.values())
        return _back(case)
    page = display.form_page(case, gettext("Hoe gaat het met de netwerkcoach?"))
    return show_form(request, FORM, {"page": page, "form": form})


def _carers(case: CaseFile, *, has_coach: bool) -> list[tuple[str, str]]:
    """Return the carers by name who have a coach, or have none."""
    return [(str(one.public_id), one.name) for one in case.carers if bool(one.coach) is has_coach]


def _back(case: CaseFile) -> HttpResponse:
    return redirect(f"{display.case_url(case)}?gedaan=coach#netwerkcoach")
