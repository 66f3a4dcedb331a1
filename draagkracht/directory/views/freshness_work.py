"""What an editor does about providers that do not answer, and about links and numbers that do not work."""

import contextlib

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.directory.displays import freshness_work as display
from draagkracht.directory.queries import freshness as queries
from draagkracht.directory.services import freshness as services
from draagkracht.directory.views.authors import author_of


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
    }
    return render(request, "directory/freshness/list.html", values)


@requires(Permission.EDIT_SERVICES)
@require_POST
def confirm_by_phone(request: StaffRequest, line_id: int) -> HttpResponse:
    """Record that the provider said on the telephone that a service still holds; doing it again does nothing."""
    author = author_of(request)
    with contextlib.suppress(services.IsAnswered):
        services.confirm_by_phone(line_id=line_id, author=author, at=timezone.now())
    return redirect("directory-staff:list-freshness")
