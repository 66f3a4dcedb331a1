"""Tokens of links in mails and on the card. A higher number makes another token, and the one before it worthless."""

import hashlib
import uuid
from typing import Final

from draagkracht.accounts.rules import LETTER_LENGTH, LETTER_SIGNS
from draagkracht.base import tokens
from draagkracht.base.tokens import hash_of

__all__ = ["code_of", "hash_of", "known_token", "make_code", "make_token"]

SALT: Final = b"draagkracht.people.emergency"


def make_token(public_id: uuid.UUID, number: int = 0) -> str:
    """Return the token of something with an id."""
    return tokens.make(SALT, _payload(public_id, number))


def known_token(public_id: uuid.UUID, number: int, token_hash: str) -> str:
    """Return the token that belongs to a hash; "" when the key that made it is gone."""
    return tokens.find_known(SALT, _payload(public_id, number), token_hash)


def _payload(public_id: uuid.UUID, number: int) -> bytes:
    return public_id.bytes + number.to_bytes(4)


def make_code(public_id: uuid.UUID) -> str:
    """Return a token that somebody can also type from paper."""
    return code_of(make_token(public_id))


def code_of(token: str) -> str:
    """Return the code on paper that goes with a token: sixty bits in the signs of our letters."""
    number = int.from_bytes(hashlib.sha256(token.encode()).digest()[:8])
    return "".join(LETTER_SIGNS[number >> 5 * place & 31] for place in range(LETTER_LENGTH))
