"""The token in the link of a practice: it follows from the link's id and the secret key, so nobody can make one.

It stands in no table: its hash does, to find the link by. After the secret key changed a link that was handed out
still works, and the screen still shows it, as long as the old key is among the fallbacks.
"""

import base64
import hashlib
import hmac
import uuid
from typing import Final

from django.conf import settings

SALT: Final = b"draagkracht.referrals.practice-link"


def make_token(public_id: uuid.UUID, key: str | None = None) -> str:
    """Return the token of a link: 32 signs that tell nothing."""
    secret = (settings.SECRET_KEY if key is None else key).encode()
    digest = hmac.digest(hashlib.sha256(SALT + secret).digest(), public_id.bytes, "sha256")
    return base64.urlsafe_b64encode(digest[:24]).decode()


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def known_token(public_id: uuid.UUID, token_hash: str) -> str:
    """Return the token of a link that was made with the present key or one before it; "" when that key is gone."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = make_token(public_id, key)
        if hmac.compare_digest(hash_of(token), token_hash):
            return token
    return ""
