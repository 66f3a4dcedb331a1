"""Reading what somebody names on the command line: a sentence when it cannot be read, never a traceback."""

import json
from pathlib import Path
from typing import Any

from draagkracht.config.refusal import Refused

MOST_BYTES = 256 * 1024 * 1024


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; refuses what is not there, not a file, or not readable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MB.")
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error


def read_json_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; refuses everything else, and names where it goes wrong."""
    try:
        value = json.loads(read_bytes(path).decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{path} is not JSON in UTF-8: {error}.") from error
    if not isinstance(value, dict):
        raise Refused(f"{path} holds no JSON object.")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number of JSON")
