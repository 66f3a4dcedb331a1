"""What the screens of a case share: opening it, who acts, and a form that comes back with what is wrong."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone

from draagkracht.accounts.access import StaffRequest
from draagkracht.base import showing
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.services import acts, reading


def open_case(request: StaffRequest, public_id: UUID) -> CaseFile:
    """Return a case, and write down who saw it. Raises Http404 for whoever may not see it."""
    try:
        return reading.open_case(
            municipality_id=request.site.id, public_id=public_id, by=worker_of(request.actor), at=timezone.now()
        )
    except acts.CaseIsGone:
        raise Http404 from None


def act_of(request: StaffRequest, case: CaseFile, key: UUID) -> acts.Act:
    """Return who does something to a case, by which form."""
    return acts.Act(case_id=case.public_id, by=worker_of(request.actor), at=timezone.now(), key=key)


def show_form(request: StaffRequest, template: str, values: Mapping[str, Any]) -> HttpResponse:
    """Show a form, with status 422 where something in it is wrong."""
    return showing.show_form(request, template, **values)
