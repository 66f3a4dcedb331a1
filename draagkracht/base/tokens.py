"""Tokens of links that are handed out on paper or by mail: they follow from an id and the secret key.

A token stands in no table: its hash does, to find the row by. After the secret key changed a link that was handed out
still works, and can still be shown, as long as the old key is among the fallbacks. `salt` keeps kinds of links apart.
"""

import base64
import hashlib
import hmac

from django.conf import settings


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
