"""All services that may be recommended, as columns: made once, asked many times.

Only what is published and classified gets in. Rows stand in the order of their id, so that the number of a row is also
its rank where scores are equal, and the order in which rows arrive never matters. Sets of codes repeat a lot: a column
holds each distinct set once and a number per row, so that a profile is held against each set once. Places stand in a
tables of their own, sorted by latitude: only those within reach are ever measured.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from draagkracht.directory.rules import places
from draagkracht.directory.rules.codes import Audience, BaseFunction, Condition, Law, RespiteForm
from draagkracht.directory.rules.places import Floats, Place
from draagkracht.directory.rules.weights import TAKES_OVER

Integers = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]  # row numbers: the type with which NumPy looks things up
Flags = npt.NDArray[np.bool_]
Value = TypeVar("Value", bound=Hashable)

NO_PROVIDER: Final = -1
NEVER: Final = 0  # date.toordinal() starts at 1


class Season(NamedTuple):
    """A time in which a service is given; `valid_until` is the first day after it."""

    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service as the catalogue takes it. Empty collections mean: nothing is known."""

    service_id: str
    name: str
    is_published: bool = True
    provider_id: str | None = None
    base_functions: Sequence[BaseFunction] = ()
    respite_forms: Sequence[RespiteForm] = ()
    conditions: Sequence[Condition] = ()
    laws: Sequence[Law] = ()
    audiences: Sequence[Audience] = ()
    languages: Sequence[str] = ()
    coordinates: Sequence[tuple[float, float]] = ()  # latitude, longitude of each place; impossible ones are dropped
    is_home_visit: bool = False
    is_online: bool = False  # by screen or by telephone
    minimum_age: int | None = None
    maximum_age: int | None = None
    seasons: Sequence[Season] = ()  # none: always
    assured_date: date | None = None
    is_everywhere: bool = False
    served_ids: Sequence[int] = ()  # the municipalities that it serves

    @property
    def is_classified(self) -> bool:
        """Return whether it is known what the service is for."""
        return bool(self.base_functions)


class Offered(NamedTuple):
    """What a service is for; light respite is doing something together, and takes nothing over (K17)."""

    functions: frozenset[BaseFunction]
    is_light_respite: bool


class Ages(NamedTuple):
    """Who may take part by age, both ends included, and whether that is the person who is cared for alone."""

    lowest: int | None
    highest: int | None
    is_for_recipient: bool


class Paid(NamedTuple):
    """Which laws pay, and whether the service takes over care: together they decide who may use it."""

    laws: frozenset[Law]
    takes_over: bool


@dataclass(frozen=True, slots=True)
class Column(Generic[Value]):
    """A column of values that repeat: each distinct value once, and its number in each row."""

    values: tuple[Value, ...]
    number: Rows

    def __getitem__(self, row: int) -> Value:
        return self.values[int(self.number[row])]

    def points(self, judge: Callable[[Value], float]) -> "Lookup":
        """Return what `judge` says of each distinct value, to be looked up for any row."""
        return Lookup(np.array([judge(value) for value in self.values], dtype=np.float64), self.number)

    def rows_where(self, judge: Callable[[Value], bool]) -> Flags:
        """Return for every row whether `judge` agrees with its value."""
        return np.array([judge(value) for value in self.values], dtype=np.bool_).take(self.number)


