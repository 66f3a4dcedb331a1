"""Files that somebody names on the command line: a sentence when one cannot be read or written, never a traceback."""

import json
from pathlib import Path
from typing import Any

from draagkracht.config.refusal import Refused

MOST_BYTES = 256 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; refuses what is not there, not a file, or not readable."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if len(content) > MOST_BYTES:
        raise Refused(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MB.")
    return content


def read_json_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; refuses everything else, and names where it goes wrong."""
    try:
        value = json.loads(
            read_bytes(path).decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_refuse_twice
        )
    except (ValueError, RecursionError) as error:
        raise Refused(f"{path} is not JSON in UTF-8: {error}.") from error
    if not isinstance(value, dict):
        raise Refused(f"{path} holds no JSON object.")
    return value


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON object to a file, whole or not at all; refuses where that cannot be."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)
    except (OSError, ValueError) as error:
        beside.unlink(missing_ok=True)
        raise Refused(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number of JSON")


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key[:80]!r} stands twice in one object")
        found[key] = value
    return found
