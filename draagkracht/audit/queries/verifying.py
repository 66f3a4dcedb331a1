"""Whether the log is what was written: the chain of a municipality, its heads, and the heads outside of here."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db import connection

from draagkracht.audit import heads_file, keys
from draagkracht.audit.queries import rows
from draagkracht.audit.rules import chain
from draagkracht.audit.rules.chain import Break, Head

MOST_NAMED: Final = 20

EVERYTHING: Final = f"""
    SELECT {rows.LINK}, {rows.ENTRY}
    FROM (SELECT * FROM audit_link WHERE municipality_id = %s) AS l
    FULL JOIN (SELECT * FROM audit_entry WHERE municipality_id = %s) AS e ON e.id = l.entry_id
    ORDER BY l.number NULLS LAST, e.id
"""  # noqa: S608 - the columns are our own

HEADS: Final = f"""
    SELECT number, position, hash, {rows.micros("at")}, key, digest, signature
    FROM audit_head WHERE municipality_id = %s ORDER BY number, id
"""  # noqa: S608 - the column is our own


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in the log of a municipality: `broken` places, of which the first are in `breaks`.

    `unsigned` is the number of rows since the last head, which a new head will cover.
    """

    rows: int
    heads: int
    unsigned: int
    signed_at: datetime.datetime | None
    broken: int
    breaks: tuple[Break, ...]


def verify_log(municipality_id: int, *, now: datetime.datetime) -> Verified:
    """Return whether every row of a municipality is as it was written, in its place, and none is missing.

    Works inside `tenancy.acting_for` of that municipality.
    """
    kept = heads_file.read()
    heads = list_heads(municipality_id)
    walk = chain.Walk(municipality_id, (head.position for head in heads))
    signed_until = heads[-1].position if heads else 0
    found = list(_first(_breaks(walk, heads, kept, now)))
    return Verified(
        rows=walk.rows,
        heads=len(heads),
        unsigned=max(walk.last - signed_until, 0),
        signed_at=_moment(heads[-1].at) if heads else None,
        broken=len(found),
        breaks=tuple(one for one in found if one is not None),
    )


def list_heads(municipality_id: int) -> list[Head]:
    """Return the signed heads of a municipality, the first one first."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [municipality_id])
        return [
            Head(municipality_id, number, position, bytes(link), at, key, bytes(digest), bytes(signature))
            for number, position, link, at, key, digest, signature in cursor
        ]


def _breaks(walk: chain.Walk, heads: list[Head], kept: str | None, now: datetime.datetime) -> Iterator[Break]:
    everything = rows.iterate(EVERYTHING, [walk.municipality_id, walk.municipality_id])
    yield from walk.find_breaks(everything)
    yield from chain.find_breaks_of_heads(heads, walk, keys)
    yield from chain.find_late_head(walk, chain.micros(now))
    yield from heads_file.find_breaks(walk.municipality_id, kept, heads)


def _first(breaks: Iterable[Break]) -> Iterator[Break | None]:
    """Yield the first breaks, and None for each of the rest: a log that was recomputed has as many as it has rows."""
    for number, one in enumerate(breaks):
        yield one if number < MOST_NAMED else None


def _moment(micros: int) -> datetime.datetime:
    return chain.EPOCH + datetime.timedelta(microseconds=micros)
