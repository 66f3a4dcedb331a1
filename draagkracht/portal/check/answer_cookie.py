"""Where the answers of a visitor are: in an encrypted cookie of theirs, and nowhere else.

The cookie holds codes, is for this site alone, cannot be read by scripts, ends an hour after the last answer, and is
of no use on another municipality's site. Losing it loses the answers, which the pages say.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpResponse

from draagkracht.municipalities.queries import SiteRequest

NAME: Final = "antwoorden"
SECONDS: Final = 60 * 60
MOST_BYTES: Final = 2000
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Held:
    """What the visitor carries: the fields of the form, how they came here, and whether the check was counted."""

    form: dict[str, list[str]] = field(default_factory=dict)
    channel: str = ""
    is_counted: bool = False


def read(request: SiteRequest, name: str = NAME) -> Held | None:
    """Return what the visitor carries; None when there is nothing, or nothing that we made for this site lately.

    Each journey has a cookie with a name of its own; without one it is that of the check.
    """
    token = request.COOKIES.get(name, "")
    if not token or len(token) > MOST_BYTES:
        return None
    try:
        data = json.loads(_fernet().decrypt(token.encode(), ttl=SECONDS))
        return _held(data) if data["f"] == FORMAT and data["m"] == request.site.code else None
    except (InvalidToken, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(response: HttpResponse, request: SiteRequest, held: Held, name: str = NAME) -> None:
    """Give the visitor the answers back, for another hour."""
    data = {"f": FORMAT, "m": request.site.code, "a": held.form, "c": held.channel, "n": int(held.is_counted)}
    token = _fernet().encrypt(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()).decode()
    response.set_cookie(
        name,
        token,
        max_age=SECONDS,
        httponly=True,
        secure=settings.BEHIND_TLS,
        samesite="Lax",
    )


def clear(response: HttpResponse, name: str = NAME) -> None:
    """Take the answers away."""
    response.delete_cookie(name, samesite="Lax")


def _held(data: dict[str, Any]) -> Held:
    form = {str(key): [str(value) for value in values] for key, values in data["a"].items()}
    return Held(form, str(data["c"]), bool(data["n"]))


def _fernet() -> MultiFernet:
    """Return the cipher: the present key writes, older ones still read."""
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"draagkracht check answers 1")
    return base64.urlsafe_b64encode(derive.derive(secret.encode()))