class Lookup(NamedTuple):
    """Points for each distinct value of a column, and the number of the value in each row."""

    table: Floats
    number: Rows

    def at(self, row: int) -> float:
        """Return the points of one row."""
        return float(self.table[self.number[row]])


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """Some places, sorted by latitude: degrees, points of shape (3, n) in km, and the row of the service."""

    latitude: Floats
    points: Floats
    service: Rows


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The columns of n services; see the module for their order and form."""

    service_ids: tuple[str, ...]
    names: tuple[str, ...]
    provider: Rows  # NO_PROVIDER where it is not known
    offered: Column[Offered]
    rows_by_offer: tuple[Rows, ...]  # the rows of each distinct value of `offered`
    conditions: Column[frozenset[Condition]]
    paid: Column[Paid]
    audiences: Column[frozenset[Audience]]
    languages: Column[frozenset[str]]
    is_home_visit: Flags
    is_online: Flags
    rows_here: Rows  # one of the two: nobody travels
    ages: Column[Ages]
    is_always: Flags
    season_service: Rows
    season_from: Integers
    season_until: Integers
    assured_day: Column[int]  # as an ordinal; NEVER where nobody did
    everywhere: Rows
    served: Mapping[int, Rows]
    places: tuple[tuple[Place, ...], ...]
    first_places: PlaceTable  # one of each service that has any
    further_places: PlaceTable

    def __len__(self) -> int:
        return len(self.service_ids)

    def serving(self, municipality_ids: Sequence[int]) -> Rows | slice:
        """Return the rows that serve one of these municipalities, in order; all rows where none is given."""
        if not municipality_ids:
            return slice(None)
        known = [self.served[number] for number in municipality_ids if number in self.served]
        return np.unique(np.concatenate([self.everywhere, *known]))


def build_catalogue(rows: Iterable[ServiceRow]) -> Catalogue:
    """Return the catalogue of the published and classified rows. Raises ValueError where an id comes twice."""
    chosen = sorted((row for row in rows if row.is_published and row.is_classified), key=lambda row: row.service_id)
    ids = tuple(row.service_id for row in chosen)
    if len(set(ids)) != len(ids):
        raise ValueError("a service id occurs twice")
    providers = {name: number for number, name in enumerate(sorted({row.provider_id or "" for row in chosen} - {""}))}
    seasons = [(number, season) for number, row in enumerate(chosen) for season in row.seasons]
    found = tuple(
        tuple(place for place in (places.possible(*pair) for pair in row.coordinates) if place) for row in chosen
    )
    offered = _column(_offered(row) for row in chosen)
    return Catalogue(
        service_ids=ids,
        names=tuple(row.name for row in chosen),
        provider=_rows(providers.get(row.provider_id or "", NO_PROVIDER) for row in chosen),
        offered=offered,
        rows_by_offer=_rows_by_value(offered),
        conditions=_column(frozenset(row.conditions) for row in chosen),
        paid=_column(
            Paid(frozenset(row.laws), takes_over=not TAKES_OVER.isdisjoint(row.base_functions)) for row in chosen
        ),
        audiences=_column(frozenset(row.audiences) for row in chosen),
        languages=_column(frozenset(row.languages) for row in chosen),
        is_home_visit=_flags(row.is_home_visit for row in chosen),
        is_online=_flags(row.is_online for row in chosen),
        rows_here=_rows(number for number, row in enumerate(chosen) if row.is_home_visit or row.is_online),
        ages=_column(
            Ages(row.minimum_age, row.maximum_age, is_for_recipient=set(row.audiences) == {Audience.CARE_RECIPIENT})
            for row in chosen
        ),
        is_always=_flags(not row.seasons for row in chosen),
        season_service=_rows(number for number, _ in seasons),
        season_from=_days((season.valid_from for _, season in seasons), NEVER),
        season_until=_days((season.valid_until for _, season in seasons), date.max.toordinal() + 1),
        assured_day=_column(row.assured_date.toordinal() if row.assured_date else NEVER for row in chosen),
        everywhere=_rows(number for number, row in enumerate(chosen) if row.is_everywhere),
        served=_served(chosen),
        places=found,
        first_places=_place_table([one[:1] for one in found]),
        further_places=_place_table([one[1:] for one in found]),
    )


def _column(values: Iterable[Value]) -> Column[Value]:
    numbers: dict[Value, int] = {}
    number = _rows(numbers.setdefault(value, len(numbers)) for value in values)
    return Column(tuple(numbers), number)


def _offered(row: ServiceRow) -> Offered:
    is_light_respite = set(row.respite_forms) == {RespiteForm.SHARED_ACTIVITY}
    return Offered(frozenset(row.base_functions), is_light_respite)


def _rows_by_value(column: Column[Value]) -> tuple[Rows, ...]:
    counts = np.bincount(column.number, minlength=len(column.values))
    runs = np.split(np.argsort(column.number, kind="stable"), np.cumsum(counts))
    return tuple(runs[: len(column.values)])


def _served(rows: Sequence[ServiceRow]) -> dict[int, Rows]:
    found: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for municipality in set(row.served_ids):
            found.setdefault(municipality, []).append(number)
    return {municipality: _rows(numbers) for municipality, numbers in found.items()}


def _place_table(found: Sequence[tuple[Place, ...]]) -> PlaceTable:
    by_latitude = sorted((place, number) for number, places_of_one in enumerate(found) for place in places_of_one)
    points = np.array([places.on_sphere(place) for place, _ in by_latitude], dtype=np.float64)
    return PlaceTable(
        latitude=np.array([place.latitude for place, _ in by_latitude], dtype=np.float64),
        points=points.reshape(-1, 3).T.copy(),
        service=_rows(number for _, number in by_latitude),
    )


def _rows(values: Iterable[int]) -> Rows:
    return np.fromiter(values, dtype=np.intp)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)


def _days(values: Iterable[date | None], default: int) -> Integers:
    return np.fromiter((default if value is None else value.toordinal() for value in values), dtype=np.int64)
