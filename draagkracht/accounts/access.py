"""Views for those who are signed in: each names the permissions of which one is enough."""

import functools
from collections.abc import Callable
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.base.access import Audience, may_be_seen_by
from draagkracht.municipalities.queries import SiteRequest


class Step(StrEnum):
    """What somebody still has to do before a screen opens (`request.step`, set by the middleware)."""

    SIGN_IN = "sign-in"
    SET_UP_AUTHENTICATOR = "set-up-authenticator"
    ASK_FOR_A_ROLE = "ask-for-a-role"
    WORK = "work"


class StaffRequest(SiteRequest):
    """A request of somebody who is signed in and may do what the view is for."""

    actor: Actor


View = Callable[..., HttpResponseBase]


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Return a decorator that opens a view to those who hold one of these permissions in this municipality.

    Who is not signed in goes to the page to sign in, and comes back; who still needs an authenticator app goes to the
    page to set it up; who lacks the permission gets status 403.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return send_to_next_step(request)
            if permissions and not any(actor.may(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permissions = frozenset(permissions)  # type: ignore[attr-defined]  # read by the access matrix
        return may_be_seen_by(Audience.STAFF)(guarded)

    return decorate


def send_to_next_step(request: Any) -> HttpResponseBase:
    """Answer to somebody for whom a screen does not open yet; raises PermissionDenied where there is nothing to do."""
    step: Step = getattr(request, "step", Step.SIGN_IN)
    if step is Step.ASK_FOR_A_ROLE:
        raise PermissionDenied
    name = "mfa_activate_totp" if step is Step.SET_UP_AUTHENTICATOR else "account_login"
    where = request.get_full_path() if request.method == "GET" else reverse("portal-staff:show-work")
    return redirect(f"{reverse(name)}?{urlencode({'next': where}, safe='/')}")


any_role = requires()
