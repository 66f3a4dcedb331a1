"""Signing in with a device: adding it, seeing which one has, taking it away, and using it.

A script of ours stands between the page and the browser: it fetches a question, and sends the answer with the form.
"""

import json
import time
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from allauth.core import ratelimit
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import forms, queries, services, webauthn
from draagkracht.accounts.access import StaffRequest, Step, any_role, go_and_come_back, send_to_next_step
from draagkracht.accounts.adapter import first_page, first_page_of, is_own_path
from draagkracht.accounts.displays import passkeys
from draagkracht.accounts.middleware import AUTHENTICATOR, ELSEWHERE
from draagkracht.accounts.rules import hat_of
from draagkracht.accounts.views.authenticator import SHOWN, own_next, signed_in
from draagkracht.base import access
from draagkracht.base.forms import sent

ASKED: Final = "accounts.passkey"
HOLDS: Final = 300  # seconds that somebody has to answer their device


class For(StrEnum):
    """What a question is asked for: an answer to another counts for nothing."""

    ADDING = "adding"
    SIGNING_IN = "signing-in"
    WORKING = "working"


def remember(request: Any, what: For, question: webauthn.Question) -> JsonResponse:
    """Give a question to the script, and keep in the session what its answer must be to."""
    request.session[ASKED] = {"for": what, "at": int(time.time()), "state": question.state}
    return JsonResponse(question.options)


def recall(request: Any, what: For) -> dict[str, Any]:
    """Return what an answer must be to; it counts once. Raises AnswerIsRefused."""
    asked = request.session.pop(ASKED, None)
    if asked is None or asked["for"] != what or time.time() - asked["at"] > HOLDS:
        raise webauthn.AnswerIsRefused
    state: dict[str, Any] = asked["state"]
    return state


def answer_of(request: Any) -> dict[str, Any]:
    """Return what the script sent. Raises AnswerIsRefused."""
    try:
        answer = json.loads(request.POST.get("answer", ""))
    except (ValueError, RecursionError):
        raise webauthn.AnswerIsRefused from None
    if not isinstance(answer, dict):
        raise webauthn.AnswerIsRefused
    return answer


