"""Under which terms others may use the directory. A municipality chooses; the default asks to be named.

CC BY 4.0 is the default because of its one condition: who shows the entries says where they come from and of what
date. A copy without a date is what makes people distrust a directory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PARAMETER: Final = "open-data-licence"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its code (SPDX), its name, and where its words are."""

    code: str
    name: str
    url: str
    asks_to_be_named: bool


DEFAULT: Final = Licence(
    "CC-BY-4.0",
    "Creative Commons Naamsvermelding 4.0 (CC BY 4.0)",
    "https://creativecommons.org/licenses/by/4.0/",
    asks_to_be_named=True,
)
NO_CONDITIONS: Final = Licence(
    "CC0-1.0", "Creative Commons Zero (CC0 1.0)", "https://creativecommons.org/publicdomain/zero/1.0/",
    asks_to_be_named=False,
)  # fmt: skip
LICENCES: Final[Mapping[str, Licence]] = {licence.code: licence for licence in (DEFAULT, NO_CONDITIONS)}


def licence_of(value: object) -> Licence:
    """Return the licence with this code; the default where there is none with it."""
    return LICENCES.get(value, DEFAULT) if isinstance(value, str) else DEFAULT
