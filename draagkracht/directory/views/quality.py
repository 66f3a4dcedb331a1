"""How good the directory is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.directory.displays import coverage as coverage_display
from draagkracht.directory.displays import quality as display
from draagkracht.directory.displays.queues import queues_shown
from draagkracht.directory.queries import lexicon, quality
from draagkracht.directory.views.imports import download

MOST_SEARCHES = 10


@requires(Permission.SEE_QUALITY)
@require_safe
def show_quality(request: StaffRequest) -> HttpResponse:
    """Show what is old, what misses, for whom there is nothing, what was looked for in vain, and what waits."""
    now, actor = timezone.now(), request.actor
    values = {
        "counts": display.counts_shown(quality.count_services(now), actor),
        "coverage": coverage_display.coverage_shown(quality.get_coverage()),
        "unanswered": display.unanswered_shown(lexicon.list_unanswered(most=MOST_SEARCHES), actor),
        "queues": queues_shown(quality.list_queues(now), actor),
        "today": timezone.localdate(now),
        "municipality": request.site.name,
    }
    return render(request, "directory/quality/show.html", values)


@requires(Permission.SEE_QUALITY)
@require_safe
def download_coverage(request: StaffRequest) -> HttpResponse:
    """Give the matrix of kinds of help and conditions as a file for a spreadsheet."""
    today = timezone.localdate()
    content = coverage_display.coverage_file(quality.get_coverage(), municipality=request.site.name, today=today)
    return download(content, "text/csv; charset=utf-8", f"dekking-{request.site.slug}-{today.isoformat()}.csv")
