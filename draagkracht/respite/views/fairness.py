"""What the council wants everybody to have at least: what holds, what it costs, and setting it from a day on."""

from contextlib import suppress
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.respite.displays import fairness as display
from draagkracht.respite.forms.fairness import CurveForm, FairnessForm
from draagkracht.respite.queries import fairness, regions
from draagkracht.respite.services import fairness as services
from draagkracht.respite.services.planning import NoRegion

SETS, PLANS = Permission.SET_FAIRNESS, Permission.PLAN_RESPITE
SHOW = "respite-planner:show-fairness"


@requires(SETS, PLANS)
@never_cache
@require_safe
def show_fairness(request: StaffRequest) -> HttpResponse:
    """Show what holds, what a floor costs, and what was set before; a planner reads it."""
    curve, is_drawing = fairness.last_curves()
    page = display.fairness_page(fairness.list_settings(), curve, timezone.localdate(), is_drawing=is_drawing)
    values = {
        "page": page,
        "region": regions.get_region(),
        "form": CurveForm(),
        "may_set": request.actor.may(SETS),
    }
    return render(request, "respite/fairness/show.html", values)


@requires(SETS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_fairness(request: StaffRequest) -> HttpResponse:
    """Ask what everybody has at least, from which day, and which decision that is."""
    today = timezone.localdate()
    form = FairnessForm(sent(request), now=regions.get_settings(today), today=today)
    region = regions.get_region()
    if region is not None and form.is_valid():
        _set(request, form)
        return redirect(SHOW)
    values = {"form": form, "region": region}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "respite/fairness/set.html", values, status=status)


def _set(request: StaffRequest, form: FairnessForm) -> None:
    services.set_fairness(
        municipality_id=request.site.id,
        settings=form.settings,
        valid_from=form.cleaned_data["vanaf"],
        decision=form.cleaned_data["besluit"],
        key=form.key,
        by=acting.staff_of(request.actor),
        at=timezone.now(),
    )


@requires(SETS)
@require_POST
def draw_curve(request: StaffRequest) -> HttpResponse:
    """Let the curve be drawn from what there is now."""
    with suppress(NoRegion):  # the page says that there is none
        services.ask_curve(
            municipality_id=request.site.id,
            user_id=request.actor.user_id,
            name=request.actor.name or request.actor.email,
            key=CurveForm(request.POST).key,
            at=timezone.now(),
        )
    return redirect(SHOW)
