"""The register of obstacles: rules that stand in the way, who looks into them, and what came of it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import obstacles as display
from draagkracht.casework.forms.obstacles import ObstacleForm, SettleForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import obstacles as queries
from draagkracht.casework.rules.arrangements import Law
from draagkracht.casework.rules.consulting import NamesSomebody
from draagkracht.casework.rules.obstacles import NotSettled
from draagkracht.casework.services import obstacles as services
from draagkracht.casework.services.obstacles import ChangedMeanwhile, ObstacleIsGone
from draagkracht.casework.views.frame import show_form
from draagkracht.people.rules.service_numbers import HoldsBSN

LIST = "casework/obstacles/list.html"
SHOW = "casework/obstacles/show.html"


@requires(Permission.WORK_ON_CASES, Permission.SETTLE_OBSTACLES)
@never_cache
@require_safe
def list_obstacles(request: StaffRequest) -> HttpResponse:
    """Show which rules stand in the way, and how far each is."""
    return render(request, LIST, {"obstacles": [display.obstacle_shown(one) for one in queries.list_obstacles()]})


@requires(Permission.WORK_ON_CASES, Permission.SETTLE_OBSTACLES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def note_obstacle(request: StaffRequest) -> HttpResponse:
    """Ask which rule stands in the way; refuse what says who somebody at home is."""
    form = ObstacleForm(sent(request))
    if form.is_valid():
        try:
            return redirect("casework-staff:show-obstacle", _note(request, form))
        except (NamesSomebody, HoldsBSN) as refusal:
            form.refuse(refusal.sentence)
    return show_form(request, "casework/obstacles/note.html", {"form": form})


def _note(request: StaffRequest, form: ObstacleForm) -> UUID:
    given = form.cleaned_data
    return services.note_obstacle(
        municipality_id=request.site.id,
        subject=given["onderwerp"],
        text=given["tekst"],
        law=Law(given["wet"]),
        by=worker_of(request.actor),
        key=form.key,
        at=timezone.now(),
    )


@requires(Permission.WORK_ON_CASES, Permission.SETTLE_OBSTACLES)
@never_cache
@require_safe
def show_obstacle(request: StaffRequest, obstacle_id: UUID) -> HttpResponse:
    """Show what stands in the way; to who settles it with the form for that."""
    found = _found(obstacle_id)
    form = SettleForm(found=found) if request.actor.may(Permission.SETTLE_OBSTACLES) else None
    return render(request, SHOW, {"obstacle": display.obstacle_shown(found), "form": form})


@requires(Permission.SETTLE_OBSTACLES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["POST"])
def settle_obstacle(request: StaffRequest, obstacle_id: UUID) -> HttpResponse:
    """Keep who looks into it, and what came of it. Who was too late sees both, and loses nothing."""
    found = _found(obstacle_id)
    form, values, status = SettleForm(sent(request), found=found), {}, None
    if form.is_valid():
        try:
            _settle(request, obstacle_id, form)
            return redirect("casework-staff:show-obstacle", obstacle_id)
        except NotSettled as refusal:
            form.refuse(refusal.field, refusal.sentence)
        except (NamesSomebody, HoldsBSN) as refusal:
            form.refuse("antwoord", refusal.sentence)
        except ChangedMeanwhile:
            values, status, form.revision = {"is_late": True}, HTTPStatus.CONFLICT, found.revision
    return _show(request, {"obstacle": display.obstacle_shown(found), "form": form, **values}, status)


def _show(request: StaffRequest, values: dict[str, Any], status: HTTPStatus | None) -> HttpResponse:
    return render(request, SHOW, values, status=status or HTTPStatus.UNPROCESSABLE_ENTITY)


def _settle(request: StaffRequest, obstacle_id: UUID, form: SettleForm) -> None:
    try:
        services.settle_obstacle(
            public_id=obstacle_id,
            settled=form.settled,
            revision=form.revision,
            by=worker_of(request.actor),
            at=timezone.now(),
        )
    except ObstacleIsGone:
        raise Http404 from None


def _found(obstacle_id: UUID) -> queries.ObstacleFacts:
    found = queries.get_obstacle(obstacle_id)
    if found is None:
        raise Http404
    return found
