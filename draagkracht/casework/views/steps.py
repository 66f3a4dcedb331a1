"""One page for every step of a case: what it needs is in the table, what it does in services.

A decision is taken by sending its letter: its steps lead to the page on which it is made.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.casework.displays import cases as display
from draagkracht.casework.forms.cases import EARLY, StepForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import given
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.colleagues import list_colleagues
from draagkracht.casework.rules import carry_over, states
from draagkracht.casework.rules.states import Step
from draagkracht.casework.services import clock, notes, reading, steps, teams
from draagkracht.casework.services.acts import Act
from draagkracht.casework.views.frame import act_of, open_case, show_form

SERVICES: Final[Mapping[Step, Callable[..., None]]] = {
    Step.START_INVESTIGATION: steps.start_investigation,
    Step.GIVE_URGENT_PROVISION: steps.give_urgent_provision,
    Step.PAUSE: clock.pause,
    Step.RESUME: clock.resume,
    Step.EXTEND: clock.extend,
    Step.REPORT: steps.report,
    Step.APPLY: steps.apply,
    Step.START_SUPPORT: steps.start_support,
    Step.START_REVIEW: steps.start_review,
    Step.KEEP_SUPPORT: steps.keep_support,
    Step.RECONSIDER: steps.reconsider,
    Step.TRANSFER: steps.transfer,
    Step.WITHDRAW: steps.withdraw,
    Step.END: steps.end,
}


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def take_step(request: StaffRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    case, step, now = open_case(request, public_id), states.STEPS_BY_SLUG.get(slug), timezone.now()
    if step is None:
        raise Http404
    if step in states.DECIDED_AS.values():
        return redirect("casework-staff:decide-case", public_id)
    met = given.list_met(case.id, step, now)
    heard = _heard(request, case) if step is Step.REPORT else ""
    data = _with_heard(request.POST, heard) if request.method == "POST" else None
    form = StepForm(
        step, data, met=met, colleagues=list_colleagues(now), chosen=case.consultant_id or request.actor.user_id
    )
    if "neem" not in request.POST and form.is_valid() and _take(step, act_of(request, case, form.key), form):
        return redirect(f"{display.case_url(case)}?gedaan={slug}")
    values = {"page": display.step_page(case, step, met), "form": form, "said": [heard] if heard else []}
    return show_form(request, "casework/cases/take_step.html", values)


def _with_heard(given: QueryDict, heard: str) -> QueryDict:
    """Return what was filled in, with what was said in talks where the button for that was pressed."""
    if "neem" not in given:
        return given
    data = given.copy()
    data["verslag"] = carry_over.join(data.get("verslag", ""), [heard])
    return data


def _heard(request: StaffRequest, case: CaseFile) -> str:
    """Return what a report can say of the talks."""
    by = worker_of(request.actor)
    return reading.open_heard(municipality_id=request.site.id, case=case, by=by, at=timezone.now())


def _take(step: Step, act: Act, form: StepForm) -> bool:
    """Take a step with what was filled in; tell whether it was taken, or else why not on the form."""
    try:
        values: dict[str, Any] = form.values()
        SERVICES[step](act=act, **values)
    except clock.NotTold as refusal:
        form.refuse(refusal.sentence, "verteld")
    except (states.StepIsNotAllowed, teams.OtherTeam) as refusal:
        form.refuse(refusal.sentence)
    except notes.DayCannotBe:
        form.refuse(EARLY, "dag")
    except clock.DayCannotBe as refusal:
        form.refuse_day(refusal.first, refusal.latest)
    except clock.IsPaused:
        form.refuse(clock.IS_PAUSED)
    else:
        return True
    return False
