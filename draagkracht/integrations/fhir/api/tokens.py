"""Tokens: a system proves itself and gets one that opens the door for ten minutes (RFC 6749, section 4.4).

A token is signed and stands in no table. Who it is of is looked up at each request, in the municipality of the host: a
system that was revoked is out at once, and a token of another municipality opens nothing.
"""

import base64
import binascii
import hmac
import re
import uuid
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote_plus

from allauth.core import ratelimit
from django.core import signing
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import QueryDict

from draagkracht.integrations.fhir import queries
from draagkracht.integrations.fhir.api import certificates, replies
from draagkracht.integrations.fhir.queries import Known

SECONDS: Final = 600
SALT: Final = "draagkracht.integrations.fhir.token"
SCOPE: Final = "system/Task.crs"
MOST_BYTES: Final = 8 * 1024
LONGEST_TOKEN: Final = 500
RETRY_SECONDS: Final = 300
BEARER: Final = re.compile(r"Bearer ([A-Za-z0-9._~+/:-]+=*)", re.IGNORECASE)


class Refused(Exception):
    """No token; `code` is of RFC 6749, section 5.2."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def give(request: HttpRequest) -> HttpResponse:
    """Answer with a token, or with why not. Nothing in the answer tells whether a system exists."""
    if not ratelimit.consume(request, action="fhir_token"):
        response = _error("temporarily_unavailable", 429)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    try:
        client = _prove(request, _read_form(request))
    except Refused as refusal:
        response = _error(refusal.code, 401 if refusal.code == "invalid_client" else 400)
        if refusal.code == "invalid_client":
            response["WWW-Authenticate"] = 'Basic realm="fhir", charset="UTF-8"'
        return response
    token = signing.dumps(str(client.id), salt=SALT)
    body = {"access_token": token, "token_type": "Bearer", "expires_in": SECONDS, "scope": SCOPE}
    return JsonResponse(body, headers={**replies.HEADERS, "Pragma": "no-cache"})


def find_client(request: HttpRequest) -> Known | None:
    """Return the system whose token came along; None for a token that is none, is old, or is not of here."""
    found = BEARER.fullmatch(request.headers.get("Authorization", "").strip())
    if found is None or len(found[1]) > LONGEST_TOKEN:
        return None
    try:
        client_id = uuid.UUID(signing.loads(found[1], salt=SALT, max_age=SECONDS))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    client = queries.find_client(client_id)
    if client is None or not _has_certificate(request, client):
        return None
    return client


def _read_form(request: HttpRequest) -> Mapping[str, str]:
    """Return what was sent: a form, with everything once, and nothing in the address, which ends up in journals."""
    if request.GET or request.content_type != "application/x-www-form-urlencoded":
        raise Refused("invalid_request")
    try:
        if len(request.body) > MOST_BYTES:
            raise Refused("invalid_request")
        form = QueryDict(request.body, encoding="utf-8")
    except (RequestDataTooBig, TooManyFieldsSent, ValueError):
        raise Refused("invalid_request") from None
    if any(len(values) != 1 for _, values in form.lists()):
        raise Refused("invalid_request")
    return form.dict()


def _prove(request: HttpRequest, form: Mapping[str, str]) -> Known:
    """Return the system that asks for a token, and proved which it is. Raises Refused."""
    if "grant_type" not in form:
        raise Refused("invalid_request")
    client_id, secret = _credentials(request, form)
    client = queries.find_client(client_id) if client_id else None
    expected = client.secret_hash if client else ""
    # Compared in any case, so that the time tells nothing.
    is_right = hmac.compare_digest(queries.hash_of(secret), expected or queries.hash_of(""))
    if client is None or not (_has_certificate(request, client) if client.certificate else is_right and bool(secret)):
        raise Refused("invalid_client")
    if form["grant_type"] != "client_credentials":
        raise Refused("unsupported_grant_type")
    if form.get("scope", SCOPE) != SCOPE:
        raise Refused("invalid_scope")
    return client


def _has_certificate(request: HttpRequest, client: Known) -> bool:
    """Tell whether a system that is known by a certificate shows it; one with a secret needs none."""
    shown = certificates.fingerprint_of(request)
    return not client.certificate or hmac.compare_digest(shown, client.certificate)


def _credentials(request: HttpRequest, form: Mapping[str, str]) -> tuple[uuid.UUID | None, str]:
    """Return the id and the secret, of the header or of the form; of both at once is refused (section 2.3)."""
    header = request.headers.get("Authorization", "").strip()
    if header and "client_secret" in form:
        raise Refused("invalid_request")
    name, secret = _basic(header) if header else (form.get("client_id", ""), form.get("client_secret", ""))
    try:
        return uuid.UUID(name), secret
    except ValueError:
        return None, secret


def _basic(header: str) -> tuple[str, str]:
    scheme, _, text = header.partition(" ")
    if scheme.lower() != "basic":
        raise Refused("invalid_client")
    try:
        name, _, secret = base64.b64decode(text.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise Refused("invalid_client") from None
    return unquote_plus(name), unquote_plus(secret)


def _error(code: str, status: int) -> HttpResponse:
    return JsonResponse({"error": code}, status=status, headers={**replies.HEADERS, "Pragma": "no-cache"})
