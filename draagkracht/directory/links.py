"""The link in a letter to a provider: signed, so that none can be guessed or made, and about one question only."""

import uuid
from typing import Final

from django.core import signing
from django.urls import reverse

SALT: Final = "directory.freshness"


def address_of(key: uuid.UUID) -> str:
    """Return the path of the page on which a question is answered."""
    return reverse("directory:show-enquiry", args=[token_of(key)])


def token_of(key: uuid.UUID) -> str:
    """Return the key of a question with its signature."""
    return _signer().sign(key.hex)


def read_token(token: str) -> uuid.UUID | None:
    """Return the key in a link; None when it is not one of ours, or somebody changed it."""
    try:
        return uuid.UUID(hex=_signer().unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")
