"""Where a name is on the map. The default asks nobody: Dutch towns (GeoNames), and the municipality's own places.

`Geocoder` is the port; PDOK's Locatieserver takes the default's place through the setting GEOCODER, and is off unless
an administrator sets it: it would send what somebody typed to another party.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string
from rapidfuzz import fuzz

from draagkracht.municipalities.ports import Geocoder
from draagkracht.municipalities.rules import PLACE_KINDS, Spot

TOWNS = Path(__file__).parent / "data" / "towns.tsv"
# What people say, folded, and what the list has.
ALSO_CALLED = {"'s gravenhage": "den haag", "den bosch": "'s hertogenbosch", "almere": "almere stad"}
CENTRES: Final = frozenset("centrum binnenstad stadscentrum stadshart stadskern dorpscentrum dorpskern".split())
LIKE: Final = 75  # of 100: “Ost” is 86 like “Oost”, “oots” 75, “Best” 50
BEGINNING: Final = 3  # letters of a name that say which place may be meant
MOST_LIKE: Final = 3


@cache
def dutch_towns() -> dict[str, Spot]:
    """Return the towns of the Netherlands by folded name; of towns with one name the largest (see tools/towns.py)."""
    rows = (line.split("\t") for line in TOWNS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {fold(name): Spot(name, float(latitude), float(longitude)) for name, latitude, longitude, _people in rows}


def fold(name: str) -> str:
    """Return a name without case, surrounding space, or the difference between hyphen and space."""
    return " ".join(name.casefold().replace("-", " ").replace("’", "'").split())


class TownGeocoder:
    """Finds Dutch towns by name, without asking anybody."""

    def find(self, name: str) -> Spot | None:
        """Return the town with this name; None when there is none, or when it is a postcode."""
        wanted = fold(name)
        return dutch_towns().get(ALSO_CALLED.get(wanted, wanted))


def find_place(name: str, own_places: Sequence[Spot]) -> Spot | None:
    """Return where a name is: first among the municipality's own places, then wherever the geocoder looks."""
    found = find_own_place(name, own_places) or find_town(name)
    return found or (find_town(bare(name)) if bare(name) != fold(name) else None)


def find_town(name: str) -> Spot | None:
    """Return where the geocoder finds exactly this name."""
    geocoder: Geocoder = import_string(settings.GEOCODER)()
    return geocoder.find(name)


def find_own_place(name: str, own_places: Sequence[Spot]) -> Spot | None:
    """Return the place among these with this name, or with this name but for words such as “wijk”."""
    by_name = {bare(spot.name): spot for spot in own_places} | {fold(spot.name): spot for spot in own_places}
    wanted = bare(name)
    if wanted in CENTRES and wanted not in by_name:
        wanted = next((centre for centre in by_name if centre in CENTRES), wanted)
    return by_name.get(fold(name)) or by_name.get(wanted)


def bare(name: str) -> str:
    """Return a folded name without words that say what kind of place it is, where it has others."""
    return " ".join(word for word in fold(name).split() if word not in PLACE_KINDS) or fold(name)


def names_like(name: str, names: Iterable[str]) -> list[str]:
    """Return the names that may be meant by one with a typing error or an end too few, most alike first."""
    wanted = bare(name)
    scores = {known: _likeness(wanted, bare(known)) for known in names}
    return sorted((known for known, score in scores.items() if score >= LIKE), key=lambda known: -scores[known])[
        :MOST_LIKE
    ]


def _likeness(wanted: str, known: str) -> float:
    is_beginning = len(wanted) >= BEGINNING and known.startswith(wanted)
    return 100.0 if is_beginning else fuzz.ratio(wanted, known)
