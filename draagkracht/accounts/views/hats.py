"""Choosing as who one goes on, for somebody who has several roles here."""

from typing import Any

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import middleware, queries
from draagkracht.accounts.adapter import first_page_of, is_own_path
from draagkracht.accounts.displays import hats
from draagkracht.accounts.views.authenticator import signed_in
from draagkracht.base import access


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose_hat(request: Any) -> HttpResponse:
    """Show the hats that somebody has here, and where else they have one; put on the one that is pressed."""
    asked = request.GET.get(REDIRECT_FIELD_NAME, "")
    chosen = request.POST.get("hat", "")
    if chosen in request.hats:
        middleware.put_on(request, chosen)
        return redirect(asked if is_own_path(asked) else first_page_of(chosen, request.hats))
    elsewhere: tuple[tuple[str, str], ...] = ()
    if settings.SESSION_COOKIE_DOMAIN:
        elsewhere = queries.list_elsewhere(request.user.pk, request.site.id, timezone.now())
    values = {
        "hats": hats.rows(request.hats, worn=request.actor),
        "elsewhere": elsewhere,
        "is_wrong": request.actor is not None and bool(asked),
    }
    return render(request, "accounts/choose_hat.html", values, status=422 if request.method == "POST" else 200)
