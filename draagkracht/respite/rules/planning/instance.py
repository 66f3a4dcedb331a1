"""What there is to plan: places, requests, budgets, floors, and what was agreed before (`respite-instance/1`)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DAYS_IN_WEEK: Final = 7
LONGEST: Final = 52 * DAYS_IN_WEEK
PARTS: Final = 3 * DAYS_IN_WEEK  # weekday × 3 + morning, afternoon or evening


class Kind(StrEnum):
    """How somebody is relieved."""

    DAY_CARE = "day_care"
    LIVE_IN = "live_in"
    SITTING = "sitting"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Place:
    """A house, a group, or somebody who stands in.

    `x` and `y` are in km. `capacity` is free units for each day, the emergency reserve already taken off; it is empty
    for sitting, which has `dayparts` and `visits_per_week`. What follows is not in the format: how many nights in a row
    may be stayed there, and how far somebody goes at most.
    """

    id: str
    kind: Kind
    x: float
    y: float
    skills: frozenset[str]
    languages: frozenset[str]
    gender: str
    capacity: tuple[int, ...] = ()
    dayparts: tuple[int, ...] = ()
    visits_per_week: int = 0
    shortest: int = 1
    longest: int = LONGEST
    max_km: float = math.inf


@dataclass(frozen=True, slots=True)
class Nights:
    """Days in a row: from `least` to `full` of them where `length` were asked, at most `flex` days from `start`."""

    start: int
    flex: int
    length: int
    least: int
    full: int


@dataclass(frozen=True, slots=True)
class Weekdays:
    """So many days a week, each week of the period, of these weekdays in order of preference."""

    days_per_week: int
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """One visit in each of these weeks, always the same volunteer on one of these dayparts."""

    weeks: tuple[int, ...]
    dayparts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks; `groups` are those in which floors count, `weight` is what one unit of relief is worth."""

    id: str
    kinds: frozenset[Kind]
    x: float
    y: float
    skills: frozenset[str]
    language: str
    gender_preference: str
    max_km: float
    weight: float
    law: str
    municipality: str
    groups: Mapping[str, str]
    stay: Nights | None = None
    live_in: Nights | None = None
    day_care: Weekdays | None = None
    sitting: Visits | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """What one municipality may spend on stays under one law, in cents."""

    municipality: str
    law: str
    cents: int


@dataclass(frozen=True, slots=True)
class Floor:
    """At least this share of the requests of a group gets an offer."""

    group: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Offer:
    """A place for a request: `start` and `length` in days, or `weekdays`, or a `daypart` in `weeks`."""

    request: str
    place: str
    kind: Kind
    start: int = 0
    length: int = 0
    weekdays: tuple[int, ...] = ()
    daypart: int = -1
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """An offer of the plan before; it moves only where the person agreed to that."""

    offer: Offer
    may_change: bool


@dataclass(frozen=True, slots=True)
class Instance:
    """One care region in one period; requests stand in order of arrival.

    `moved` is how many promised offers of these weeks were taken back already, for something else or for nothing.
    """

    days: int
    night_cents: int
    places: tuple[Place, ...]
    requests: tuple[Request, ...]
    budgets: tuple[Budget, ...] = ()
    floors: tuple[Floor, ...] = ()
    locked: tuple[Offer, ...] = ()
    promised: tuple[Promise, ...] = ()
    moved: int = 0

    @property
    def weeks(self) -> int:
        """The number of weeks of the period."""
        return self.days // DAYS_IN_WEEK
