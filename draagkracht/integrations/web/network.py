"""Connections that go to checked addresses only, and that end in time.

The name is looked up here, every address is checked, and the connection is made to one of those addresses: no second
look-up can give another answer (DNS rebinding). The name itself is still what TLS verifies.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any, Final

import httpcore

IsAllowed = Callable[[str], bool]
MOST_ADDRESSES: Final = 4


class HostIsUnknown(Exception):
    """No address belongs to this name."""


class AddressIsNotAllowed(Exception):
    """One of the addresses of this name is not public."""


class Deadline:
    """The moment at which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises httpcore.ReadTimeout when there are none."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        return seconds


class TimedStream(httpcore.NetworkStream):
    """A connection on which no series of small answers outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what comes, within what is left of the time."""
        return self.stream.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send, within what is left of the time."""
        self.stream.write(buffer, self.deadline.left())

    def close(self) -> None:
        """Hang up."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection with TLS on it."""
        return TimedStream(
            self.stream.start_tls(ssl_context, server_hostname, self.deadline.left()), deadline=self.deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks about the connection."""
        return self.stream.get_extra_info(info)


class GuardedNetwork(httpcore.NetworkBackend):
    """Makes connections to allowed addresses only."""

    def __init__(self, is_allowed: IsAllowed, deadline: Deadline) -> None:
        self.is_allowed = is_allowed
        self.deadline = deadline
        self.network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of a host that answers.

        Raises HostIsUnknown, AddressIsNotAllowed (when one of its addresses is), and what httpcore raises.
        """
        failed: Exception = httpcore.ConnectError()
        for address in self.look_up(host, port)[:MOST_ADDRESSES]:
            try:
                stream = self.network.connect_tcp(address, port, self.deadline.left())
            except httpcore.ConnectError as error:
                failed = error
                continue
            return TimedStream(stream, self.deadline)
        raise failed

    def look_up(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host, all of them allowed; raises HostIsUnknown and AddressIsNotAllowed."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise HostIsUnknown from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not addresses or not all(map(self.is_allowed, addresses)):
            raise AddressIsNotAllowed
        return addresses
