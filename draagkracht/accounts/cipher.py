"""Secrets of authenticator apps, as the database keeps them: encrypted with the key of the installation."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def encrypt(text: str) -> str:
    """Return a secret as the database keeps it."""
    return _fernet().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Return the secret of what the database keeps; raises InvalidToken when none of our keys made it."""
    return _fernet().decrypt(token.encode()).decode()


def renew(token: str) -> str:
    """Return the same secret encrypted with the present key, whichever of our keys it was encrypted with."""
    return _fernet().rotate(token.encode()).decode()


def is_present(token: str) -> bool:
    """Tell whether the present key encrypted a secret."""
    try:
        Fernet(_key(settings.SECRET_KEY)).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def prints(text: str) -> list[str]:
    """Return keyed prints of a text: with the present key first, by which it is kept, then with older ones."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [hmac.new(_key(secret), text.encode(), hashlib.sha256).hexdigest() for secret in secrets]


def _fernet() -> MultiFernet:
    """Return the cipher: the present key writes, older ones still read."""
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"draagkracht authenticator secrets 1")
    return base64.urlsafe_b64encode(derive.derive(secret.encode()))
