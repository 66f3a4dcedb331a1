"""The chain: every row is hashed together with its position and the hash before it, so nothing changes unseen.

The database makes the hashes when a transaction commits (migrations/0001_initial.py); this is the same arithmetic
again, in another language, so that whoever changes the function in the database is found out as well.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

START: Final = b""


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
    """The last link at some moment, signed. Each head holds the digest of the head before it."""

    municipality_id: int
    number: int
    position: int
    hash: bytes
    at: int
    key: str
    digest: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the log is not what it was. `kind`: row, head or file."""

    kind: str
    number: int | None
    entry_id: int | None
    what: str


def join(values: Iterable[str | int]) -> str:
    """Return values as one text from which they can be told apart whatever they hold: the length before each."""
    texts = map(str, values)
    return "".join([f"{len(text)}:{text}," for text in texts])


def link_hash(previous: bytes, municipality_id: int, row: Row) -> bytes:
    """Return the hash of a link: SHA-256 of the hash before it, its position and every value of the entry."""
    text = join((municipality_id, row.number or 0, row.begun_at, row.linked_at, *(row.values or ())))
    return hashlib.sha256(previous + text.encode()).digest()


def head_digest(previous: bytes, head: Head) -> bytes:
    """Return what is signed of a head: SHA-256 of the digest before it and every value."""
    text = join((head.municipality_id, head.number, head.position, head.hash.hex(), head.at, head.key))
    return hashlib.sha256(previous + text.encode()).digest()


class Walk:
    """Goes along a chain, row by row in the order of position, and keeps what heads are compared with."""

    def __init__(self, municipality_id: int, positions: Iterable[int] = ()) -> None:
        self.municipality_id = municipality_id
        self.rows = 0
        self.last = 0
        self.hashes: dict[int, bytes] = {}
        self._wanted = frozenset(positions)
        self._previous = START

    def find_breaks(self, rows: Iterable[Row]) -> Iterator[Break]:
        """Yield the broken places; a broken place is counted once, and the chain is taken up again behind it."""
        for row in rows:
            self.rows += row.values is not None
            if row.number is None or row.hash is None:
                yield Break("row", None, _id_of(row), "is not in the chain")
                continue
            what = self._look(row)
            if what:
                yield Break("row", row.number, row.entry_id, what)
            self._previous, self.last = row.hash, row.number
            if row.number in self._wanted:
                self.hashes[row.number] = row.hash

    def _look(self, row: Row) -> str:
        expected = self.last + 1
        if row.number != expected:
            return f"stands where number {expected} should be"
        if row.values is None:
            return "is gone: only its link is there"
        return "" if link_hash(self._previous, self.municipality_id, row) == row.hash else "is not what was written"


def _id_of(row: Row) -> int | None:
    return int(row.values[0]) if row.values else None
