"""The first page of those who are signed in: what there is to do."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from draagkracht.accounts.access import StaffRequest, any_role
from draagkracht.accounts.adapter import first_page_of
from draagkracht.accounts.permissions import Permission
from draagkracht.accounts.rules import LIVES_HERE, MINE
from draagkracht.casework.displays.work_list import first_rows
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.services import reading
from draagkracht.directory.displays import requests as requests_display
from draagkracht.directory.queries import requests
from draagkracht.portal import staff_nav


@any_role
@never_cache
@require_safe
def show_work(request: StaffRequest) -> HttpResponse:
    """Show what waits for somebody, and every screen that they may open. A resident has a page of their own."""
    if request.actor.roles <= LIVES_HERE:
        return redirect(first_page_of(MINE, request.hats))
    cards = staff_nav.list_cards(request.actor, timezone.now())
    proposals = requests.list_own(request.actor, today=timezone.localdate())
    worker, now = worker_of(request.actor), timezone.now()
    first = (
        reading.open_first(municipality_id=request.site.id, by=worker, at=now)
        if request.actor.may(Permission.WORK_ON_CASES)
        else ()
    )
    values = {
        "first": first_rows(first, timezone.localdate(now)),
        "proposals": tuple(requests_display.card(one) for one in proposals),
        "name": request.actor.name,
        "waiting": [card for card in cards if card.waits],
        "others": [card for card in cards if not card.waits],
    }
    return render(request, "portal/work.html", values)
