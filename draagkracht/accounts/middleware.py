"""Says who asks: `request.actor`, as the municipality of the request knows them, and what they still have to do."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from draagkracht.accounts import queries
from draagkracht.accounts.access import Step
from draagkracht.accounts.permissions import Actor

# What a session keeps: which authenticator (an app or a passkey) was used in it, which hat is worn in each municipality
# (by its code), and when somebody was last seen.
AUTHENTICATOR = "accounts.authenticator"
HATS = "accounts.hats"
# The municipality (by its code) whose service elsewhere said who somebody is: what it says counts there alone.
ELSEWHERE = "accounts.elsewhere"
# The municipality whose service was so sure of a worker that there is no second step of ours.
STRONG = "accounts.strong"
SEEN = "accounts.seen"
SEEN_SECONDS = 60


class ActorMiddleware:
    """Sets `request.actor` (None where nobody is somebody here), `request.hats` and `request.step`.

    A visitor without a session costs nothing: no query, no cookie. A role counts from the moment it was given to the
    moment it was ended, because it is read anew for each request; a session is never believed about a role.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        """Answer a request of somebody, or of nobody."""
        request.actor, request.hats, request.step = None, {}, Step.SIGN_IN
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            request.actor, request.step = find_actor(request)
        return self.get_response(request)


def find_actor(request: Any) -> tuple[Actor | None, Step]:
    """Return who somebody is here, and what they still have to do before a screen opens.

    Nobody is somebody here until they did all of it. A hat of staff asks for a second step, once a session: the app, or
    a passkey that opens the work; one's own space does not, also not that of somebody who works here too. A session in
    which an app or a passkey was used that is gone by now ends.
    """
    authenticators, used = queries.list_authenticators(request.user.pk), request.session.get(AUTHENTICATOR)
    if used is not None and used not in authenticators:
        logout(request)
        return None, Step.SIGN_IN
    if request.session.get(ELSEWHERE, request.site.code) != request.site.code:
        return None, Step.SIGN_IN
    stay_awake(request)
    request.hats = queries.list_hats(request.user, timezone.now())
    if not request.hats:
        return None, Step.ASK_FOR_A_ROLE
    actor = worn(request)
    if actor is None:
        return None, Step.CHOOSE_HAT
    is_strong = request.session.get(STRONG) == request.site.code or authenticators.get(used, False)
    if is_strong or not actor.needs_authenticator:
        return actor, Step.WORK
    return None, Step.USE_AUTHENTICATOR if any(authenticators.values()) else Step.SET_UP_AUTHENTICATOR


def worn(request: Any) -> Actor | None:
    """Return who somebody is under the hat that they chose here, or under the only one; None when they must choose."""
    hats: Mapping[str, Actor] = request.hats
    if len(hats) == 1:
        return next(iter(hats.values()))
    return hats.get(request.session.get(HATS, {}).get(request.site.code, ""))


def put_on(request: Any, hat: str) -> None:
    """Wear a hat in this municipality for the rest of the session; what it may do is read anew each time."""
    request.session[HATS] = {**request.session.get(HATS, {}), request.site.code: hat}


def stay_awake(request: Any) -> None:
    """Let the idle time of the session begin anew; written down once a minute at most."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= SEEN_SECONDS:
        request.session[SEEN] = now
