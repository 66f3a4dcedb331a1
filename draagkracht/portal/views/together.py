"""A professional fills in an instrument together with somebody. What comes out is of that person."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.assessments import queries, services
from draagkracht.assessments.queries import Kept
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.filled import lines_for
from draagkracht.audit.rules import Action
from draagkracht.base.letters import LetterFailed
from draagkracht.municipalities.queries import Line
from draagkracht.portal.displays import together as display
from draagkracht.portal.letters import kept
from draagkracht.portal.together import keeping, origins, tickets
from draagkracht.portal.together.forms import TogetherForm
from draagkracht.portal.together.origins import Origin
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.portal.views.own_results import address_to_collect
from draagkracht.referrals.queries.links import list_own_organisations

MAY = (Permission.ANSWER_REFERRALS, Permission.REFER, Permission.WORK_ON_CASES)
LONGEST_NAME = 160


@requires(*MAY)
@never_cache
@require_safe
def choose_instrument(request: StaffRequest) -> HttpResponse:
    """Show which instruments may be filled in here; the choice carries the case or the referral."""
    origin = _origin(request, request.GET)
    return render(request, "portal/together/choose.html", {"choices": display.choices(queries.list_usable(), origin)})


@requires(*MAY)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: StaffRequest, code: str) -> HttpResponse:
    """Ask the questions of an instrument; show what was shared before, and what comes out."""
    instrument, now = queries.get_usable(code), timezone.now()
    if instrument is None:
        raise Http404
    said = request.POST if request.method == "POST" else request.GET
    origin = _origin(request, said)
    form = TogetherForm(instrument, said if request.method == "POST" else None, origin=origin, at=now)
    if form.is_valid():
        try:
            return _keep(request, form)
        except services.AskedTooSoon as soon:
            form.ask_reason(soon.may_from)
    return _ask(request, instrument, form)


@requires(*MAY)
@never_cache
@sensitive_post_parameters(tickets.FIELD)
@require_POST
def print_sheet(request: StaffRequest) -> HttpResponse:
    """Give the paper with the code, in the language of who takes it along."""
    code, now = tickets.read_ticket(request.actor, request.POST.get(tickets.FIELD, "")), timezone.now()
    try:
        one = services.open_paper(code=code, by=acting.staff_of(request.actor), at=now, action=Action.EXPORT)
    except services.CodeIsUnknown:
        return redirect("portal-staff:open-code")
    asked = request.POST.get("taal", "")
    with translation.override(asked if asked in request.site.languages else "nl"):
        return _sheet(request, one, code)


@requires(*MAY)
@never_cache
@sensitive_post_parameters(tickets.FIELD)
@require_POST
def forget_sheet(request: StaffRequest) -> HttpResponse:
    """Delete the result of a paper at once, because whose it is wants that."""
    code = tickets.read_ticket(request.actor, request.POST.get(tickets.FIELD, ""))
    services.forget_paper(code=code, by=acting.staff_of(request.actor), at=timezone.now())
    return redirect("portal-staff:choose-instrument")


def _origin(request: StaffRequest, said: Any) -> Origin:
    try:
        return origins.find_origin(municipality_id=request.site.id, said=said, actor=request.actor, at=timezone.now())
    except origins.OriginIsGone:
        raise Http404 from None


def _ask(request: StaffRequest, instrument: Instrument, form: TogetherForm) -> HttpResponse:
    rows = display.earlier_rows(form.origin, instrument.code) if form.asks_reason else []
    values = {"instrument": instrument, "form": form, "carried": form.origin.carried.items(), "rows": rows}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/together/fill_in.html", values, status=status)


def _keep(request: StaffRequest, form: TogetherForm) -> HttpResponse:
    """Put the outcome where it may go, and show it once. Raises AskedTooSoon."""
    by, site = acting.staff_of(request.actor), request.site
    code = keeping.keep(form, municipality_id=site.id, asked_by=_name(request), by=by, at=timezone.now())
    values = {
        "page": display.done(form, code),
        "ticket": tickets.make_ticket(request.actor, code) if code else "",
        "urgent": _urgent(request, form),
        "languages": display.languages(site.languages),
        "may_refer": request.actor.may(Permission.REFER),
    }
    return render(request, "portal/together/done.html", values)


def _urgent(request: StaffRequest, form: TogetherForm) -> list[Line]:
    """Return whom to call at once."""
    asked = lines_for(form.filled) if form.filled else ()
    return [line for line in request.site.lines if line.code in asked]


def _sheet(request: StaffRequest, one: Kept, code: str) -> HttpResponse:
    """Return the paper in the active language."""
    language, today = translation.get_language() or "nl", timezone.localdate()
    sheet = kept.fill_kept(
        one,
        [one],
        request.site,
        name="",
        language=language,
        today=today,
        code=code,
        address=address_to_collect(request),
    )
    try:
        return as_pdf(kept.typeset_kept(sheet), gettext("uitkomst"))
    except LetterFailed:
        return cannot_be_set(request)


def _name(request: StaffRequest) -> str:
    """Return who asks, and for which organisation, in words that the carer reads."""
    own = list_own_organisations(request.actor.organization_ids)
    where = own[0][1] if own else request.site.name
    return f"{request.actor.name or request.actor.email}, {where}"[:LONGEST_NAME]
