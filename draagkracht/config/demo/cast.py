"""Who plays in the demo: the made-up people of a municipality, and the organisations where some of them work."""

import tomllib
import uuid
from functools import cache
from pathlib import Path
from typing import Any, Final

Record = dict[str, Any]

FILE: Final = Path(__file__).parent / "data" / "people.toml"
NAMESPACE: Final = uuid.UUID("7f0d7b0e-4c1c-5c8e-9a55-0d1c5b6a2f10")  # of our own: the same ids at every start
# Who is in a circle and has no space (circles.py).
TAKE_PART: Final = frozenset({"naima@wijkzorg.example", "sanne.dewit@wijk.example"})


def people(slug: str) -> list[Record]:
    """Return the made-up people of one municipality, one for each role."""
    return [person for person in _content()["person"] if person["municipality"] == slug]


def addresses() -> frozenset[str]:
    """Return the mail addresses of all made-up people: whoever visits the demo may sign in as them."""
    return frozenset({person["email"] for person in _content()["person"]} | TAKE_PART)


def organisations(slug: str) -> list[Record]:
    """Return the made-up organisations of one municipality whose people sign in, each with its `public_id`."""
    found = [entry for entry in _content()["organisation"] if entry["municipality"] == slug]
    return [{**entry, "public_id": organisation_id(entry["key"])} for entry in found]


def organisation_id(key: str) -> uuid.UUID:
    """Return the public id of the organisation that the file calls `key`."""
    return uuid.uuid5(NAMESPACE, key)


@cache
def _content() -> dict[str, list[Record]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
