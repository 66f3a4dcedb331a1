"""The keys of the log: pseudonyms of people, and the signature of its head.

Both are derived from DRAAGKRACHT_AUDIT_KEYS, or else from the secret key: the first writes, all of them read. What is
written names its key, so that an old row is found for as long as its key is listed.
"""

import base64
import hashlib
import hmac
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings


def pseudonym(municipality_id: int, person: UUID) -> str:
    """Return what the log of a municipality calls somebody: the same each time, and not to be undone."""
    return _pseudonym(_secrets()[0], municipality_id, person)


def pseudonyms(municipality_id: int, person: UUID) -> tuple[str, ...]:
    """Return what the log of a municipality may call somebody: one for each key, the present one first."""
    return tuple(_pseudonym(secret, municipality_id, person) for secret in _secrets())


def signing_key() -> str:
    """Return the name of the key that signs: its public half, in hexadecimals, with which anybody can check."""
    return _public(_secrets()[0])


def sign(digest: bytes) -> bytes:
    """Return the signature of a head's digest, with the present key (Ed25519)."""
    return _signer(_secrets()[0]).sign(digest)


def is_known(key: str) -> bool:
    """Tell whether a key is one of ours."""
    return any(hmac.compare_digest(_public(secret), key) for secret in _secrets())


def is_signed(key: str, digest: bytes, signature: bytes) -> bool:
    """Tell whether one of our keys, the named one, signed a digest."""
    signers = (_signer(secret) for secret in _secrets() if _public(secret) == key)
    signer = next(signers, None)
    if signer is None:
        return False
    try:
        signer.public_key().verify(signature, digest)
    except InvalidSignature:
        return False
    return True


def _secrets() -> list[str]:
    return settings.AUDIT_KEYS or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _pseudonym(secret: str, municipality_id: int, person: UUID) -> str:
    """Return a pseudonym behind the name of its key. Two municipalities cannot lay their logs side by side."""
    key = _derive(secret, b"draagkracht audit pseudonyms 1")
    code = hmac.digest(key, f"{municipality_id}/{person}".encode(), "sha256")
    return f"{hashlib.sha256(key).hexdigest()[:8]}.{base64.urlsafe_b64encode(code).decode().rstrip('=')}"


@lru_cache(maxsize=16)
def _signer(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_derive(secret, b"draagkracht audit heads 1"))


def _public(secret: str) -> str:
    return _signer(secret).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


@lru_cache(maxsize=32)
def _derive(secret: str, use: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=use).derive(secret.encode())
