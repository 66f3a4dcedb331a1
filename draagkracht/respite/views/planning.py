"""The planner's screen: making a plan, looking at the proposal beside today, and publishing it in parts."""

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
from draagkracht.respite.displays import places
from draagkracht.respite.displays import plans as display
from draagkracht.respite.forms.planning import AskForm, PublishForm
from draagkracht.respite.queries import occupancy, plans, regions, standing
from draagkracht.respite.services import planning, publishing

PLANS = Permission.PLAN_RESPITE


@requires(PLANS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_plans(request: StaffRequest) -> HttpResponse:
    """Show the plans of the region, and ask for a new one."""
    form = AskForm(sent(request), today=timezone.localdate())
    region = regions.get_region()
    if form.is_valid() and region is not None:
        return redirect("respite-planner:show-plan", _ask(request, form))
    values = {
        "form": form,
        "region": region,
        "plans": [display.plan_card(one) for one in plans.list_plans()],
        "columns": places.columns_of_forms(),
        "rows": places.rows_of_forms(occupancy.list_of_forms(today=timezone.localdate())),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "respite/planning/list.html", values, status=status)


def _ask(request: StaffRequest, form: AskForm) -> UUID:
    return planning.ask_plan(
        municipality_id=request.site.id,
        monday=form.monday,
        user_id=request.actor.user_id,
        name=request.actor.name or request.actor.email,
        key=form.key,
        at=timezone.now(),
    )


@requires(PLANS)
@never_cache
@require_safe
def show_plan(request: StaffRequest, plan_id: UUID) -> HttpResponse:
    """Show how far a plan is, and what it proposes beside what there is today."""
    return _show(request, plan_id)


def _show(
    request: StaffRequest, plan_id: UUID, *, form: PublishForm | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    plan, now = plans.get_plan(plan_id), timezone.now()
    if plan is None:
        raise Http404
    values: dict[str, Any] = {
        "page": display.plan_page(plan, standing.read_plan(plan, at=now), now),
        "newer": plans.newer_plan(plan) if plan.state == "outdated" else None,
        "form": form,
        "done": request.GET.get("gedaan", ""),
        "dropped": request.GET.get("viel-af", ""),
    }
    return render(request, "respite/planning/show.html", values, status=status)


@requires(PLANS)
@require_POST
def try_plan_again(request: StaffRequest, plan_id: UUID) -> HttpResponse:
    """Put a plan that still waits on the queue once more; nothing happens twice."""
    if plans.get_plan(plan_id) is None:
        raise Http404
    planning.ask_again(public_id=plan_id)
    return redirect("respite-planner:show-plan", plan_id)


@requires(PLANS)
@never_cache
@require_POST
def publish_lines(request: StaffRequest, plan_id: UUID) -> HttpResponse:
    """Offer the chosen lines to who cares; what does not fit any more is said, and the others go on."""
    form = PublishForm(sent(request))
    if not form.is_valid():
        return _show(request, plan_id, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    by = acting.staff_of(request.actor)
    try:
        found = publishing.publish_lines(plan_id=plan_id, line_ids=form.line_ids, by=by, at=timezone.now())
    except publishing.LineIsGone:
        raise Http404 from None
    except publishing.PlanIsOutdated:
        return _show(request, plan_id, status=HTTPStatus.CONFLICT)
    answer = redirect("respite-planner:show-plan", plan_id)
    answer["Location"] += f"?gedaan={found.done}&viel-af={found.dropped}"
    return answer
