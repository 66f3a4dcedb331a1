"""The routes that come with the product, as they are written: files of the format `scheme/1` in `data/routes`.

`data/respite.json` is the table of ways to respite: which of these routes is for which form, and whoever pays.
"""

import json
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent.parent / "data"
FOLDER: Final = DATA / "routes"
RESPITE: Final = DATA / "respite.json"
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
# Ways to respite alone: not for when care drops out.
ONLY_RESPITE: Final = ("wlz-at-home", "nursing-when-ill", "volunteers", "own-pocket")


def read_documents() -> list[dict[str, Any]]:
    """Return the routes as they are written, in their order: those for respite alone last."""
    codes = (*ORDER, *ONLY_RESPITE)
    return [json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8")) for code in codes]


def read_ways() -> list[dict[str, Any]]:
    """Return the table of ways to respite as it is written."""
    found: list[dict[str, Any]] = json.loads(RESPITE.read_text(encoding="utf-8"))
    return found
