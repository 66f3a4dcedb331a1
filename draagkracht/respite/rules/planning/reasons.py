"""Which rule a place fails first for a request: the plain words of the plan, one pair at a time.

The order is that of the format: what somebody is, then where, then when, then what is left.
"""

from enum import StrEnum
from math import hypot
from typing import Final

from draagkracht.respite.rules.planning.instance import Kind, Place, Request

# A trip to day care or of a volunteer is short, however far somebody would go.
MOST_KM: Final = {Kind.DAY_CARE: 12.0, Kind.SITTING: 6.0}


class Rule(StrEnum):
    """A rule that a place may fail, in the order in which they are asked."""

    KIND = "kind"
    SKILLS = "skills"
    LANGUAGE = "language"
    GENDER = "gender"
    DISTANCE = "distance"
    DATES = "dates"
    CLOSED = "closed"
    FULL = "full"


def distance(request: Request, place: Place) -> float:
    """Return the straight line between a request and a place, in km."""
    return hypot(request.x - place.x, request.y - place.y)


def first_of_person(request: Request, place: Place) -> Rule | None:
    """Return the first rule about who and where that a place fails for a request; None where it fails none."""
    if place.kind not in request.kinds:
        return Rule.KIND
    if not request.skills <= place.skills:
        return Rule.SKILLS
    if place.kind is Kind.SITTING:
        if request.language not in place.languages:
            return Rule.LANGUAGE
        if request.gender_preference and place.gender != request.gender_preference:
            return Rule.GENDER
    if distance(request, place) > min(request.max_km, MOST_KM.get(place.kind, request.max_km)):
        return Rule.DISTANCE
    return None
