"""Talks: plan one, move it, write one up afterwards, write down what is said, close it, call it off."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.casework.displays import cases as frame
from draagkracht.casework.displays import talks as display
from draagkracht.casework.forms.talks import MomentForm, PastForm, PlanForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import talks as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.talks import TalkFile
from draagkracht.casework.rules import conversation, talks
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.services import acts
from draagkracht.casework.services import talks as services
from draagkracht.casework.services.acts import Act
from draagkracht.casework.views.frame import act_of, open_case, show_form

PAGE, FORM = "casework/talks/hold.html", "casework/cases/take_step.html"


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_talk(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask when, where and with whom somebody talks, and invite everybody."""
    case = open_case(request, public_id)
    form = _form(PlanForm, request, case)
    if form.is_valid():
        plan = services.Plan(worker=_holder(request, case), **form.values())
        if _try(form, lambda: services.plan_talk(act=act_of(request, case, form.key), plan=plan)):
            return redirect(f"{frame.case_url(case)}#gesprekken")
    days = services.notice_days(timezone.localdate())
    values = {"form": form, "case_url": frame.case_url(case), "reference": case.reference, "days": days}
    return show_form(request, "casework/talks/plan.html", values)


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write_up_talk(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask when, where and with whom somebody talked without a plan, and open the talk to write in."""
    case = open_case(request, public_id)
    form = _form(PastForm, request, case)
    if form.is_valid():
        plan = services.Plan(worker=_holder(request, case), **form.values())
        act = act_of(request, case, form.key)
        talk_id = _try(form, lambda: services.write_up_talk(act=act, plan=plan))
        if talk_id:
            return redirect("casework-staff:hold-talk", public_id, talk_id)
    page = frame.form_page(case, gettext("Gesprek achteraf opschrijven"))
    says = gettext("Niemand krijgt hier een uitnodiging van. Wie erbij was en wat er is gezegd, vult u hierna in.")
    return show_form(request, FORM, {"page": replace(page, says=says, label=gettext("Verder")), "form": form})


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move_talk(request: StaffRequest, public_id: UUID, talk_id: UUID) -> HttpResponse:
    """Ask to when or where a planned talk moves, and tell everybody who is invited."""
    case, talk = open_case(request, public_id), _find(_act(request, public_id), talk_id).facts
    if talk.state is not talks.TalkState.PLANNED:
        return redirect(f"{frame.case_url(case)}#gesprekken")
    form = MomentForm(sent(request), initial=display.moment_of(talk))
    if form.is_valid():
        moment = services.Moment(worker=_holder(request, case), **form.values())
        act = act_of(request, case, form.key)
        if _try(form, lambda: services.move_talk(act=act, talk_id=talk_id, moment=moment)):
            return redirect(f"{frame.case_url(case)}#gesprekken")
    page = frame.form_page(case, gettext("Gesprek verzetten"))
    says = gettext("Iedereen die is uitgenodigd, hoort de nieuwe afspraak. Wat het was, blijft in de zaak staan.")
    return show_form(request, FORM, {"page": replace(page, says=says, label=gettext("Verzetten")), "form": form})


def _form(kind: type[PlanForm], request: StaffRequest, case: CaseFile) -> PlanForm:
    carers = [(str(one.public_id), one.name or one.relation) for one in case.parties if one.role is PartyRole.CARER]
    client = next((one.name for one in case.parties if one.role is PartyRole.CLIENT), "")
    return kind(sent(request), carers=carers, client=client)


def _holder(request: StaffRequest, case: CaseFile) -> str:
    """Return who of the municipality holds a talk, as an invitation says it."""
    return case.consultant or request.actor.name


def _try(form: MomentForm, work: Callable[[], UUID | None]) -> UUID | bool:
    """Do what a form asks; where that cannot be, say so in the form, and return False."""
    try:
        return work() or True
    except talks.MomentIsOdd as refusal:
        form.ask(refusal.odd)
    except talks.TalkCannotBe as refusal:
        form.refuse(*refusal.sentences)
    return False


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def hold_talk(request: StaffRequest, public_id: UUID, talk_id: UUID) -> HttpResponse:
    """Show a talk to write in; take what was written, a field at a time or all at once."""
    act = _act(request, public_id)
    if request.method == "POST":
        return _save(request, act, talk_id)
    talk = _open(act, talk_id)
    return _show(request, act, talk, page=str(uuid.uuid4()))


def _save(request: StaffRequest, act: Act, talk_id: UUID) -> HttpResponse:
    """Keep what was written; show what is wrong, or what another wrote meanwhile."""
    talk, form = _find(act, talk_id), {name: request.POST.getlist(name) for name in request.POST}
    own = [conversation.own_place(one.party_id) for one in talk.carers]
    answers, errors = conversation.read(talk.facts.kind, form, own)
    written = _written(form, answers)
    merged = services.save_talk(act=act, talk_id=talk_id, written=written, there=_there(form, talk))
    is_right = not merged.theirs and not errors
    if request.headers.get("HX-Request"):
        return _field_was_saved(request, act, merged, is_right=is_right)
    is_done = "klaar" in form and is_right
    refusal = _finish(act, talk_id) if is_done else None
    if is_right and refusal is None:
        place = "#nu-doen" if conversation.red_flags(merged.answers) else ""
        return redirect(f"{_case_url(act)}#gesprekken" if is_done else f"{request.path}?bewaard{place}")
    said = {"typed": form, "theirs": merged.theirs, "errors": errors, "refusal": refusal}
    status = HTTPStatus.CONFLICT if merged.theirs else HTTPStatus.UNPROCESSABLE_ENTITY
    return _show(request, act, _open(act, talk_id), page=written.page, status=status, **said)


def _written(form: dict[str, list[str]], answers: conversation.Answers) -> conversation.Written:
    """Return what somebody wrote, on which page, and the marks of what that page was opened with."""
    marks = {name.removeprefix("was-"): values[0] for name, values in form.items() if name.startswith("was-")}
    return conversation.Written(str(read_key(form.get("page", [""])[0])), answers, marks)


def _case_url(act: Act) -> str:
    return reverse("casework-staff:show-case", args=[act.case_id])


def _field_was_saved(request: StaffRequest, act: Act, merged: conversation.Merged, *, is_right: bool) -> HttpResponse:
    """Answer to a page that saves by itself: what calls for help at once, or that another wrote in the same place."""
    values = {"alarm": display.alarm(act.case_id, merged.answers, request.site)}
    status = HTTPStatus.OK if is_right else HTTPStatus.CONFLICT
    response = render(request, "casework/talks/alarm.html", values, status=status)
    if is_right:
        response.headers["X-Draagkracht-Saved"] = "1"
    return response


def _finish(act: Act, talk_id: UUID) -> Any:
    """Close a talk; return the sentence that says why it cannot be closed."""
    try:
        services.finish_talk(act=act, talk_id=talk_id)
    except talks.TalkCannotBe as refusal:
        return refusal.sentence
    return None


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def cancel_talk(request: StaffRequest, public_id: UUID, talk_id: UUID) -> HttpResponse:
    """Call a talk off."""
    try:
        services.cancel_talk(act=_act(request, public_id), talk_id=talk_id)
    except acts.CaseIsGone:
        raise Http404 from None
    return redirect(f"{reverse('casework-staff:show-case', args=[public_id])}#gesprekken")


def _act(request: StaffRequest, public_id: UUID) -> Act:
    return Act(case_id=public_id, by=worker_of(request.actor), at=timezone.now(), key=uuid.uuid4())


def _open(act: Act, talk_id: UUID) -> TalkFile:
    try:
        return services.open_talk(act=act, talk_id=talk_id)
    except acts.CaseIsGone:
        raise Http404 from None


def _find(act: Act, talk_id: UUID) -> TalkFile:
    """Return a talk to write in; that somebody wrote is logged with what they wrote."""
    found = queries.get_talk(act.case_id, talk_id, act.by)
    if found is None:
        raise Http404
    return found


def _there(form: dict[str, list[str]], talk: TalkFile) -> dict[str, tuple[str, str]]:
    """Return who was there, by party, as far as the form says; a word that is not known counts as nothing."""
    known, found = {outcome.value for outcome in talks.Outcome}, {}
    for one in talk.facts.there:
        said, why = form.get(f"er-{one.party_id}"), form.get(f"waarom-{one.party_id}")
        if said is not None or why is not None:
            outcome = said[0] if said and said[0] in known else one.outcome
            found[str(one.party_id)] = (outcome, why[0].replace("\x00", "").strip()[:300] if why else one.why)
    return found


def _show(
    request: StaffRequest, act: Act, talk: TalkFile, *, page: str, status: int = 200, **said: Any
) -> HttpResponse:
    case = open_case(request, act.case_id)
    shown = display.talk_page(case, talk, request.site, page=page, **said)
    return render(request, PAGE, {"page": shown, "is_saved": "bewaard" in request.GET}, status=status)
