"""The mantelscan of a carer: five pages that follow each other; the first address leads to where one is."""

import uuid
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.displays import scans as display
from draagkracht.casework.forms.scan import StepForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.networks import NetworkFacts
from draagkracht.casework.queries.scans import ScanFile
from draagkracht.casework.rules.scan import Step, next_step
from draagkracht.casework.services import acts, networks
from draagkracht.casework.services import scanning as services
from draagkracht.casework.views.frame import act_of, open_case


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def go_on_scan(request: StaffRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Lead to the step where one is."""
    found = _open(request, open_case(request, public_id), party_id)
    return redirect("casework-staff:take-scan", public_id, party_id, found.step)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def take_scan(request: StaffRequest, public_id: UUID, party_id: UUID, number: int) -> HttpResponse:
    """Show a step to write in; keep it, and go on to the next. Who was too late sees both, and loses nothing."""
    case = open_case(request, public_id)
    found, step = _open(request, case, party_id), _step(number)
    form, is_late = StepForm(sent(request), found=found, step=step), False
    if form.is_valid():
        act, mark = act_of(request, case, form.key), request.POST.get("was", "")
        try:
            services.save_step(act=act, party_id=party_id, step=step, answers=form.cleaned_data, mark=mark)
            return _following(case, party_id, step)
        except services.WroteToo:
            is_late = True
    return _show(request, case, found, form, step, is_late=is_late)


def _following(case: CaseFile, party_id: UUID, step: Step) -> HttpResponse:
    if step is Step.OUTCOME:
        return redirect(f"{frame.case_url(case)}?gedaan=mantelscan#mantelscan")
    return redirect("casework-staff:take-scan", case.public_id, party_id, next_step(step))


def _show(
    request: StaffRequest, case: CaseFile, found: ScanFile, form: StepForm, step: Step, *, is_late: bool
) -> HttpResponse:
    shared: tuple[NetworkFacts, ...] = ()
    if step in {Step.AROUND, Step.DRAWING}:
        every = networks.read_networks(case=case, by=worker_of(request.actor), at=timezone.now())
        shared = tuple(one for one in every if one.subject == found.subject)
    page = display.scan_page(case, found, step, shared, is_late=is_late)
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    status = HTTPStatus.CONFLICT if is_late else wrong
    return render(request, "casework/guiding/scan.html", {"page": page, "form": form}, status=status)


def _step(number: int) -> Step:
    try:
        return Step(number)
    except ValueError:
        raise Http404 from None


def _open(request: StaffRequest, case: CaseFile, party_id: UUID) -> ScanFile:
    try:
        return services.open_scan(act=act_of(request, case, uuid.uuid4()), party_id=party_id)
    except acts.CaseIsGone:
        raise Http404 from None
