"""Heads outside of the database, so that its owner cannot take them away: a line of JSON each, in a file.

The file belongs on another machine's disk, or on one that only appends.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from draagkracht.audit.rules.chain import Break, Head


def append(head: Head) -> None:
    """Add a head to the file, where there is one."""
    if settings.AUDIT_HEADS_FILE:
        with Path(settings.AUDIT_HEADS_FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(_fields(head)) + "\n")


def read() -> str | None:
    """Return what stands in the file; None where there is none, or it cannot be read."""
    try:
        return Path(settings.AUDIT_HEADS_FILE).read_text(encoding="utf-8") if settings.AUDIT_HEADS_FILE else None
    except (OSError, ValueError):
        return None


def find_breaks(municipality_id: int, text: str | None, heads: Sequence[Head]) -> Iterator[Break]:
    """Yield where the file knows a head of a municipality that the database does not have, or has otherwise.

    `text` is what stood in the file before the heads were read: a head is in the database first.
    """
    if text is None:
        if settings.AUDIT_HEADS_FILE and heads:
            yield Break("file", None, None, "cannot be read, and there are heads")
        return
    stored = {head.number: _fields(head) for head in heads}
    for place, line in enumerate(text.splitlines(), 1):
        kept = _parse(line)
        if kept is None:
            yield Break("file", place, None, "is a line that holds no head")
        elif kept["municipality_id"] == municipality_id and stored.get(kept["number"]) != kept:
            yield Break("file", place, None, "is a head that the database does not have")


def _fields(head: Head) -> dict[str, Any]:
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in asdict(head).items()}


def _parse(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    is_head = isinstance(found, dict) and isinstance(found.get("number"), int) and "municipality_id" in found
    return found if is_head else None
