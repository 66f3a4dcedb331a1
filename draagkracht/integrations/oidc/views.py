"""There and back: to a service elsewhere with a question of this browser alone, and in with what it answers."""

import base64
import hashlib
import logging
import secrets
import time
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from draagkracht.accounts import queries, services
from draagkracht.accounts.adapter import first_page, is_own_path
from draagkracht.accounts.middleware import ELSEWHERE, STRONG
from draagkracht.accounts.rules import Audience
from draagkracht.base import access
from draagkracht.integrations.oidc import client, tokens

BEGUN: Final = "oidc.begun"
HOLDS: Final = 600  # seconds that somebody has to sign in there
SCHEMES: Final = frozenset({"https"} if settings.MODE == "production" else {"http", "https"})
logger = logging.getLogger(__name__)


@access.public
@never_cache
@require_safe
def start_sign_in(request: Any, code: str) -> HttpResponse:
    """Send somebody to the service elsewhere. What comes back counts in this browser, once, and within ten minutes."""
    provider = find_provider(code)
    if not ratelimit.consume(request, action="elsewhere"):
        return failed(request, provider, HTTPStatus.TOO_MANY_REQUESTS)
    try:
        service = client.get_service(provider)
    except client.ServiceFailed as error:
        return failed(request, provider, HTTPStatus.BAD_GATEWAY, error)
    if urlsplit(service.authorize_url).scheme not in SCHEMES:
        return failed(request, provider, HTTPStatus.BAD_GATEWAY)
    asked = request.GET.get(REDIRECT_FIELD_NAME, "")
    begun = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    more = {"code": code, "at": int(time.time()), "language": language_of(request), "next": asked}
    request.session[BEGUN] = {**begun, **more}
    return HttpResponseRedirect(f"{service.authorize_url}?{urlencode(question(request, provider, begun))}")


def language_of(request: Any) -> str:
    """Return in which language the page was that sent somebody here."""
    asked = request.GET.get("taal", "")
    return asked if asked in request.site.languages else settings.LANGUAGE_CODE


def question(request: Any, provider: queries.Provider, begun: dict[str, str]) -> dict[str, str]:
    """Return what the service is asked: a code, for this browser alone (PKCE, RFC 7636)."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(begun["verifier"].encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": way_back(request, provider),
        "scope": "openid email" if provider.audience is Audience.STAFF else "openid",
        "state": begun["state"],
        "nonce": begun["nonce"],
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    # In the order of what we would like most (OpenID Connect Core 1.0, section 3.1.2.1).
    wanted = dict.fromkeys(filter(None, (provider.strong_level, provider.minimum_level)))
    return {**asked, "acr_values": " ".join(wanted)} if wanted else asked


@access.public
@never_cache
@require_safe
@sensitive_variables()
def finish_sign_in(request: Any, code: str) -> HttpResponse:
    """Let somebody in whom the service names, when all that it says is verified."""
    provider, begun = find_provider(code), request.session.pop(BEGUN, None)
    if not ratelimit.consume(request, action="elsewhere"):
        return failed(request, provider, HTTPStatus.TOO_MANY_REQUESTS)
    if not is_answer_to(request, begun, code):
        return failed(request, provider, HTTPStatus.BAD_REQUEST)
    try:
        claims = ask_who(request, provider, begun)
        email = claims.email if provider.audience is Audience.STAFF else ""
        user = services.sign_in_from_elsewhere(
            municipality_id=request.site.id, provider=provider, subject=claims.subject, email=email, at=timezone.now()
        )
    except (client.ServiceFailed, tokens.TokenIsRefused, services.NobodyHere) as error:
        return failed(request, provider, HTTPStatus.FORBIDDEN, error)
    login(request, user)
    request.session[ELSEWHERE] = request.site.code
    request.session[STRONG] = request.site.code if claims.is_strong and provider.audience is Audience.STAFF else ""
    with translation.override(begun["language"]):
        return redirect(begun["next"] if is_own_path(begun["next"]) else after(request, provider))


def ask_who(request: Any, provider: queries.Provider, begun: dict[str, Any]) -> tokens.Claims:
    """Return whom the service means. Raises ServiceFailed and TokenIsRefused."""
    service = client.get_service(provider)
    back = way_back(request, provider)
    token = client.get_token(service, provider, code=request.GET["code"], verifier=begun["verifier"], back=back)
    levels = (provider.minimum_level, provider.strong_level)
    expected = tokens.Expected(service.issuer, provider.client_id, begun["nonce"], *levels)
    return tokens.read_token(token, client.get_keys(service), expected)


def is_answer_to(request: Any, begun: dict[str, Any] | None, code: str) -> bool:
    """Tell whether a request answers what this browser asked, in time and of the same service (RFC 9207)."""
    if begun is None or begun["code"] != code or time.time() - begun["at"] > HOLDS or "code" not in request.GET:
        return False
    return secrets.compare_digest(request.GET.get("state", "").encode(), begun["state"].encode())


def after(request: Any, provider: queries.Provider) -> str:
    """Return where somebody begins: who lives here and has no space yet is asked whether they want one."""
    is_new = provider.audience is Audience.RESIDENTS and not queries.list_hats(request.user, timezone.now())
    return reverse("people:start-space") if is_new else first_page(request)


def way_back(request: Any, provider: queries.Provider) -> str:
    """Return the address that the service sends people back to: one for all languages."""
    address: str = request.build_absolute_uri(reverse("oidc:finish-sign-in", args=[provider.code]))
    return address


def find_provider(code: str) -> queries.Provider:
    """Return a service elsewhere of this municipality. Raises Http404."""
    provider = queries.get_provider(code)
    if provider is None:
        raise Http404
    return provider


def failed(
    request: Any, provider: queries.Provider, status: HTTPStatus, error: Exception | None = None
) -> HttpResponse:
    """Say that it did not work, and what to do; why stands in the journal, without anything about the person."""
    logger.warning("sign-in through %s: %s %s", provider.code, type(error).__name__, error)
    return render(request, "accounts/elsewhere_failed.html", {"name": provider.name}, status=status)
