"""How often carers were invited to a talk, and were there: for the team."""

import datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.casework.displays import figures as display
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import talks

YEAR: Final = datetime.timedelta(days=365)


@requires(Permission.WORK_ON_CASES)
@require_safe
def show_figures(request: StaffRequest) -> HttpResponse:
    """Show in how many cases the carer was invited and was there, beside what was once measured."""
    found = talks.count_figure(timezone.now() - YEAR, worker_of(request.actor))
    return render(request, "casework/talks/figures.html", {"page": display.figures_page(found)})
