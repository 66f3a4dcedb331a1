"""Views for those who are signed in: each names the permissions of which one is enough."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.base.access import Audience, may_be_seen_by
from draagkracht.municipalities.queries import SiteRequest

SIGN_IN = "/inloggen/"


class StaffRequest(SiteRequest):
    """A request of somebody who is signed in and may do what the view is for."""

    actor: Actor


def requires(*permissions: Permission) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Return a decorator that opens a view to those who hold one of these permissions in this municipality.

    Who is not signed in goes to the page to sign in, and comes back; who lacks the permission gets status 403.
    """

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @functools.wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return redirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
            if not any(actor.may(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permissions = frozenset(permissions)  # type: ignore[attr-defined]  # read by the access matrix
        return may_be_seen_by(Audience.STAFF)(guarded)

    return decorate
