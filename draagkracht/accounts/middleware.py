"""Says who asks: `request.actor`, as the municipality of the request knows them, and what they still have to do."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from draagkracht.accounts import queries
from draagkracht.accounts.access import Step
from draagkracht.accounts.permissions import Actor

# What a session keeps: with which authenticator app somebody signed in, and when they were last seen.
AUTHENTICATOR = "accounts.authenticator"
SEEN = "accounts.seen"
SEEN_SECONDS = 60


class ActorMiddleware:
    """Sets `request.actor` (None where nobody works here) and `request.step`.

    A visitor without a session costs nothing: no query, no cookie. A role counts from the moment it was given to the
    moment it was ended, because it is read anew for each request; a session is never believed about a role.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        """Answer a request of somebody, or of nobody."""
        request.actor, request.step = None, Step.SIGN_IN
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            request.actor, request.step = find_actor(request)
        return self.get_response(request)


def find_actor(request: Any) -> tuple[Actor | None, Step]:
    """Return who somebody is here, and what they still have to do before a screen opens.

    Nobody is somebody here until they did all of it. A session that was opened before the person had the present
    authenticator app ends.
    """
    authenticator_id = queries.get_authenticator_id(request.user.pk)
    if authenticator_id is not None and request.session.get(AUTHENTICATOR) != authenticator_id:
        logout(request)
        return None, Step.SIGN_IN
    stay_awake(request)
    actor = queries.get_actor(request.user, timezone.now())
    if actor is None:
        return None, Step.ASK_FOR_A_ROLE
    if actor.needs_authenticator and authenticator_id is None:
        return None, Step.SET_UP_AUTHENTICATOR
    return actor, Step.WORK


def stay_awake(request: Any) -> None:
    """Let the idle time of the session begin anew; written down once a minute at most."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= SEEN_SECONDS:
        request.session[SEEN] = now
