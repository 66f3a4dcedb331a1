"""Views for those who are signed in: each names the permissions of which one is enough."""

import functools
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
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
    CHOOSE_HAT = "choose-hat"
    USE_AUTHENTICATOR = "use-authenticator"
    WORK = "work"


PAGE_OF: Final[Mapping[Step, str]] = {
    Step.SIGN_IN: "account_login",
    Step.SET_UP_AUTHENTICATOR: "mfa_activate_totp",
    Step.CHOOSE_HAT: "choose-hat",
    Step.USE_AUTHENTICATOR: "mfa_authenticate",
}


class StaffRequest(SiteRequest):
    """A request of somebody who is signed in and may do what the view is for."""

    actor: Actor
    hats: Mapping[str, Actor]


View = Callable[..., HttpResponseBase]


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Return a decorator that opens a view to those who hold one of these permissions in this municipality.

    Who is not signed in goes to the page to sign in, and comes back; who still needs an authenticator app, or to choose
    a hat, goes to the page for that; who lacks the permission under every hat gets status 403.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return send_to_next_step(request)
            if permissions and not any(actor.may(permission) for permission in permissions):
                return send_to_other_hat(request, permissions)
            return view(request, *args, **kwargs)

        guarded.permissions = frozenset(permissions)  # type: ignore[attr-defined]  # read by the access matrix
        return may_be_seen_by(Audience.STAFF)(guarded)

    return decorate


def send_to_next_step(request: Any) -> HttpResponseBase:
    """Answer to somebody for whom a screen does not open yet; raises PermissionDenied where there is nothing to do."""
    step: Step = getattr(request, "step", Step.SIGN_IN)
    if step is Step.ASK_FOR_A_ROLE:
        raise PermissionDenied
    where = request.get_full_path() if request.method == "GET" else reverse(settings.LOGIN_REDIRECT_URL)
    return go_and_come_back(PAGE_OF[step], where)


def send_to_other_hat(request: Any, permissions: Collection[Permission]) -> HttpResponseBase:
    """Ask for another hat where that opens a screen; raises PermissionDenied where none does."""
    hats: Mapping[str, Actor] = getattr(request, "hats", {})
    opens = any(actor.may(permission) for actor in hats.values() for permission in permissions)
    if not opens or request.method != "GET":
        raise PermissionDenied
    return go_and_come_back("choose-hat", request.get_full_path())


def go_and_come_back(name: str, where: str) -> HttpResponseBase:
    """Go to a page, which goes on to a path when all is done there."""
    return redirect(f"{reverse(name)}?{urlencode({'next': where}, safe='/')}")


any_role = requires()
