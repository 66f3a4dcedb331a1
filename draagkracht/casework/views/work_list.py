"""The work list."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.numbers import read_number
from draagkracht.casework.displays import work_list as display
from draagkracht.casework.forms.cases import FindForm
from draagkracht.casework.forms.dividing import DivideForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries.colleagues import list_colleagues
from draagkracht.casework.queries.teams import list_own_teams
from draagkracht.casework.queries.work_list import Filters, Whose
from draagkracht.casework.rules.numbers import is_number
from draagkracht.casework.services import dividing, reading
from draagkracht.casework.services.notes import NoColleague
from draagkracht.casework.services.numbers import find_by_number
from draagkracht.casework.views.frame import show_form
from draagkracht.casework.views.numbers import asked_too_often, may_ask


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def show_work_list(request: StaffRequest) -> HttpResponse:
    """Show what waits for somebody, the first one due first."""
    worker, now = worker_of(request.actor), timezone.now()
    filters = display.read_filters(request.GET.dict(), worker)
    page = read_number(request.GET.get("pagina", ""), digits=4, other=1)
    found = reading.open_work_list(municipality_id=request.site.id, by=worker, filters=filters, at=now, page=page)
    teams = list_own_teams(worker) if worker.leads else ()
    shown = display.work_list_page(found, filters, worker, timezone.localdate(now), teams, request.GET.dict())
    return render(request, "casework/cases/work_list.html", {"page": shown})


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def divide_cases(request: StaffRequest) -> HttpResponse:
    """Ask which requests that nobody has go to which colleague, and give them."""
    worker, now = worker_of(request.actor), timezone.now()
    form = DivideForm(sent(request), colleagues=list_colleagues(now))
    if form.is_valid():
        try:
            given, left = dividing.divide_cases(**form.values(), by=worker, at=now, key=form.key)
            return redirect(f"{reverse('casework-staff:show-work-list')}?wie=vrij&gegeven={given}&niet={left}")
        except NoColleague:
            form.add_error("wie", gettext("Deze collega werkt hier niet meer. Kies iemand anders."))
    free = Filters(Whose.FREE)
    found = reading.open_work_list(municipality_id=request.site.id, by=worker, filters=free, at=now, page=1)
    form.offer(display.rows_to_divide(found.rows, timezone.localdate(now)))
    return show_form(request, "casework/cases/divide.html", {"form": form, "has_rows": bool(found.rows)})


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_case(request: StaffRequest) -> HttpResponse:
    """Ask for a number or a name, and show which cases have it. A citizen service number is not shown again."""
    now, rows = timezone.now(), None
    form = FindForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked: dict[str, Any] = {"municipality_id": request.site.id, "by": worker_of(request.actor), "at": now}
        text = form.cleaned_data["wat"]
        if not is_number(text):
            rows = reading.find_cases(**asked, text=text)
        elif may_ask(request):
            rows, form = find_by_number(**asked, number=text), FindForm()
        else:
            return asked_too_often(request, "casework/cases/find.html", {"form": form})
    shown = None if rows is None else display.found_rows(rows, timezone.localdate(now))
    return show_form(request, "casework/cases/find.html", {"form": form, "rows": shown})
