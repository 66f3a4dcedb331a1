"""Tokens of links in mails and on the card: they follow from an id, a number and the secret key.

They stand in no table: their hashes do, to find them by. A higher number makes another token.
"""

import base64
import hashlib
import hmac
import uuid
from typing import Final

from django.conf import settings

SALT: Final = b"draagkracht.people.emergency"


def make_token(public_id: uuid.UUID, number: int = 0, key: str | None = None) -> str:
    """Return a token: 32 signs that tell nothing."""
    secret = (settings.SECRET_KEY if key is None else key).encode()
    digest = hmac.digest(hashlib.sha256(SALT + secret).digest(), public_id.bytes + number.to_bytes(4), "sha256")
    return base64.urlsafe_b64encode(digest[:24]).decode()


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def known_token(public_id: uuid.UUID, number: int, token_hash: str) -> str:
    """Return the token that was made with the present key or one before it; "" when that key is gone."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = make_token(public_id, number, key)
        if hmac.compare_digest(hash_of(token), token_hash):
            return token
    return ""
