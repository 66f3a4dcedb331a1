"""The rules that a place may fail for a request, in the order of the format: who, where, when, and what is left."""

from enum import StrEnum
from typing import Final

from draagkracht.respite.rules.planning.instance import Kind

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
