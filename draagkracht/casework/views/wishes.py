"""What people in a case find important, as far as they let the municipality read it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.audit.rules import Purpose
from draagkracht.casework.displays import cases as display
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.wishes import list_shared_wishes
from draagkracht.casework.views.frame import open_case
from draagkracht.people import services as people


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def read_wishes(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what people in a case share of what they find important; each of them sees that it was read."""
    case, now = open_case(request, public_id), timezone.now()
    found = list_shared_wishes(public_id, now)
    if not found:
        raise Http404
    for one in found:
        people.note_wishes_were_read(
            public_id=one.subject, by=worker_of(request.actor).who, why=Purpose.INVESTIGATION, at=now
        )
    values = {"wishes": found, "back_url": display.case_url(case)}
    return render(request, "casework/cases/wishes.html", values)
