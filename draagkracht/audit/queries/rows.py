"""Entries with their links, straight from the tables: a million of them need not fit in memory."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import connection

from draagkracht.audit.rules.chain import Row

AT_ONCE: Final = 2_000
COLUMNS: Final = (
    "actor_kind",
    "actor_id",
    "actor_label",
    "actor_role",
    "actor_organization",
    "subject",
    "action",
    "what",
    "purpose",
    "basis",
    "on_behalf_of",
    "about",
)
# The values of a row, in the order of the hash.
NAMES: Final = ("id", "at", *COLUMNS)


def micros(column: str) -> str:
    """Return the SQL of a moment as microseconds since 1970; a moment that cannot be one of ours is 0."""
    return (
        f"CASE WHEN {column} BETWEEN '1900-01-01 00:00Z' AND '2900-01-01 00:00Z'"
        f" THEN (extract(epoch FROM {column}) * 1000000)::bigint ELSE 0 END"
    )


LINK: Final = f"l.number, l.entry_id, {micros('l.begun_at')}, {micros('l.linked_at')}, l.hash"
ENTRY: Final = f"e.id, {micros('e.at')}, {', '.join(f'e.{name}' for name in COLUMNS)}"


def iterate(sql: str, parameters: list[Any]) -> Iterator[Row]:
    """Yield what a SELECT of LINK and ENTRY finds, in pieces from the server."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, parameters)
        while found := cursor.fetchmany(AT_ONCE):
            for number, entry_id, begun_at, linked_at, digest, *values in found:
                yield Row(
                    number=number,
                    entry_id=entry_id,
                    begun_at=begun_at,
                    linked_at=linked_at,
                    hash=None if digest is None else bytes(digest),
                    values=None if values[0] is None else values,
                )
