"""Asking a source for what it has, politely: a pause between requests, and some patience with one that is busy."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.ports import Fault, Fetched, Fetcher, FetchFailed
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import paging
from draagkracht.directory.rules.importing.sources import SourceKind

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_BYTES_IN_ALL: Final = 256 * 1024 * 1024
TIMEOUT_SECONDS: Final = 20.0
# Four requests a second at most; after a failure longer.
PAUSE_SECONDS: Final = 0.25
PAUSES_AFTER_FAILURE: Final = (1.0, 4.0)
LONGEST_PAUSE_SECONDS: Final = 30.0
TRY_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
FAULTS_THAT_PASS: Final = frozenset({Fault.UNREACHABLE, Fault.TOO_SLOW, Fault.GARBLED})
Pause = Callable[[float], None]


class SourceFailed(Exception):
    """A source gives no answer that can be used; `reason` says why. What was fetched before stays good."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.dutch())
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source answered, under a name; `cursor` is where the fetch is after it. No body: there was none."""

    name: str
    body: bytes | None
    cursor: paging.Cursor


def fetch_answers(
    *, fetcher: Fetcher, kind: SourceKind, address: str, cursor: paging.Cursor, pause: Pause = time.sleep
) -> Iterator[Answer]:
    """Yield the answers of a source one by one, from where the cursor is. Raises SourceFailed."""
    size = 0
    while url := paging.next_address(kind, address, cursor):
        fetched = _fetch(fetcher, url, pause)
        size += len(fetched.body)
        try:
            if size > MOST_BYTES_IN_ALL:
                raise FileIsWrong(paging.too_many())
            answer = _answer(kind, cursor, fetched)
        except FileIsWrong as error:
            raise SourceFailed(error.reason) from error
        cursor = answer.cursor
        yield answer
        pause(PAUSE_SECONDS)


def _answer(kind: SourceKind, cursor: paging.Cursor, fetched: Fetched) -> Answer:
    """Return an answer with where the fetch is after it. Raises FileIsWrong, and SourceFailed for a refusal."""
    if cursor.wanted and fetched.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        # The list had it a moment ago; what the list says of it must do.
        return Answer("", None, paging.skip(cursor))
    if fetched.status != HTTPStatus.OK:
        raise SourceFailed(Sentence(N_("De bron antwoordt met code %(status)s."), {"status": fetched.status}))
    extension = "xml" if kind is SourceKind.SRU else "json"
    number = f"service-{cursor.done + 1}" if cursor.wanted else f"services-{cursor.page}"
    return Answer(f"{number}.{extension}", fetched.body, paging.advance(kind, cursor, fetched.body))


def _fetch(fetcher: Fetcher, url: str, pause: Pause) -> Fetched:
    """Return an answer, asked again where the source was busy or not there. Raises SourceFailed."""
    for wait in (*PAUSES_AFTER_FAILURE, None):
        try:
            fetched = fetcher.fetch(url, most_bytes=MOST_BYTES, timeout=TIMEOUT_SECONDS)
        except FetchFailed as error:
            if wait is None or error.fault not in FAULTS_THAT_PASS:
                raise SourceFailed(error.reason) from error
        else:
            if wait is None or fetched.status not in TRY_AGAIN:
                return fetched
            pause(_asked_to_wait(fetched, wait))
            continue
        pause(wait)
    raise AssertionError("the last round returns or raises")


def _asked_to_wait(fetched: Fetched, wait: float) -> float:
    asked = fetched.headers.get("retry-after", "")
    return min(float(asked), LONGEST_PAUSE_SECONDS) if asked.isascii() and asked.isdecimal() else wait
