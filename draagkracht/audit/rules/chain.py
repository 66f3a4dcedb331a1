"""The chain: every row is hashed together with its position and the hash before it, so nothing changes unseen.

The database makes the hashes when a transaction commits (migrations/0001_initial.py); this is the same arithmetic
again, in another language, so that whoever changes the function in the database is found out as well.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

START: Final = b""
EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
# A head is signed every hour; a day without one means that nobody signs, or that somebody took heads away.
LATE_AFTER: Final = 25 * 3600 * 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the log with its link. `entry_id` is what the link says; times are microseconds since 1970.

    `number` and `hash` are None where there is no link; `values` (the columns of the entry, its id first) is None where
    there is no entry.
    """

    number: int | None
    entry_id: int | None
    begun_at: int
    linked_at: int
    hash: bytes | None
    values: Sequence[str | int] | None


@dataclass(frozen=True, slots=True)
class Head:
    """The last link at some moment, signed. The digest covers the head before it, signature and all."""

    municipality_id: int
    number: int
    position: int
    hash: bytes
    at: int
    key: str
    digest: bytes = b""
    signature: bytes = b""


class Keys(Protocol):
    """What knows the keys that sign heads (keys.py)."""

    def is_known(self, key: str) -> bool:
        """Tell whether a key is one of ours."""

    def is_signed(self, key: str, digest: bytes, signature: bytes) -> bool:
        """Tell whether the named key of ours signed a digest."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the log is not what it was. `kind`: row, head or file."""

    kind: str
    number: int | None
    entry_id: int | None
    what: str


def micros(moment: datetime.datetime) -> int:
    """Return a moment as microseconds since 1970."""
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


def join(values: Iterable[str | int]) -> str:
    """Return values as one text from which they can be told apart whatever they hold: the length before each."""
    texts = map(str, values)
    return "".join([f"{len(text)}:{text}," for text in texts])


def link_hash(previous: bytes, municipality_id: int, row: Row) -> bytes:
    """Return the hash of a link: SHA-256 of the hash before it, its position and every value of the entry."""
    text = join((municipality_id, row.number or 0, row.begun_at, row.linked_at, *(row.values or ())))
    return hashlib.sha256(previous + text.encode()).digest()


def head_digest(previous: bytes, head: Head) -> bytes:
    """Return what is signed of a head: SHA-256 of digest and signature of the head before it, and every value."""
    text = join((head.municipality_id, head.number, head.position, head.hash.hex(), head.at, head.key))
    return hashlib.sha256(previous + text.encode()).digest()


class Walk:
    """Goes along a chain, row by row in the order of position, and keeps what heads are compared with."""

    def __init__(self, municipality_id: int, positions: Iterable[int] = ()) -> None:
        self.municipality_id = municipality_id
        self.rows = 0
        self.last = 0
        self.hashes: dict[int, bytes] = {}
        self.oldest_unsigned: int | None = None
        self._wanted = frozenset(positions)
        self._signed_until = max(self._wanted, default=0)
        self._previous = START

    def find_breaks(self, rows: Iterable[Row]) -> Iterator[Break]:
        """Yield the broken places; a broken place is counted once, and the chain is taken up again behind it."""
        for row in rows:
            self.rows += row.values is not None
            if row.number is None or row.hash is None:
                yield Break("row", None, int(row.values[0]) if row.values else None, "is not in the chain")
                continue
            what = self._look(row)
            if what:
                yield Break("row", row.number, row.entry_id, what)
            self._pass(row, row.number, row.hash)

    def _look(self, row: Row) -> str:
        if row.number != self.last + 1:
            return f"stands where number {self.last + 1} should be"
        if row.values is None:
            return "is gone: only its link is there"
        return "" if link_hash(self._previous, self.municipality_id, row) == row.hash else "is not what was written"

    def _pass(self, row: Row, number: int, digest: bytes) -> None:
        self._previous, self.last = digest, number
        if number in self._wanted:
            self.hashes[number] = digest
        if number > self._signed_until and self.oldest_unsigned is None:
            self.oldest_unsigned = row.linked_at


def find_breaks_of_heads(heads: Sequence[Head], walk: Walk, keys: Keys) -> Iterator[Break]:
    """Yield the heads that are not what was signed, or that the chain no longer answers to.

    A head of a key that is no longer listed is held by the heads behind it; the last one must be of a listed key.
    """
    previous = START
    for place, head in enumerate(heads, 1):
        if head.number != place:
            yield Break("head", head.number, None, f"stands where head {place} should be")
        elif head.digest != head_digest(previous, head):
            yield Break("head", head.number, None, "is not what was signed")
        elif keys.is_known(head.key) and not keys.is_signed(head.key, head.digest, head.signature):
            yield Break("head", head.number, None, "does not have our signature")
        elif walk.hashes.get(head.position) != head.hash:
            yield Break("head", head.number, None, f"is of another chain: row {head.position} is not what it was")
        previous = head.digest + head.signature
    if heads and not keys.is_known(heads[-1].key):
        yield Break("head", heads[-1].number, None, "is the last one, and its key is not listed")


def find_late_head(walk: Walk, now: int) -> Iterator[Break]:
    """Yield that rows have waited for a head for more than a day."""
    if walk.oldest_unsigned is not None and now - walk.oldest_unsigned > LATE_AFTER:
        yield Break("head", None, None, "is missing: nothing was signed for more than a day (does a worker run?)")
