"""Talks with a service elsewhere: where it is, its keys, and a token for a code. Through the guarded fetcher alone."""

import base64
import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote_plus

from django.conf import settings
from django.utils.module_loading import import_string

from draagkracht.accounts.queries import Provider
from draagkracht.directory.ports import Fetched, FetchFailed
from draagkracht.integrations.web.fetcher import HttpFetcher

MOST_BYTES: Final = 256 * 1024
SECONDS: Final = 8.0
OK: Final = 200


class ServiceFailed(Exception):
    """The service does not answer, or not as agreed; the message is a word for the journal."""


@dataclass(frozen=True, slots=True)
class Service:
    """Where a service does what (OpenID Connect Discovery 1.0)."""

    issuer: str
    authorize_url: str
    token_url: str
    keys_url: str
    takes_basic: bool


def get_service(provider: Provider) -> Service:
    """Return where a service does what, as it says itself under its own name. Raises ServiceFailed."""
    said = _get(f"{provider.issuer}/.well-known/openid-configuration")
    if str(said.get("issuer", "")).rstrip("/") != provider.issuer:
        raise ServiceFailed("issuer")
    methods = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    try:
        return Service(
            str(said["issuer"]),
            str(said["authorization_endpoint"]),
            str(said["token_endpoint"]),
            str(said["jwks_uri"]),
            "client_secret_basic" in methods,
        )
    except (KeyError, TypeError):
        raise ServiceFailed("configuration") from None


def get_keys(service: Service) -> list[dict[str, Any]]:
    """Return the public keys of a service. Raises ServiceFailed."""
    keys = _get(service.keys_url).get("keys")
    if not isinstance(keys, list):
        raise ServiceFailed("keys")
    return [key for key in keys if isinstance(key, dict)]


def get_token(service: Service, provider: Provider, *, code: str, verifier: str, back: str) -> str:
    """Return the ID token for a code, which counts once. Raises ServiceFailed."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    headers = {}
    if service.takes_basic:
        pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.secret)}"
        headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.secret}
    try:
        answer = _fetcher().post(service.token_url, form=form, headers=headers, most_bytes=MOST_BYTES, timeout=SECONDS)
    except FetchFailed as error:
        raise ServiceFailed(error.fault) from None
    token = _json(answer).get("id_token")
    if not isinstance(token, str):
        raise ServiceFailed("token")
    return token


def _get(url: str) -> dict[str, Any]:
    try:
        return _json(_fetcher().fetch(url, most_bytes=MOST_BYTES, timeout=SECONDS))
    except FetchFailed as error:
        raise ServiceFailed(error.fault) from None


def _json(answer: Fetched) -> dict[str, Any]:
    """Return what was answered as a map. Raises ServiceFailed."""
    if answer.status != OK:
        raise ServiceFailed(f"status {answer.status}")
    try:
        content = json.loads(answer.body)
    except ValueError:
        raise ServiceFailed("json") from None
    if not isinstance(content, dict):
        raise ServiceFailed("json")
    return content


def _fetcher() -> HttpFetcher:
    """Return whoever asks other servers; also a service elsewhere is asked by no other way."""
    fetcher: HttpFetcher = import_string(settings.FETCHER)()
    return fetcher
