"""For which services the money ends."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.directory.displays import funding as display
from draagkracht.directory.queries import funding as queries


@requires(Permission.EDIT_SERVICES)
@require_safe
def list_ending(request: StaffRequest) -> HttpResponse:
    """Show the services that are paid for a time, the first one to end first."""
    today = timezone.localdate()
    values = {
        "lines": [display.ending_line(ending, today) for ending in queries.list_ending(today)],
        "unknown": queries.count_unknown(),
    }
    return render(request, "directory/funding.html", values)
