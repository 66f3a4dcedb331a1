"""Where a name is on the map. The default asks nobody: Dutch towns (GeoNames), and the municipality's own places.

`Geocoder` is the port; PDOK's Locatieserver takes the default's place through the setting GEOCODER, and is off unless
an administrator sets it: it would send what somebody typed to another party.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from draagkracht.municipalities.ports import Geocoder
from draagkracht.municipalities.rules import Spot

TOWNS = Path(__file__).parent / "data" / "towns.tsv"
# What people say, folded, and what the list has.
ALSO_CALLED = {"'s gravenhage": "den haag", "den bosch": "'s hertogenbosch", "almere": "almere stad"}


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
    wanted = fold(name)
    for spot in own_places:
        if fold(spot.name) == wanted:
            return spot
    geocoder: Geocoder = import_string(settings.GEOCODER)()
    return geocoder.find(name)
