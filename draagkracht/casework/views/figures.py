"""Figures of the work: how it stands, how long it takes, and how often carers were at a talk."""

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
from draagkracht.casework.queries import figures, talks
from draagkracht.casework.queries.first_contact import get_most_percent
from draagkracht.referrals.queries.measured import count_measured

YEAR: Final = datetime.timedelta(days=365)


@requires(Permission.WORK_ON_CASES)
@require_safe
def show_figures(request: StaffRequest) -> HttpResponse:
    """Show how the work stands and how long it takes, and how often carers were invited and were there."""
    worker, now = worker_of(request.actor), timezone.now()
    team = figures.get_figures(worker, on=timezone.localdate(now))
    burdens = talks.count_burden(now - YEAR, worker)
    referred, most = count_measured(since=now - YEAR), get_most_percent(timezone.localdate(now))
    page = display.figures_page(talks.count_figure(now - YEAR, worker), team, burdens, referred, most)
    return render(request, "casework/talks/figures.html", {"page": page})
