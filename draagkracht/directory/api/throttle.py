"""No more than so many questions a minute from one address; addresses are not kept.

What is counted is a hash of the address with a salt that lives for one minute, in the memory of this process. With
more than one process each counts for itself: the limit guards against a runaway script, not against an attack.
"""

import hashlib
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Lock
from typing import Final

from django.conf import settings
from django.http import HttpRequest

MINUTE: Final = 60
MOST_ADDRESSES: Final = 50_000
FEWER_TIMES: Final = 10
NETWORK_BYTES: Final = 8  # of an IPv6 address: one subscriber has all the rest


@dataclass
class Throttle:
    """Counts questions in the present minute."""

    minute: int = -1
    salt: bytes = b""
    counts: "Counter[bytes]" = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def seconds_to_wait(self, address: str, *, at: float, most: int, weight: int = 1) -> int:
        """Count a question as so many; return 0 when it may be answered, else the seconds until the next minute."""
        with self.lock:
            if self.minute != int(at // MINUTE):
                self.minute, self.salt, self.counts = int(at // MINUTE), secrets.token_bytes(16), Counter()
            key = hashlib.blake2b(network_of(address), key=self.salt, digest_size=16).digest()
            if key not in self.counts and len(self.counts) >= MOST_ADDRESSES:
                return 0
            self.counts[key] += weight
            return 0 if self.counts[key] <= most else MINUTE - int(at) % MINUTE


def network_of(address: str) -> bytes:
    """Return what stands for a subscriber: an IPv4 address, or the first half of an IPv6 address."""
    try:
        found = ip_address(address)
    except ValueError:
        return address.encode("utf-8", "replace")
    if found.version == 4:  # noqa: PLR2004
        return found.packed
    mapped = getattr(found, "ipv4_mapped", None)
    return mapped.packed if mapped else found.packed[:NETWORK_BYTES]


def address_of(request: HttpRequest) -> str:
    """Return from where a question comes: behind a trusted proxy, the last address that the proxy wrote down."""
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.TRUST_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


_throttle = Throttle()


def seconds_to_wait(request: HttpRequest, *, is_heavy: bool) -> int:
    """Count this question; return 0 when it may be answered, else the seconds to wait.

    Of what is heavy to make a tenth as much may be asked.
    """
    most = settings.API_CALLS_A_MINUTE
    weight = max(1, most // FEWER_TIMES) if is_heavy else 1
    return _throttle.seconds_to_wait(address_of(request), at=time.time(), most=most, weight=weight)
