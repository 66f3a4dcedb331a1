"""The secret address of the calendar of a place. A higher number makes another one, and the one before it worthless."""

import uuid
from typing import Final

from draagkracht.base import tokens
from draagkracht.base.tokens import hash_of

__all__ = ["hash_of", "known_token", "make_token"]

SALT: Final = b"draagkracht.respite.feed"


def make_token(public_id: uuid.UUID, number: int) -> str:
    """Return the token of the calendar of a place."""
    return tokens.make(SALT, _payload(public_id, number))


def known_token(public_id: uuid.UUID, number: int, token_hash: str) -> str:
    """Return the token that belongs to a hash; "" when the key that made it is gone."""
    return tokens.find_known(SALT, _payload(public_id, number), token_hash)


def _payload(public_id: uuid.UUID, number: int) -> bytes:
    return public_id.bytes + number.to_bytes(4)
