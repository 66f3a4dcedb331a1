"""The network that a carer shares with the municipality."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.displays import networks as display
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.services import networks as services
from draagkracht.casework.views.frame import open_case


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def read_network(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show the networks that carers of a case share; each of them sees who looked."""
    case = open_case(request, public_id)
    found = services.read_networks(case=case, by=worker_of(request.actor), at=timezone.now())
    if not found:
        raise Http404
    values = {"networks": display.networks_shown(found), "case_url": frame.case_url(case), "reference": case.reference}
    return render(request, "casework/networks/show.html", values)
