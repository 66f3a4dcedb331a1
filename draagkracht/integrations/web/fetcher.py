"""Asks public web servers for a page or a feed: `HttpFetcher`, the default of the setting FETCHER.

Whoever gives the address may want to reach a machine behind our own door (SSRF). So: http and https only, on their own
ports; no name or key in the address; every address of the host public, checked on the connection that is made and
again on every redirect; an end to time, size and redirects.
"""

import time
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlencode

import httpcore
import httpx

from draagkracht import __version__
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.ports import Fault, Fetched, FetchFailed
from draagkracht.integrations.web import addresses, network, unpacking

USER_AGENT: Final = f"Draagkracht/{__version__} (sociale kaart)"
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS: Final = 3
DEFAULT_PORTS: Final[Mapping[str, int]] = {"http": 80, "https": 443}

REASONS: Final[Mapping[Fault, Sentence]] = {
    Fault.NOT_ALLOWED: Sentence(N_("Dit adres mogen wij niet opvragen. Gebruik een gewoon webadres.")),
    Fault.UNKNOWN_HOST: Sentence(N_("Deze website bestaat niet. Kijk het adres na.")),
    Fault.UNREACHABLE: Sentence(N_("Deze website geeft geen antwoord. Probeer het later nog eens.")),
    Fault.TOO_SLOW: Sentence(N_("Deze website antwoordt te langzaam. Probeer het later nog eens.")),
    Fault.TOO_LARGE: Sentence(N_("Wat deze website stuurt, is te groot.")),
    Fault.TOO_MANY_REDIRECTS: Sentence(N_("Deze website stuurt ons te vaak door. Gebruik het laatste adres.")),
    Fault.GARBLED: Sentence(N_("Het antwoord van deze website kunnen wij niet lezen.")),
}
# What goes wrong on the way, and what we call it.
ERRORS: Final[Mapping[type[Exception], Fault]] = {
    network.HostIsUnknown: Fault.UNKNOWN_HOST,
    network.AddressIsNotAllowed: Fault.NOT_ALLOWED,
    unpacking.BodyIsTooLarge: Fault.TOO_LARGE,
    unpacking.BodyIsGarbled: Fault.GARBLED,
    httpcore.TimeoutException: Fault.TOO_SLOW,
    httpcore.ProtocolError: Fault.GARBLED,
    httpcore.NetworkError: Fault.UNREACHABLE,
    OSError: Fault.UNREACHABLE,
}


class HttpFetcher:
    """Asks servers on the public internet. `ports` and `is_allowed` are wider in tests alone."""

    ports: frozenset[int] = frozenset(DEFAULT_PORTS.values())
    # A redirect is a request again: no server gets two of ours within a second.
    pause_seconds: float = 1.0

    def is_allowed(self, address: str) -> bool:
        """Tell whether we may connect to an address of the network."""
        return addresses.is_public(address)

    def fetch(self, url: str, *, most_bytes: int, timeout: float) -> Fetched:
        """Return the answer of a public web address, whatever its status; raises FetchFailed (see the port)."""
        deadline = network.Deadline(timeout)
        target = self._read(url)
        for _ in range(MOST_REDIRECTS + 1):
            found = self._ask(target, most_bytes, deadline)
            if found.status not in REDIRECTS or "location" not in found.headers:
                return found
            target = self._read(self._next(target, found.headers["location"]))
            time.sleep(self.pause_seconds)
        raise failed(Fault.TOO_MANY_REDIRECTS)

    def post(
        self, url: str, *, form: Mapping[str, str], headers: Mapping[str, str], most_bytes: int, timeout: float
    ) -> Fetched:
        """Send a form to a public web address; return its answer, whatever its status. Follows no redirect.

        Raises FetchFailed.
        """
        more = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self._ask(
            self._read(url), most_bytes, network.Deadline(timeout), content=urlencode(form).encode(), more=more
        )

    def _read(self, url: str) -> httpx.URL:
        """Return an address that we may ask; raises FetchFailed for any other."""
        try:
            target = httpx.URL(url)
        except (httpx.InvalidURL, ValueError, TypeError):
            raise failed(Fault.NOT_ALLOWED) from None
        port = target.port or DEFAULT_PORTS.get(target.scheme)
        if target.scheme not in DEFAULT_PORTS or not target.host or target.userinfo or port not in self.ports:
            raise failed(Fault.NOT_ALLOWED)
        return target.copy_with(fragment=None)

    def _next(self, here: httpx.URL, location: str) -> str:
        try:
            return str(here.join(location))
        except (httpx.InvalidURL, ValueError):
            raise failed(Fault.NOT_ALLOWED) from None

    def _ask(
        self,
        target: httpx.URL,
        most_bytes: int,
        deadline: network.Deadline,
        *,
        content: bytes | None = None,
        more: Mapping[str, str] | None = None,
    ) -> Fetched:
        method = "GET" if content is None else "POST"
        headers = [*_headers(target), *(more or {}).items()]
        if content is not None:
            headers.append(("Content-Length", str(len(content))))
        guarded = network.GuardedNetwork(self.is_allowed, deadline)
        try:
            with (
                httpcore.ConnectionPool(network_backend=guarded) as pool,
                pool.stream(method, _wire(target), headers=headers, content=content) as response,
            ):
                found = _read_headers(response.headers)
                if response.status in REDIRECTS:
                    return Fetched(response.status, str(target), found, b"")
                encoding = found.get("content-encoding", "").strip().lower()
                body = unpacking.read_body(response.iter_stream(), encoding, most_bytes)
                return Fetched(response.status, str(target), found, body)
        except tuple(ERRORS) as error:
            raise failed(next(fault for kind, fault in ERRORS.items() if isinstance(error, kind))) from None


def failed(fault: Fault) -> FetchFailed:
    """Return the error for a fault, with words for whoever gave the address."""
    return FetchFailed(REASONS[fault], fault)


def _wire(target: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path or b"/"
    )


def _headers(target: httpx.URL) -> list[tuple[str, str]]:
    return [
        ("Host", target.netloc.decode("ascii")),
        ("User-Agent", USER_AGENT),
        ("Accept", "*/*"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]


def _read_headers(found: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in found}
