"""A device that makes and uses passkeys, as WebAuthn has it, and that lies where a test tells it to."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

from tests.conftest import CITY_HOST

COSE: Any = ES256.from_cryptography_key  # without types
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """A telephone at an address. What a test changes is what the device says; `host` None: what it was asked."""

    origin: str = f"http://{CITY_HOST}"
    host: str | None = None
    flags: int = PRESENT | VERIFIED
    count: int = 0
    kind: str = ""
    challenge: str = ""
    handle: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def make(self, options: dict[str, Any]) -> str:
        """Answer the question to make a passkey."""
        asked = options["publicKey"]
        self.handle = self.handle or websafe_decode(asked["user"]["id"])
        public = cbor.encode(COSE(self.key.public_key()))
        credential = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self.authenticator_data(asked["rp"]["id"], ATTESTED) + credential
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self.answer("webauthn.create", asked, attestationObject=made)

    def sign(self, options: dict[str, Any]) -> str:
        """Answer the question to sign."""
        asked = options["publicKey"]
        data = self.authenticator_data(asked["rpId"])
        said = self.client_data("webauthn.get", asked)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self.answer("webauthn.get", asked, authenticatorData=data, signature=signature, userHandle=self.handle)

    def authenticator_data(self, host: str, more: int = 0) -> bytes:
        """Return for which name this is, who is there, and how often the key was used."""
        name = hashlib.sha256((self.host or host).encode()).digest()
        return name + struct.pack(">BI", self.flags | more, self.count)

    def client_data(self, kind: str, asked: dict[str, Any]) -> bytes:
        """Return what the browser says that it was asked, and where."""
        challenge = self.challenge or asked["challenge"]
        said = {"type": self.kind or kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def answer(self, kind: str, asked: dict[str, Any], **response: bytes) -> str:
        """Return an answer as the script of the page sends it."""
        said = {**response, "clientDataJSON": self.client_data(kind, asked)}
        name = websafe_encode(self.id)
        inside = {key: websafe_encode(value) for key, value in said.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": inside})
