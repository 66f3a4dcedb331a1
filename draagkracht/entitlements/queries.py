"""Reading the routes that come with the product: files of the format `scheme/1` in `entitlements/data/routes`."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from draagkracht.entitlements.rules.scheme import Scheme, Value

if TYPE_CHECKING:
    from draagkracht.entitlements.rules.routes import Route

FOLDER: Final = Path(__file__).parent / "data" / "routes"
# What helps at once first, by how little time there is; a route is in the list or it is nowhere.
ORDER: Final = (
    "nursing-now",
    "wlz-now",
    "youth-now",
    "wmo-now",
    "wlz-stay",
    "youth-respite",
    "wmo-respite",
    "primary-care-stay",
    "supplementary-insurance",
    "live-in",
    "constant-supervision",
)


def list_routes(facts: Mapping[str, Value | None], on: date) -> "tuple[Route, ...]":
    """Return every route that is valid on a day, with what it says to somebody of whom these facts are known.

    Raises FactsAreWrong for a fact of another kind than a route asks for.
    """
    # The columns take most of a second to load, and start threads: never before a worker was forked.
    from draagkracht.entitlements.rules import routes  # noqa: PLC0415

    return routes.judge(_schemes(), facts, on)


def read_documents() -> list[dict[str, Any]]:
    """Return the routes as they are written, in their order."""
    return [json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8")) for code in ORDER]


@cache
def _schemes() -> tuple[Scheme, ...]:
    from draagkracht.entitlements.rules import routes  # noqa: PLC0415

    return tuple(routes.read_route(document) for document in read_documents())
