"""The token in the link of a practice: it follows from the link's id and the secret key, so nobody can make one."""

import uuid
from typing import Final

from draagkracht.base import tokens
from draagkracht.base.tokens import hash_of

__all__ = ["hash_of", "known_token", "make_token"]

SALT: Final = b"draagkracht.referrals.practice-link"


def make_token(public_id: uuid.UUID) -> str:
    """Return the token of a link."""
    return tokens.make(SALT, public_id.bytes)


def known_token(public_id: uuid.UUID, token_hash: str) -> str:
    """Return the token that belongs to a hash; "" when the key that made it is gone."""
    return tokens.find_known(SALT, public_id.bytes, token_hash)
