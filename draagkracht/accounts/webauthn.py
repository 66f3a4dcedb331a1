"""Passkeys: what a browser is asked, and whether its answer is true. fido2 reads and verifies it (WebAuthn 2).

An answer counts at the one name that its key is tied to, and from the one origin that asked.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import UnsupportedAlgorithm
from django.conf import settings
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

# What fido2 raises over bytes that are no answer, or not the one that we asked for.
NO_ANSWER: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    struct.error,
    UnsupportedAlgorithm,
)


class AnswerIsRefused(Exception):
    """The answer of a browser is not true, not for us, or not to our question."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passkey works: what the site is called, the name that keys are tied to, and the origin that asks."""

    name: str
    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the script gives to the browser, and what we remember of it until the answer."""

    options: dict[str, Any]
    state: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A passkey that a browser made: its id with its public key, and how often it was used."""

    credential: bytes
    count: int


def place_of(request: Any) -> Place:
    """Return where somebody is: a passkey reaches as far as one sign-in does, this host or all below a shared name."""
    host = request.get_host().partition(":")[0].lower()
    shared = settings.SESSION_COOKIE_DOMAIN
    if shared and f".{host}".endswith(f".{shared}"):
        host = shared
    return Place(request.site.name, host, f"{request.scheme}://{request.get_host().lower()}")


def ask_key(place: Place, *, handle: UUID, called: str, known: Sequence[bytes]) -> Question:
    """Return the question to make a passkey: one that finds its person by itself, and checks who holds the device."""
    options, state = _server(place).register_begin(
        PublicKeyCredentialUserEntity(id=handle.bytes, name=called, display_name=called),
        _described(known),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Question(dict(options), state)


def ask_proof(place: Place, *, known: Sequence[bytes] = ()) -> Question:
    """Return the question to sign with a passkey: with one of those that are known, or with any of this site."""
    options, state = _server(place).authenticate_begin(
        _described(known), user_verification=UserVerificationRequirement.REQUIRED
    )
    return Question(dict(options), state)


def read_key(place: Place, state: Mapping[str, Any], answer: Mapping[str, Any]) -> Key:
    """Return the passkey that a browser made. Raises AnswerIsRefused."""
    try:
        data = _server(place).register_complete(state, dict(answer))
        credential = data.credential_data
        if credential is None or credential.public_key.ALGORITHM not in CoseKey.supported_algorithms():
            raise AnswerIsRefused
        return Key(bytes(credential), data.counter)
    except NO_ANSWER:
        raise AnswerIsRefused from None


def read_whose(answer: Mapping[str, Any]) -> UUID | None:
    """Return the handle of the person that an answer says it is of; nothing of it is verified yet."""
    try:
        return UUID(bytes=websafe_decode(answer["response"]["userHandle"]))
    except NO_ANSWER:
        return None


def read_id(answer: Mapping[str, Any]) -> bytes:
    """Return the id of the key that an answer says it is signed with. Raises AnswerIsRefused."""
    try:
        return bytes(AuthenticationResponse.from_dict(dict(answer)).raw_id)
    except NO_ANSWER:
        raise AnswerIsRefused from None


def id_of(credential: bytes) -> bytes:
    """Return the id of a key that we keep."""
    return bytes(AttestedCredentialData(credential).credential_id)


def verify(place: Place, state: Mapping[str, Any], credential: bytes, answer: Mapping[str, Any]) -> int:
    """Return how often the key was used by its own count, when it signed the answer. Raises AnswerIsRefused."""
    try:
        _server(place).authenticate_complete(state, [AttestedCredentialData(credential)], dict(answer))
        count: int = AuthenticationResponse.from_dict(dict(answer)).response.authenticator_data.counter
    except NO_ANSWER:
        raise AnswerIsRefused from None
    return count


def _server(place: Place) -> Fido2Server:
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=place.host, name=place.name),
        verify_origin=lambda origin: origin == place.origin,
    )


def _described(known: Sequence[bytes]) -> list[PublicKeyCredentialDescriptor]:
    kind = PublicKeyCredentialType.PUBLIC_KEY
    return [PublicKeyCredentialDescriptor(type=kind, id=id_of(credential)) for credential in known]
