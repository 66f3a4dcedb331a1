"""Sealing: text that the database keeps and cannot read, with keys that have a number.

`seal` takes the key with the highest number of DRAAGKRACHT_SEAL_KEYS; the others, the secret key and its former ones
still open. Without the setting the secret key seals. A sealed text names its key: "s1.2.…" is of key 2, "s1.k3fa9….…"
of a secret key with this print. `about` says what it belongs to, and is part of the seal: the same text in another row
does not open.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK: Final = "s1"
NONCE: Final = 12
FOR_TEXT, FOR_PRINTS, FOR_NAMES = b"draagkracht seal 1", b"draagkracht seal prints 1", b"draagkracht seal names 1"


class SealIsBroken(ValueError):
    """A sealed text was changed, or belongs elsewhere. Never names what it holds."""

    def __init__(self) -> None:
        super().__init__("a sealed text does not open")


class KeyIsMissing(SealIsBroken):
    """The key of a sealed text is not listed; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.args = (f"the key {name} of a sealed text is not listed",)
        self.name = name


def seal(text: str, *, about: str) -> str:
    """Return a text as the database keeps it. Twice the same text gives two that are unlike."""
    name, secret = next(iter(_secrets().items()))
    nonce = os.urandom(NONCE)
    closed = AESGCM(_derive(secret, FOR_TEXT)).encrypt(nonce, text.encode(), _bound(name, about))
    return f"{MARK}.{name}.{base64.urlsafe_b64encode(nonce + closed).decode()}"


def open_sealed(sealed: str, *, about: str) -> str:
    """Return what was sealed for the same `about`. Raises KeyIsMissing and SealIsBroken."""
    name = key_of(sealed)
    secret = _secrets().get(name)
    if secret is None:
        raise KeyIsMissing(name)
    coded = sealed.split(".")[2]
    try:
        data = base64.urlsafe_b64decode(coded)
        if base64.urlsafe_b64encode(data).decode() != coded:  # decoding skips signs that do not belong
            raise SealIsBroken
        return AESGCM(_derive(secret, FOR_TEXT)).decrypt(data[:NONCE], data[NONCE:], _bound(name, about)).decode()
    except (InvalidTag, binascii.Error, ValueError):
        raise SealIsBroken from None


def is_sealed(text: str) -> bool:
    """Tell whether a text has the shape of a sealed one."""
    return text.startswith(f"{MARK}.") and text.count(".") == len("..")


def key_of(sealed: str) -> str:
    """Return the name of the key of a sealed text. Raises SealIsBroken."""
    if not is_sealed(sealed):
        raise SealIsBroken
    return sealed.split(".")[1]


def begins_with() -> str:
    """Return with what every text begins that the present key sealed."""
    return f"{MARK}.{next(iter(_secrets()))}."


def prints(text: str, *, about: str) -> list[str]:
    """Return keyed prints of a text, to find it by: with the present key first, by which it is kept, then the others.

    Each is 64 hexadecimals. `about` keeps kinds apart, and municipalities.
    """
    said = f"{about}\n{text}".encode()
    return [hmac.digest(_derive(secret, FOR_PRINTS), said, "sha256").hex() for secret in _secrets().values()]


def _secrets() -> Mapping[str, str]:
    """Return the keys by their name, the present one first."""
    numbered = sorted(settings.SEAL_KEYS.items(), reverse=True)
    plain = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return {str(number): secret for number, secret in numbered} | {_name(secret): secret for secret in plain}


def _name(secret: str) -> str:
    return f"k{_derive(secret, FOR_NAMES).hex()[:12]}"


def _bound(name: str, about: str) -> bytes:
    return hashlib.sha256(f"{MARK}.{name}.{about}".encode()).digest()


@lru_cache(maxsize=64)
def _derive(secret: str, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(secret.encode())
