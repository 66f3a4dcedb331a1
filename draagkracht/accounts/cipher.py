"""Secrets of signing in, as the database keeps them: sealed (base/sealing.py). And keyed prints of codes."""

import base64
import hashlib
import hmac
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from draagkracht.base import sealing

ABOUT: Final = "accounts"


def encrypt(text: str, *, about: str = ABOUT) -> str:
    """Return a secret as the database keeps it; `about` says whose it is."""
    return sealing.seal(text, about=about)


def decrypt(token: str, *, about: str = ABOUT) -> str:
    """Return the secret of what the database keeps. Raises sealing.SealIsBroken when none of our keys made it."""
    return sealing.open_sealed(token, about=about) if sealing.is_sealed(token) else _decrypt_former(token)


def renew(token: str, *, about: str = ABOUT) -> str:
    """Return the same secret sealed with the present key, whichever of our keys it was sealed with."""
    return encrypt(decrypt(token, about=about), about=about)


def is_present(token: str) -> bool:
    """Tell whether the present key sealed a secret."""
    return token.startswith(sealing.begins_with())


def prints(text: str) -> list[str]:
    """Return keyed prints of a text: with the present key first, by which it is kept, then with older ones."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [hmac.new(_key(secret), text.encode(), hashlib.sha256).hexdigest() for secret in secrets]


def _decrypt_former(token: str) -> str:
    """Return what was encrypted before keys had numbers; `draagkracht keys rotate` leaves none of it."""
    fernet = MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])
    try:
        return fernet.decrypt(token.encode()).decode()
    except InvalidToken:
        raise sealing.SealIsBroken from None


def _key(secret: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"draagkracht authenticator secrets 1")
    return base64.urlsafe_b64encode(derive.derive(secret.encode()))
