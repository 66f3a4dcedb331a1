"""Reads an ID token, and believes nothing of it that was not verified (OpenID Connect Core 1.0, section 3.1.3.7)."""

import hmac
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import jwt

from draagkracht.integrations.oidc.rules import is_high_enough, is_strong

# Signatures with a key pair alone: with a shared secret, the public key would be a secret that everybody knows.
KEY_KINDS: Final[Mapping[str, str]] = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}
CLOCKS_DIFFER: Final = 60
OLDEST: Final = 600  # seconds since the service made the token
NEEDED: Final = ("exp", "iat", "iss", "aud", "sub")


class TokenIsRefused(Exception):
    """The token does not say what it must; the message is a word for the journal, without anything of the token."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must say."""

    issuer: str
    client_id: str
    nonce: str
    minimum_level: str
    strong_level: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """Whom a token is about; `email` only when the service says that it checked it.

    `is_strong`: the service is as sure of them as a second step of ours would be.
    """

    subject: str
    email: str
    is_strong: bool


def read_token(token: str, keys: Sequence[Mapping[str, Any]], expected: Expected) -> Claims:
    """Return whom a token is about, all of it verified with the keys of the service. Raises TokenIsRefused."""
    claims = _signed(token, keys, expected)
    audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if (len(audience) > 1 or "azp" in claims) and claims.get("azp") != expected.client_id:
        raise TokenIsRefused("azp")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), expected.nonce.encode()):
        raise TokenIsRefused("nonce")
    if time.time() - claims["iat"] > OLDEST:
        raise TokenIsRefused("iat")
    if not is_high_enough(str(claims.get("acr", "")), expected.minimum_level):
        raise TokenIsRefused("acr")
    subject = claims["sub"]
    if not isinstance(subject, str) or not subject:
        raise TokenIsRefused("sub")
    email = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
    return Claims(subject, email, is_strong(claims.get("acr"), claims.get("amr"), expected.strong_level))


def _signed(token: str, keys: Sequence[Mapping[str, Any]], expected: Expected) -> dict[str, Any]:
    """Return what a token says, when one of the keys signed it, in time, by this issuer and for us."""
    try:
        header = jwt.get_unverified_header(token)
        algorithm = str(header.get("alg"))
        key = jwt.PyJWK(dict(_key_of(header, keys, algorithm)), algorithm=algorithm)
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            audience=expected.client_id,
            issuer=expected.issuer,
            leeway=CLOCKS_DIFFER,
            options={"require": list(NEEDED)},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise TokenIsRefused(type(error).__name__) from None
    return claims


def _key_of(header: Mapping[str, Any], keys: Sequence[Mapping[str, Any]], algorithm: str) -> Mapping[str, Any]:
    """Return the one key that a token may be signed with. Raises TokenIsRefused."""
    kind = KEY_KINDS.get(algorithm)
    if kind is None:
        raise TokenIsRefused("alg")
    fitting = [
        key
        for key in keys
        if key.get("kty") == kind
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and header.get("kid") in {None, key.get("kid")}
    ]
    if len(fitting) != 1:
        raise TokenIsRefused("kid")
    return fitting[0]
