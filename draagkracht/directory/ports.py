"""Outside the process: what another server answers. The default asks the public internet and nothing else.

`draagkracht.integrations.web.fetcher.HttpFetcher` is what FETCHER names unless an administrator sets another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from draagkracht.base.text import Sentence


class Fault(StrEnum):
    """Why there is no answer."""

    NOT_ALLOWED = "not-allowed"  # an address, a port or a scheme that we never ask
    UNKNOWN_HOST = "unknown-host"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    GARBLED = "garbled"


class FetchFailed(Exception):
    """There is no answer; `reason` says why, in words for whoever gave the address."""

    def __init__(self, reason: Sentence, fault: Fault) -> None:
        super().__init__(reason.dutch())
        self.reason = reason
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its status, the address that gave it after redirects, headers by name in lower case, and the body."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes


class Fetcher(Protocol):
    """Asks other servers."""

    def fetch(self, url: str, *, most_bytes: int, timeout: float) -> Fetched:
        """Return the answer of a public web address, whatever its status; redirects are followed.

        `most_bytes` is of the body as it is unpacked; `timeout` is in seconds and for everything together.
        Raises FetchFailed.
        """


def get_fetcher() -> Fetcher:
    """Return whoever asks other servers on this installation."""
    fetcher: Fetcher = import_string(settings.FETCHER)()
    return fetcher
