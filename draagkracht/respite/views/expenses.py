"""What volunteers paid, by month, for who coordinates them: yes or no, a sum for each, and a list for the books."""

import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.respite.displays import expenses as display
from draagkracht.respite.queries.coordinators import get_coordinator
from draagkracht.respite.services import expenses as reading
from draagkracht.respite.services import volunteering
from draagkracht.respite.services.volunteering import ThingIsGone

LONGEST = 300


@requires(Permission.COORDINATE_VOLUNTEERS)
@never_cache
@require_safe
def list_expenses(request: StaffRequest) -> HttpResponse:
    """Show what own volunteers paid in a month: what waits, and what each gets back."""
    month = month_of(request)
    noted = reading.see_month(by=get_coordinator(request.actor), month=month, at=timezone.now())
    values = {
        "month": display.month_name(month),
        "code": f"{month:%Y-%m}",
        "before": f"{month - datetime.timedelta(days=1):%Y-%m}",
        "after": f"{month + datetime.timedelta(days=31):%Y-%m}",
        "expenses": [display.shown(one) for one in noted],
        "sums": display.sums_table(noted),
    }
    return render(request, "respite/volunteers/expenses.html", values)


@requires(Permission.COORDINATE_VOLUNTEERS)
@never_cache
@require_safe
def export_expenses(request: StaffRequest) -> HttpResponse:
    """Give what was approved of a month as a list for the books."""
    month = month_of(request)
    noted = reading.see_month(by=get_coordinator(request.actor), month=month, at=timezone.now())
    name = f'attachment; filename="vergoedingen-{month:%Y-%m}.csv"'
    content = "\ufeff" + display.as_csv(noted, month)
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})


@requires(Permission.COORDINATE_VOLUNTEERS)
@never_cache
@require_POST
def decide_expense(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say yes or no to what a volunteer paid."""
    try:
        volunteering.decide_expense(
            public_id=public_id,
            is_approved=request.POST.get("antwoord") != "nee",
            said=request.POST.get("waarom", "").replace("\x00", "")[:LONGEST],
            by=get_coordinator(request.actor),
            at=timezone.now(),
        )
    except ThingIsGone:
        raise Http404 from None
    month = f"{month_of(request):%Y-%m}"
    return redirect(f"{reverse('respite-staff:list-expenses')}?maand={month}")


def month_of(request: StaffRequest) -> datetime.date:
    """Return the first day of the month that was asked for; of this one where none was."""
    asked = request.POST.get("maand") or request.GET.get("maand", "")
    try:
        return datetime.date.fromisoformat(f"{asked}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)
