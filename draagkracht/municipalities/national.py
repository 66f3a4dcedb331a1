"""Parameters that are the same in the whole country and come with the product, as they are written in `data`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "data" / "parameters.toml"


@cache
def read_parameters() -> tuple[dict[str, Any], ...]:
    """Return the rows, each with the names of the fields of `models.Parameter`."""
    return tuple(tomllib.loads(FILE.read_text(encoding="utf-8"))["parameter"])
