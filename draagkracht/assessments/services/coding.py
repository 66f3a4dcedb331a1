"""Codes by which results are opened: made from a form and the secret key, so that a form gives the same one twice."""

import hmac

from django.conf import settings

from draagkracht.accounts import cipher
from draagkracht.assessments.rules import codes


def make(seed: bytes) -> str:
    """Return the code that follows from a form and the secret key: nobody else can work it out."""
    secret = f"share code of a form 1 {settings.SECRET_KEY}".encode()
    number = int.from_bytes(hmac.digest(secret, seed, "sha256"))
    signs = []
    for _ in range(codes.LENGTH):
        number, place = divmod(number, len(codes.SIGNS))
        signs.append(codes.SIGNS[place])
    return "".join(signs)


def hashes(code: str) -> list[str]:
    """Return the keyed hashes of a code: that of the present key first, and those of older keys."""
    return cipher.prints(f"share code {code}")
