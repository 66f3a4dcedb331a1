"""Results in somebody's own space: keep the one of the check, forget one, share them by a code, take a code back."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts import acting
from draagkracht.assessments import queries, services
from draagkracht.assessments.rules import codes, result
from draagkracht.base.forms import sent
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.portal.check import answer_cookie, flow
from draagkracht.portal.own_forms import ShareForm, key_of


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
@require_POST
def forget_result(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Delete one result."""
    me = acting.resident(request.space.public_id)
    services.forget_result(person_id=request.space.id, public_id=public_id, by=me, at=timezone.now())
    return redirect("portal-own:show-overview")


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def share_results(request: SpaceRequest) -> HttpResponse:
    """Make a code by which a professional sees the results; show it once, and those that still hold."""
    form, space, now = ShareForm(sent(request)), request.space, timezone.now()
    code, has_results = "", bool(queries.list_kept(request.space.id))
    if has_results and form.is_valid():
        me, label = acting.resident(space.public_id), form.cleaned_data["recipient_label"]
        made = services.make_code(person_id=space.id, key=form.key, by=me, at=now, recipient_label=label)
        code, form = codes.shape(made), ShareForm()
    values = {
        "form": form,
        "code": code,
        "shared": queries.list_codes(space.id, at=now),
        "has_results": has_results,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "portal/own/share.html", values, status=status)


@own_space
@require_POST
def revoke_code(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let a code open nothing any more."""
    me = acting.resident(request.space.public_id)
    services.revoke_code(person_id=request.space.id, public_id=public_id, by=me, at=timezone.now())
    return redirect("portal-own:share-results")
