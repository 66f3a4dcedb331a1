"""Tokens of links that are handed out on paper or by mail: they follow from an id and the secret key.

A token stands in no table: its hash does, to find the row by. After the secret key changed a link that was handed out
still works, and can still be shown, as long as the old key is among the fallbacks. `salt` keeps kinds of links apart.
A token that is signed says its id itself, and holds for a time.
"""

import base64
import datetime
import hashlib
import hmac
import uuid

from django.conf import settings
from django.core import signing


def make(salt: bytes, payload: bytes, key: str | None = None) -> str:
    """Return the token of a payload: 32 signs that tell nothing."""
    secret = (settings.SECRET_KEY if key is None else key).encode()
    digest = hmac.digest(hashlib.sha256(salt + secret).digest(), payload, "sha256")
    return base64.urlsafe_b64encode(digest[:24]).decode()


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_known(salt: bytes, payload: bytes, token_hash: str) -> str:
    """Return the token that was made with the present key or one before it; "" when that key is gone."""
    tokens = (make(salt, payload, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    return next((token for token in tokens if hmac.compare_digest(hash_of(token), token_hash)), "")


def sign(salt: str, public_id: uuid.UUID) -> str:
    """Return a signed token that says an id, and when it was made."""
    return signing.dumps(public_id.hex, salt=salt, compress=False)


def read_signed(salt: str, token: str, *, holds: datetime.timedelta) -> uuid.UUID | None:
    """Return the id that a signed token says; None for what was not signed here for this, or too long ago."""
    try:
        return uuid.UUID(signing.loads(token, salt=salt, max_age=holds))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
