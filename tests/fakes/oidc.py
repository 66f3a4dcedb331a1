"""A small service that says who somebody is, and forges whatever a test wants it to."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET, KID = "draagkracht", "a secret of the two of us", "key-1"


@cache
def key(name: str = "own") -> rsa.RSAPrivateKey:
    """Return a key pair, made once a name."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Forger:
    """A service on this machine. What it signs, and with what, a test may change."""

    port: int = 0
    changes: dict[str, Any] = field(default_factory=dict)  # of the claims; None takes one out
    algorithm: str = "RS256"
    signed_with: Any = None
    kid: str | None = KID
    configuration: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)  # the question that the browser carried here
    used: set[str] = field(default_factory=set)

    @property
    def issuer(self) -> str:
        """Return the name of this service."""
        return f"http://127.0.0.1:{self.port}"

    def sign_in(self, address: str) -> str:
        """Return what the browser carries back when somebody signs in at the address that it was sent to."""
        self.asked = parse_qs(urlsplit(address).query)
        return f"state={self.asked['state'][0]}&code=code-{len(self.used)}"

    def answer_to(self, path: str) -> Any:
        """Return what a GET of a path answers."""
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            return {"issuer": self.issuer, **{name: f"{self.issuer}/{end}" for name, end in ends.items()}} | (
                self.configuration
            )
        public = json.loads(RSAAlgorithm.to_jwk(key().public_key()))
        return {"keys": [{**public, "kid": KID, "use": "sig", "alg": "RS256"}]} if path == "/keys" else None

    def token_for(self, form: dict[str, list[str]], authorization: str) -> dict[str, str] | None:
        """Return a token for a code: once, for us alone, and for whoever asked the question (PKCE)."""
        code, verifier = form["code"][0], form["code_verifier"][0]
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        name, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        is_ours = (name, secret.replace("+", " ")) == (CLIENT, SECRET)
        if code in self.used or challenge != self.asked["code_challenge"][0] or not is_ours:
            return None
        self.used.add(code)
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.token()}

    def token(self) -> str:
        """Return an ID token, with the changes that a test wants."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "somebody",
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"][0],
        } | self.changes
        claims = {name: value for name, value in claims.items() if value is not None}
        headers = {} if self.kid is None else {"kid": self.kid}
        if self.algorithm == "none":
            return jwt.encode(claims, "", algorithm="none", headers=headers)
        if self.algorithm == "HS256":
            return _with_shared_secret(claims, headers, self.signed_with)
        return jwt.encode(claims, self.signed_with or key(), algorithm=self.algorithm, headers=headers)


def _with_shared_secret(claims: dict[str, Any], headers: dict[str, str], secret: bytes) -> str:
    """Return a token as a forger makes it, by hand: a library refuses a public key as a secret."""
    parts = [{"alg": "HS256", "typ": "JWT", **headers}, claims]
    text = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    signature = base64.urlsafe_b64encode(hmac.new(secret, text, hashlib.sha256).digest()).rstrip(b"=")
    return (text + b"." + signature).decode()


@contextmanager
def forging() -> Iterator[Forger]:
    """Run a service on 127.0.0.1 for as long as the block takes."""
    forger = Forger()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(forger.answer_to(self.path))

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.reply(forger.token_for(form, self.headers.get("Authorization", "")))

        def reply(self, content: Any) -> None:
            """Send something as JSON; status 400 for nothing."""
            body = json.dumps(content or {"error": "invalid_grant"}).encode()
            self.send_response(200 if content else 400)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    forger.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield forger
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
