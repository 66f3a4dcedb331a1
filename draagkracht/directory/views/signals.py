"""Anybody says what is not right; an editor decides."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import access
from draagkracht.base.translation import translate
from draagkracht.directory.displays import requests as display
from draagkracht.directory.forms.editing import DecisionForm
from draagkracht.directory.forms.signals import SignalForm
from draagkracht.directory.queries import requests as queries
from draagkracht.directory.queries.signals import Spoken, get_spoken
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.rules.proposals import State, due_date
from draagkracht.directory.rules.signalling import TOPICS, changes_of
from draagkracht.directory.services import editing, proposals
from draagkracht.directory.views.authors import author_of
from draagkracht.municipalities.queries import SiteRequest

DECIDES = (Permission.DECIDE_CHANGES, Permission.EDIT_OWN_SERVICES)
# Why a proposal cannot be taken over, by the word that the page has a sentence for.
PROBLEMS: Final[Mapping[type[Exception], str]] = {
    proposals.RequestIsDecided: "decided",
    editing.FieldsHaveChanged: "changed",
    fields.ValueIsWrong: "wrong",
    editing.EntryIsGone: "wrong",
}


@access.public
@never_cache
@sensitive_post_parameters("mail")
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: SiteRequest, service_id: str) -> HttpResponse:
    """Ask which part of a service is not right, then what; put it in the editor's queue."""
    spoken, topic = _spoken(service_id), request.GET.get("over", "")
    if request.method != "POST" and topic not in TOPICS:
        return _choose_part(request, service_id, spoken)
    form = SignalForm(request.POST if request.method == "POST" else None, topic=topic)
    thanks = redirect("directory:thank-reporter", service_id=service_id)
    if form.is_bound and form.is_trapped:
        return thanks
    if form.is_valid():
        try:
            _report(form, spoken)
        except proposals.QueueIsFull:
            form.refuse(request.site.desk.phone)
        else:
            return thanks
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or form.asks_again else HTTPStatus.OK
    values = {"form": form, "name": spoken.name, "back_url": reverse("directory:show-service", args=[service_id])}
    return render(request, "directory/signals/report_error.html", values, status=status)


def _choose_part(request: SiteRequest, service_id: str, spoken: Spoken) -> HttpResponse:
    parts = [(translate(topic.label), f"?over={word}") for word, topic in TOPICS.items()]
    values = {"parts": parts, "name": spoken.name, "back_url": reverse("directory:show-service", args=[service_id])}
    return render(request, "directory/signals/choose_part.html", values)


def _report(form: SignalForm, spoken: Spoken) -> int:
    said = form.cleaned_data
    topic = TOPICS[said["onderwerp"]]
    changes = changes_of(topic, said["goed"], spoken.values)
    lines = [said["bericht"], *([said["goed"]] if said["goed"] and not changes else [])]
    return proposals.propose_change(
        service_id=spoken.id,
        changes=changes,
        message="\n".join(lines),
        author=Author(AuthorKind.RESIDENT),
        at=timezone.now(),
        reply_to=said["mail"],
        topic=topic.field,
    )


@access.public
@never_cache
@require_safe
def thank_reporter(request: SiteRequest, service_id: str) -> HttpResponse:
    """Thank somebody, and say by when somebody has looked."""
    spoken = _spoken(service_id)
    day = formats.date_format(due_date(timezone.localdate()), "j F")
    values = {"day": day, "name": spoken.name, "back_url": reverse("directory:show-service", args=[service_id])}
    return render(request, "directory/signals/thank_reporter.html", values)


def _spoken(service_id: str) -> Spoken:
    spoken = get_spoken(service_id)
    if spoken is None:
        raise Http404
    return spoken


@requires(*DECIDES)
@require_safe
def list_requests(request: StaffRequest) -> HttpResponse:
    """Show the proposals that wait, or what became of others."""
    state = display.STATES.get(request.GET.get("toon", ""), State.WAITING)
    asked = request.GET.get("dienst", "")
    service_id = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 15 else None  # noqa: PLR2004
    today = timezone.localdate()
    found = queries.list_requests(request.actor, state=state, service_id=service_id, today=today)
    page = display.queue_page(
        found,
        queries.count_requests(request.actor, today=today),
        state=state,
        may_decide=request.actor.may(Permission.DECIDE_CHANGES),
        done=request.GET.get("gedaan", ""),
    )
    return render(request, "directory/signals/list_requests.html", {"page": page})


@requires(*DECIDES)
@require_safe
def show_request(request: StaffRequest, request_id: int) -> HttpResponse:
    """Show a proposal beside what there is now."""
    return _show(request, request_id, DecisionForm(None))


def _show(request: StaffRequest, request_id: int, form: DecisionForm, *, problem: str = "") -> HttpResponse:
    found = queries.get_request(request.actor, request_id, today=timezone.localdate())
    if found is None:
        raise Http404
    values = {
        "page": display.request_page(found, json.dumps(dict(found.seen)), form.chosen),
        "form": form,
        "may_decide": request.actor.may(Permission.DECIDE_CHANGES),
        "problem": problem,
    }
    is_wrong = form.is_bound and form.errors
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "directory/signals/show_request.html", values, status=status)


@requires(Permission.DECIDE_CHANGES)
@require_POST
def accept_request(request: StaffRequest, request_id: int) -> HttpResponse:
    """Take a proposal over, whole or the fields that were chosen, and say why not the rest."""
    found = queries.get_request(request.actor, request_id, today=timezone.localdate())
    form = DecisionForm(request.POST, names=found.choosable if found else ())
    if form.chosen == ():
        return _show(request, request_id, form, problem="nothing")
    if not form.is_valid():
        return _show(request, request_id, form)
    try:
        proposals.accept_request(
            request_id=request_id,
            author=author_of(request),
            at=timezone.now(),
            names=form.chosen,
            seen=_seen(request),
            reason=form.reason,
        )
    except tuple(PROBLEMS) as refused:
        return _show(request, request_id, form, problem=PROBLEMS[type(refused)])
    return redirect(f"{reverse('directory-staff:list-requests')}?gedaan=overgenomen")


@requires(Permission.DECIDE_CHANGES)
@require_POST
def reject_request(request: StaffRequest, request_id: int) -> HttpResponse:
    """Refuse a proposal, with a reason."""
    form = DecisionForm(request.POST, rejects=True)
    if not form.is_valid():
        return _show(request, request_id, form)
    try:
        proposals.reject_request(
            request_id=request_id, author=author_of(request), at=timezone.now(), reason=form.reason
        )
    except proposals.RequestIsDecided:
        return _show(request, request_id, form, problem="decided")
    return redirect(f"{reverse('directory-staff:list-requests')}?gedaan=afgewezen")


@requires(Permission.EDIT_OWN_SERVICES)
@require_POST
def withdraw_request(request: StaffRequest, request_id: int) -> HttpResponse:
    """Take one's own proposal back."""
    try:
        proposals.withdraw_request(request_id=request_id, author=author_of(request), at=timezone.now())
    except proposals.RequestIsDecided:
        return _show(request, request_id, DecisionForm(None), problem="decided")
    return redirect(f"{reverse('directory-staff:list-requests')}?gedaan=ingetrokken")


def _seen(request: StaffRequest) -> dict[str, str]:
    try:
        sent = json.loads(request.POST.get("gezien", "") or "{}")
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(mark) for name, mark in sent.items()} if isinstance(sent, dict) else {}
