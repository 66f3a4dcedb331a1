"""Results in somebody's own space: keep that of the check, take one along or in, forget one, share them by a code."""

import datetime
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts import queries as accounts
from draagkracht.assessments import queries, services
from draagkracht.assessments.rules import codes, result
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.base.letters import LetterFailed
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.displays.consents import THE_MUNICIPALITY, recipient_shown
from draagkracht.portal.check import answer_cookie, flow, outcome
from draagkracht.portal.displays import offers, results
from draagkracht.portal.letters import kept, share
from draagkracht.portal.own_forms import CollectForm, ShareForm, key_of
from draagkracht.portal.views.letters import as_fhir, as_pdf, cannot_be_set


@own_space
@require_POST
def keep_result(request: SpaceRequest) -> HttpResponse:
    """Keep the result of the check that the visitor carries, and take the answers off this device."""
    check = flow.open_check(answer_cookie.read(request))
    if not check.is_complete:
        return redirect("portal:start-check")
    found = result.assess(check.for_rules())
    services.keep_result(
        person_id=request.space.id,
        instrument=result.QUICK_CHECK,
        answers=check.codes(),
        points=found.points,
        band=found.band,
        key=key_of(check.codes(), timezone.localdate()),
        by=acting.resident(request.space.public_id),
        at=timezone.now(),
    )
    response = redirect("portal-own:show-overview")
    answer_cookie.clear(response)
    return response


@own_space
@require_safe
def show_result(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Open the outcome of a check that was kept again: from its answers, by the rules and with the help of today."""
    kept_here = queries.list_kept(request.space.id)
    found = next((one for one in kept_here if one.public_id == public_id), None)
    shown = results.shown(found) if found else None
    if found is None or shown is None or not shown.has_page:
        raise Http404
    again = outcome.conclude(results.reopen(found).for_rules(), request.site, get_language() or "nl")
    values = {"outcome": again, "one": shown, "keeping": offers.keeping(request), "back": str(public_id)}
    return render(request, "portal/own/outcome.html", values)


@own_space
@require_POST
def forget_result(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Delete one result."""
    me = acting.resident(request.space.public_id)
    services.forget_result(person_id=request.space.id, public_id=public_id, by=me, at=timezone.now())
    return redirect("portal-own:show-overview")


@own_space
@require_safe
def print_result(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Give one result as a PDF to take along."""
    found, everything = _find(request, public_id)
    name, language, today = request.space.name, get_language() or "nl", timezone.localdate()
    letter = kept.fill_kept(found, everything, request.site, name=name, language=language, today=today)
    try:
        return as_pdf(kept.typeset_kept(letter), gettext("uitkomst"))
    except LetterFailed:
        return cannot_be_set(request)


@own_space
@require_safe
def export_result(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Give one result as FHIR, for a system that reads it."""
    found, _ = _find(request, public_id)
    return as_fhir(found)


def _find(request: SpaceRequest, public_id: UUID) -> tuple[queries.Kept, tuple[queries.Kept, ...]]:
    """Return one result and all of them, and write down that a copy goes along. Raises Http404 for another's."""
    everything = queries.list_kept(request.space.id)
    found = next((one for one in everything if one.public_id == public_id), None)
    if found is None:
        raise Http404
    me = acting.resident(request.space.public_id)
    services.note_copy(person_id=request.space.id, by=me, at=timezone.now())
    return found, everything


@own_space
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def collect_result(request: SpaceRequest) -> HttpResponse:
    """Ask for the code of a paper, and put the result of it into the space."""
    form, space = CollectForm(sent(request)), request.space
    if form.is_valid() and not ratelimit.consume(request, action="open_code", key=str(request.actor.user_id)):
        form.refuse_more()
    if form.is_valid():
        me, code = acting.resident(space.public_id), form.cleaned_data["code"]
        try:
            services.take_paper_in(person_id=space.id, code=code, by=me, at=timezone.now())
            return redirect("portal-own:show-overview")
        except services.CodeIsUnknown:
            form.refuse_code()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/own/collect.html", {"form": form}, status=status)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def share_results(request: SpaceRequest) -> HttpResponse:
    """Make a code by which a professional sees the results; show it once, and those that still hold."""
    space, now, places = request.space, timezone.now(), _places(request)
    form, has_results = ShareForm(sent(request), places=places), bool(queries.list_kept(space.id))
    code = key = ""
    if has_results and form.is_valid():
        me = acting.resident(space.public_id)
        made = services.make_code(person_id=space.id, key=form.key, by=me, at=now, **form.chosen())
        code, key, form = codes.shape(made), str(form.key), ShareForm(places=places)
    values = {
        "form": form,
        "code": code,
        "key": key,
        "address": request.build_absolute_uri(reverse("portal-staff:open-code")),
        "shared": _that_hold(space.id, now),
        "has_results": has_results,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/own/share.html", values, status=status)


@own_space
@require_POST
def print_code(request: SpaceRequest) -> HttpResponse:
    """Give the code that was just made as a PDF to hand over; of one that opens nothing any more there is none."""
    key, now = read_key(request.POST.get("key", "")), timezone.now()
    found = services.find_code(person_id=request.space.id, key=key, at=now)
    if found is None:
        return redirect("portal-own:share-results")
    code, until = found
    address, today = request.build_absolute_uri(reverse("portal-staff:open-code")), timezone.localdate()
    paper = share.fill_share(codes.shape(code), site=request.site, address=address, until=until, today=today)
    try:
        return as_pdf(share.typeset_share(paper, today), gettext("code"))
    except LetterFailed:
        return cannot_be_set(request)


def _that_hold(person_id: int, at: datetime.datetime) -> list[queries.Shared]:
    """Return the codes of somebody that still hold, with whom they are for in the language of the page."""
    found = queries.list_codes(person_id, at=at)
    return [replace(one, recipient_label=recipient_shown(one.recipient_label)) for one in found]


def _places(request: SpaceRequest) -> list[tuple[str, str]]:
    """Return what a code may be for alone: the municipality, or one organisation whose people sign in here."""
    works = [(str(one.public_id), one.name) for one in accounts.list_organisations()]
    return [(codes.MUNICIPALITY, THE_MUNICIPALITY), *works]


@own_space
@require_POST
def revoke_code(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let a code open nothing any more."""
    me = acting.resident(request.space.public_id)
    services.revoke_code(person_id=request.space.id, public_id=public_id, by=me, at=timezone.now())
    return redirect("portal-own:share-results")


def address_to_collect(request: SiteRequest) -> str:
    """Return the whole address where somebody brings the code of a paper, in the present language."""
    return request.build_absolute_uri(reverse("portal-own:collect-result"))
