"""One line of a plan: what is asked and proposed, who it is where that is needed, and what a planner does with it."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.respite.displays import plan_lines as display
from draagkracht.respite.displays.plans import SLUGS
from draagkracht.respite.forms.planning import MoveForm, TakeBackForm
from draagkracht.respite.queries import plans
from draagkracht.respite.queries.moves import moves_of
from draagkracht.respite.queries.taking_back import taking_back_of
from draagkracht.respite.rules.plans import ActIsNotPossible
from draagkracht.respite.services import looking, publishing

PLANS = Permission.PLAN_RESPITE
REFUSALS = (ActIsNotPossible, publishing.PlanIsOutdated, publishing.LineIsGone)


@requires(PLANS)
@never_cache
@require_safe
def show_line(request: StaffRequest, line_id: UUID) -> HttpResponse:
    """Show a request without a name, what the plan proposes, and what can be done."""
    return _show(request, line_id)


def _show(request: StaffRequest, line_id: UUID, *, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HttpResponse:
    found = _found(line_id)
    values = {"page": display.line_page(found), **more}
    return render(request, "respite/planning/line.html", values, status=status)


def _found(line_id: UUID) -> plans.LineFacts:
    found = plans.find_line(line_id, at=timezone.now())
    if found is None:
        raise Http404
    return found


@requires(PLANS)
@never_cache
@require_POST
def change_line(request: StaffRequest, line_id: UUID, slug: str) -> HttpResponse:
    """Lock, unlock, take back or restore a line. Where that is not possible any more, the page says so."""
    if slug not in SLUGS:
        raise Http404
    _found(line_id)
    by = acting.staff_of(request.actor)
    try:
        publishing.change_line(line_id=line_id, act=SLUGS[slug], by=by, at=timezone.now())
    except REFUSALS:
        return _show(request, line_id, status=HTTPStatus.CONFLICT, is_late=True)
    return redirect("respite-planner:show-line", line_id)


@requires(PLANS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move_line(request: StaffRequest, line_id: UUID) -> HttpResponse:
    """Ask which other offer somebody gets: what the rules allow beside all others of the plan."""
    found, now = _found(line_id), timezone.now()
    form = MoveForm(sent(request), choices=display.choices(moves_of(line_id, at=now), found.length))
    if form.is_valid():
        try:
            to, by = form.cleaned_data["naar"], acting.staff_of(request.actor)
            publishing.move_line(line_id=line_id, to=to, by=by, at=now)
            return redirect("respite-planner:show-line", line_id)
        except (*REFUSALS, publishing.DoesNotFit):
            return _show(request, line_id, status=HTTPStatus.CONFLICT, is_late=True)
    values = {"page": display.line_page(found), "form": form, "is_empty": not form.fields["naar"].choices}  # type: ignore[attr-defined]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "respite/planning/move.html", values, status=status)


@requires(PLANS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: StaffRequest, line_id: UUID) -> HttpResponse:
    """Ask why an offer is taken back, or say why it stays."""
    found, taking, form = _found(line_id), taking_back_of(line_id), TakeBackForm(sent(request))
    if taking is None:
        return redirect("respite-planner:show-line", line_id)
    if form.is_valid() and taking.refusal is None:
        said, by = form.cleaned_data["reden"], acting.staff_of(request.actor)
        with suppress(*REFUSALS, publishing.CannotBeTakenBack):
            publishing.take_back(line_id=line_id, said=said, by=by, at=timezone.now())
        return redirect("respite-planner:show-line", line_id)
    values = {"page": display.line_page(found), "form": form, "stays": display.why_it_stays(taking)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "respite/planning/take_back.html", values, status=status)


@requires(PLANS)
@never_cache
@require_POST
def see_names(request: StaffRequest, line_id: UUID) -> HttpResponse:
    """Show who asks; the log of their municipality says that it was looked at."""
    names = looking.see_names(line_id=line_id, by=acting.staff_of(request.actor), at=timezone.now())
    if names is None:
        raise Http404
    return _show(request, line_id, names=display.names_shown(names))
