"""What a carer shares by a code: a professional reads it here, so that nobody has to ask again."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.assessments import queries, services
from draagkracht.assessments.queries import Kept
from draagkracht.audit.rules import Action
from draagkracht.base.forms import sent
from draagkracht.base.letters import LetterFailed
from draagkracht.portal.displays import results
from draagkracht.portal.letters import kept
from draagkracht.portal.own_forms import OpenCodeForm
from draagkracht.portal.together import tickets
from draagkracht.portal.views.letters import as_fhir, as_pdf, cannot_be_set
from draagkracht.referrals.queries.links import list_own_organisations

MAY = (Permission.ANSWER_REFERRALS, Permission.REFER, Permission.WORK_ON_CASES)


@requires(*MAY)
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def open_code(request: Any) -> HttpResponse:
    """Ask for the code of a carer; show their results with the dates. The code stands in no address."""
    form = OpenCodeForm(sent(request))
    if form.is_valid() and not ratelimit.consume(request, action="open_code", key=str(request.actor.user_id)):
        form.refuse_more()
    if form.is_valid():
        try:
            return show(request, form.cleaned_data["code"])
        except services.CodeIsUnknown:
            form.refuse_code()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/shared_results/ask.html", {"form": form}, status=status)


def show(request: Any, code: str) -> HttpResponse:
    """Show what a code opens; that somebody looked is written down. Raises CodeIsUnknown."""
    opened = _open(request.actor, code)
    values = {
        "name": opened.name,
        "trend": results.trend(opened.results),
        "columns": results.columns(),
        "ticket": tickets.make_ticket(request.actor, code),
        "again": _again(opened),
    }
    return render(request, "portal/shared_results/show.html", values)


def _open(actor: Actor, code: str, action: Action = Action.SEE) -> services.Opened:
    """Return what a code opens for who is signed in, by name and organisation. Raises CodeIsUnknown."""
    own = list_own_organisations(actor.organization_ids)
    by = acting.staff_of(actor, organization=own[0][1] if own else "")
    return services.open_shared(code=code, by=by, at=timezone.now(), action=action, works_for=actor.organization_ids)


def _again(opened: services.Opened) -> list[tuple[str, str]]:
    """Return the code and the name of the instruments that were used and may be used here: to ask one again."""
    usable = {one.code for one in queries.list_usable()}
    used = dict.fromkeys(one.instrument for one in opened.results if one.instrument in usable)
    return [(code, results.name_of(code)) for code in used]


@requires(*MAY)
@never_cache
@sensitive_post_parameters(tickets.FIELD)
@require_POST
def print_shared(request: StaffRequest) -> HttpResponse:
    """Give one result that a carer shares as a PDF."""
    return _copy(request, lambda one, opened: _letter(request, one, opened))


@requires(*MAY)
@never_cache
@sensitive_post_parameters(tickets.FIELD)
@require_POST
def export_shared(request: StaffRequest) -> HttpResponse:
    """Give one result that a carer shares as FHIR."""
    return _copy(request, lambda one, _opened: as_fhir(one))


def _copy(request: StaffRequest, make: Callable[[Kept, services.Opened], HttpResponse]) -> HttpResponse:
    """Give a copy of a result, and write down who took it; whoever has no code that works is asked for it."""
    code = tickets.read_ticket(request.actor, request.POST.get(tickets.FIELD, ""))
    try:
        chosen = UUID(request.POST.get("uitkomst", ""))
        opened = _open(request.actor, code, Action.EXPORT)
    except (ValueError, services.CodeIsUnknown):
        return redirect("portal-staff:open-code")
    found = next((one for one in opened.results if one.public_id == chosen), None)
    return make(found, opened) if found else redirect("portal-staff:open-code")


def _letter(request: StaffRequest, one: Kept, opened: services.Opened) -> HttpResponse:
    today = timezone.localdate()
    letter = kept.fill_kept(one, opened.results, request.site, name=opened.name, language="nl", today=today)
    try:
        return as_pdf(kept.typeset_kept(letter), gettext("uitkomst"))
    except LetterFailed:
        return cannot_be_set(request)