def for_adding(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Return a view for whoever did every step, or has only the second one to set up.

    Who came through a service elsewhere gets no passkey: that service says how sure it must be, each time anew.
    """

    @wraps(view)
    def guarded(request: Any) -> HttpResponseBase:
        if request.step not in {Step.WORK, Step.SET_UP_AUTHENTICATOR}:
            return send_to_next_step(request)
        return redirect("list-passkeys") if ELSEWHERE in request.session else view(request)

    return guarded


def may_open_work(request: Any) -> bool:
    """Tell whether somebody showed in this session that they may change what opens the work.

    Whoever is in their own space came with a code of mail alone: a passkey made there is none for the work.
    """
    found = queries.list_authenticators(request.user.pk)
    return request.step is Step.SET_UP_AUTHENTICATOR or found.get(request.session.get(AUTHENTICATOR), False)


@any_role
@never_cache
@require_safe
def list_passkeys(request: StaffRequest) -> HttpResponse:
    """Show somebody the devices with which they sign in here."""
    found = queries.list_passkeys(request.actor.user_id, webauthn.place_of(request).host)
    values = {
        "rows": passkeys.rows(found),
        "done": request.GET.get("gedaan", ""),
        "is_elsewhere": ELSEWHERE in request.session,
        "back": first_page_of(hat_of(next(iter(request.actor.roles))), request.hats),
    }
    return render(request, "accounts/passkeys.html", values)


@access.public
@never_cache
@require_POST
@for_adding
def ask_new(request: Any) -> JsonResponse:
    """Ask the device to make a passkey."""
    if not ratelimit.consume(request, action="passkey"):
        return too_often()
    place, user = webauthn.place_of(request), request.user
    found = queries.list_passkeys(user.pk, place.host)
    # One that does not open the work makes way for one that does: a device keeps one for each person and name.
    known = [one.credential for one in found if one.opens_work == may_open_work(request)]
    called = user.email or user.name or place.name
    return remember(request, For.ADDING, webauthn.ask_key(place, handle=user.handle, called=called, known=known))


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_adding
def add_passkey(request: Any) -> HttpResponseBase:
    """Show the page on which somebody adds a device, and keep what the device answers."""
    form = forms.PasskeyForm(sent(request))
    values = {"form": form, "is_first_step": request.step is Step.SET_UP_AUTHENTICATOR, "next": own_next(request)}
    if not form.is_valid():
        return render(request, "accounts/add_passkey.html", values, status=422 if form.errors else 200)
    try:
        pk = keep(request, form.cleaned_data["name"])
    except (webauthn.AnswerIsRefused, services.TooManyPasskeys) as error:
        values["went_wrong"] = "vol" if isinstance(error, services.TooManyPasskeys) else "nee"
        return render(request, "accounts/add_passkey.html", values, status=422)
    if request.step is Step.WORK:
        return redirect(f"{reverse('list-passkeys')}?gedaan=erbij")
    request.session.cycle_key()
    request.session[AUTHENTICATOR], request.session[SHOWN] = pk, True
    return go_and_come_back("mfa_view_recovery_codes", own_next(request))


@sensitive_variables()
def keep(request: Any, name: str) -> int:
    """Keep the passkey that a device made; return its primary key. Raises AnswerIsRefused and TooManyPasskeys."""
    place = webauthn.place_of(request)
    return services.add_passkey(
        municipality_id=request.site.id,
        user_id=request.user.pk,
        host=place.host,
        key=webauthn.read_key(place, recall(request, For.ADDING), answer_of(request)),
        name=name,
        opens_work=may_open_work(request),
        at=timezone.now(),
    )


@any_role
@never_cache
@require_POST
def remove_passkey(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take away a device; what is gone already is gone. Whoever came with it stays in, in this browser alone."""
    is_shown = may_open_work(request)
    try:
        removed = services.remove_passkey(
            municipality_id=request.site.id,
            user_id=request.actor.user_id,
            public_id=public_id,
            may_open_work=is_shown,
            at=timezone.now(),
        )
    except services.LastSecondStep:
        return redirect(f"{reverse('list-passkeys')}?gedaan=niet")
    if removed is not None and removed == request.session.get(AUTHENTICATOR):
        request.session[AUTHENTICATOR] = queries.get_authenticator_id(request.actor.user_id) if is_shown else None
    return redirect(f"{reverse('list-passkeys')}?gedaan=weg")


@access.public
@never_cache
@require_POST
def ask_proof(request: Any) -> JsonResponse:
    """Ask a device to sign: somebody's own for the work, or any of this site; the last is the same for everybody."""
    if not ratelimit.consume(request, action="passkey"):
        return too_often()
    place = webauthn.place_of(request)
    if not request.user.is_authenticated:
        return remember(request, For.SIGNING_IN, webauthn.ask_proof(place))
    found = queries.list_passkeys(request.user.pk, place.host)
    known = [one.credential for one in found if one.opens_work]
    return remember(request, For.WORKING, webauthn.ask_proof(place, known=known))


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def sign_in_with_passkey(request: Any) -> HttpResponse:
    """Let somebody in whose device signed. A device that checks who holds it is both steps at once."""
    if not ratelimit.consume(request, action="passkey"):
        return back_to("account_login", "wacht", request)
    try:
        used = use(request, For.SIGNING_IN)
    except webauthn.AnswerIsRefused:
        return back_to("account_login", "nee", request)
    login(request, used.user)
    request.session[AUTHENTICATOR] = used.id
    asked = request.POST.get(REDIRECT_FIELD_NAME, "")
    return redirect(asked if is_own_path(asked) else first_page(request))


@access.public
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@signed_in
def use_passkey(request: Any) -> HttpResponse:
    """Take a device of somebody's own for the second step. The session gets another name, as after the app."""
    if not ratelimit.consume(request, action="passkey"):
        return back_to("mfa_authenticate", "wacht", request)
    try:
        used = use(request, For.WORKING)
    except webauthn.AnswerIsRefused:
        return back_to("mfa_authenticate", "nee", request)
    request.session.cycle_key()
    request.session[AUTHENTICATOR] = used.id
    return redirect(own_next(request))


def use(request: Any, what: For) -> services.Used:
    """Return which passkey signed the answer, and whose it is. Raises AnswerIsRefused."""
    return services.use_passkey(
        place=webauthn.place_of(request),
        state=recall(request, what),
        answer=answer_of(request),
        user_id=request.user.pk if what is For.WORKING else None,
        at=timezone.now(),
    )


def back_to(name: str, why: str, request: Any) -> HttpResponse:
    """Go back to a page that says why it did not work, and on from there to what was asked for."""
    asked = request.POST.get(REDIRECT_FIELD_NAME, "")
    more = {REDIRECT_FIELD_NAME: asked} if is_own_path(asked) else {}
    return redirect(f"{reverse(name)}?{urlencode({'toestel': why, **more}, safe='/')}")


def too_often() -> JsonResponse:
    """Say to the script that somebody tried too often; the page has the words for it."""
    return JsonResponse({}, status=HTTPStatus.TOO_MANY_REQUESTS)
