"""Outside the process: who knows where a place is. The default asks nobody (`places.TownGeocoder`).

PDOK's Locatieserver takes its place through the setting GEOCODER; it is off unless an administrator sets it, because
it would send what somebody typed to another party.
"""

from typing import Protocol

from draagkracht.municipalities.rules import Spot


class Geocoder(Protocol):
    """Knows where places are."""

    def find(self, name: str) -> Spot | None:
        """Return the place with this name; None when it is not known."""
