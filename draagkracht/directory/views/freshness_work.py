"""What an editor does about providers that do not answer, and about links and numbers that do not work."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.directory.displays import freshness_work as display
from draagkracht.directory.queries import freshness as queries
from draagkracht.directory.services import freshness as services
from draagkracht.directory.views.authors import author_of

LONGEST_NUMBER = 19  # digits that fit a bigint


@requires(Permission.EDIT_SERVICES)
@never_cache
@require_safe
def list_freshness(request: StaffRequest) -> HttpResponse:
    """Show whom to call, and what does not work."""
    today = timezone.localdate()
    values = {
        "tasks": tuple(display.task(found, today) for found in queries.list_tasks()),
        "broken": tuple(display.broken(found) for found in queries.list_broken()),
        "waiting": display.waiting(queries.get_waiting()),
        "done": _done(request),
    }
    return render(request, "directory/freshness/list.html", values)


def _done(request: StaffRequest) -> str:
    """Return what was done just now, by the name of the service."""
    line = request.GET.get("klopt", "")
    is_number = line.isascii() and line.isdecimal() and len(line) < LONGEST_NUMBER
    name = queries.get_confirmed_name(int(line)) if is_number else ""
    return display.confirmed(name) if name else display.DONE.get(request.GET.get("gedaan", ""), "")


@requires(Permission.EDIT_SERVICES)
@require_POST
def confirm_by_phone(request: StaffRequest, line_id: int) -> HttpResponse:
    """Record that the provider said on the telephone that a service still holds; doing it again does nothing."""
    author = author_of(request)
    try:
        services.confirm_by_phone(line_id=line_id, author=author, at=timezone.now())
    except services.IsAnswered:
        return redirect(f"{reverse('directory-staff:list-freshness')}?gedaan=was-al")
    return redirect(f"{reverse('directory-staff:list-freshness')}?klopt={line_id}")
