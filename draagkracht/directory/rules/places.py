"""Points on the map, and the straight-line distance between them.

Distances are chords through the earth between points on a sphere: up to 100 km they differ by less than a metre from
the way over the surface, and they take no sine, so that every machine and every order of rows gives the same number.
"""

import math
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_KM: Final = 6371.0088  # mean radius R1 of the GRS 80 ellipsoid
KM_PER_DEGREE_LATITUDE: Final = EARTH_RADIUS_KM * math.pi / 180
LARGEST_LATITUDE: Final = 90.0
LARGEST_LONGITUDE: Final = 180.0
# Systems that know no coordinates write zeros. Around (0, 0) is sea: nobody's service is there.
AROUND_ZERO: Final = 0.1

Floats = npt.NDArray[np.float64]


class Place(NamedTuple):
    """A point in WGS 84, in degrees."""

    latitude: float
    longitude: float


def possible(latitude: float, longitude: float) -> Place | None:
    """Return the point, or None when it cannot be one: not a number, off the globe, or at (0, 0)."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    if abs(latitude) > LARGEST_LATITUDE or abs(longitude) > LARGEST_LONGITUDE:
        return None
    if abs(latitude) < AROUND_ZERO and abs(longitude) < AROUND_ZERO:
        return None
    return Place(latitude, longitude)


def on_sphere(place: Place) -> tuple[float, float, float]:
    """Return the point in kilometres from the centre of the earth."""
    latitude, longitude = math.radians(place.latitude), math.radians(place.longitude)
    return (
        EARTH_RADIUS_KM * math.cos(latitude) * math.cos(longitude),
        EARTH_RADIUS_KM * math.cos(latitude) * math.sin(longitude),
        EARTH_RADIUS_KM * math.sin(latitude),
    )


def distance_km(here: Place, there: Place) -> float:
    """Return the straight-line distance between two points."""
    return math.dist(on_sphere(here), on_sphere(there))


def distances_km(points: Floats, here: Place) -> Floats:
    """Return the distance from `here` to each point of an array of shape (3, n), as `on_sphere` gives them."""
    squares: Floats = np.zeros(points.shape[1])
    for coordinates, origin in zip(points, on_sphere(here), strict=True):
        apart = coordinates - origin
        apart *= apart
        squares += apart
    return np.sqrt(squares, out=squares)
