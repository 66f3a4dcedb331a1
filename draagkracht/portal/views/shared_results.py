"""What a carer shares by a code: a professional reads it here, so that nobody has to ask again."""

from http import HTTPStatus
from typing import Any

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import acting
from draagkracht.accounts.access import requires
from draagkracht.accounts.permissions import Permission
from draagkracht.assessments import queries, services
from draagkracht.base.forms import sent
from draagkracht.portal.displays import results
from draagkracht.portal.own_forms import OpenCodeForm


@requires(Permission.ANSWER_REFERRALS, Permission.REFER, Permission.WORK_ON_CASES)
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
    space = services.open_code(code=code, by=acting.staff_of(request.actor), at=timezone.now())
    trend = results.trend(queries.list_kept(space.id))
    values = {"name": space.name, "trend": trend, "columns": results.columns()[:-1]}
    return render(request, "portal/shared_results/show.html", values)
