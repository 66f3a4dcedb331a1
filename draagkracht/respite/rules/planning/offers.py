"""Every offer that the rules allow for a region, as columns; and why a place has none for somebody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.columns import Columns
from draagkracht.respite.rules.planning.instance import DAYS_IN_WEEK, PARTS, Instance, Kind
from draagkracht.respite.rules.planning.pairs import FITS, OF_PERSON, PlaceTable
from draagkracht.respite.rules.planning.reasons import Rule
from draagkracht.respite.rules.planning.rows import Rows
from draagkracht.respite.rules.planning.shapes import PER_KM, Shapes, list_shapes

Array = NDArray[Any]
AT_A_TIME: Final = 500  # requests, so that a table of pairs stays small
NO_BUDGET: Final = -1
MANY: Final = 500_000  # columns at a time, so that what stands beside them stays small
KINDS: Final = tuple(Kind)


class Finder:
    """Finds offers in one region."""

    def __init__(self, instance: Instance, rows: Rows) -> None:
        self._instance = instance
        self._rows = rows
        self._table = PlaceTable(instance.places, instance.requests)
        self._closed = np.zeros((len(instance.places), instance.days + 1), dtype=np.int32)
        self._weekdays = np.zeros((len(instance.places), DAYS_IN_WEEK), dtype=bool)
        self._parts = np.zeros((len(instance.places), PARTS), dtype=bool)
        for number, place in enumerate(instance.places):
            if place.kind is Kind.SITTING:
                self._parts[number, list(place.dayparts)] = True
                continue
            free = np.array(place.capacity)
            self._closed[number, 1:] = np.cumsum(free == 0)
            self._weekdays[number] = free.reshape(-1, DAYS_IN_WEEK).min(axis=0) > 0
        self._weeks = np.zeros((len(instance.requests), instance.weeks), dtype=bool)
        for number, request in enumerate(instance.requests):
            self._weeks[number, list(request.sitting.weeks) if request.sitting else []] = True
        self._shortest = np.array([place.shortest for place in instance.places], dtype=np.int16)
        self._longest = np.array([place.longest for place in instance.places], dtype=np.int16)
        self._sits = np.array([bool(place.visits_per_week) for place in instance.places], dtype=bool)

    def columns(self) -> Columns:
        """Return every offer that the rules allow and that fits where nobody else is, ordered by request."""
        found = [
            part
            for numbers in _parts_of(range(len(self._instance.requests)))
            for number, stages, km in self._judged(numbers)
            for part in self._of_request(number, np.flatnonzero(stages == FITS).astype(np.int32), km)
        ]
        blank = (
            np.zeros(0, np.int32),
            np.zeros(0, np.int32),
            np.zeros(0, np.int16),
            np.zeros(0, np.int16),
            np.zeros(0),
        )
        request, place, a, b, value = (np.concatenate(part) for part in zip(blank, *found, strict=True))
        return self._with_rows(request, place, a, b, value)

    def count_reasons(self, numbers: Sequence[int]) -> Iterator[dict[Rule, int]]:
        """Return for each of these requests how many places fail which rule first; what is left over is full."""
        for some in _parts_of(numbers):
            for number, stages, _ in self._judged(some):
                counts = Counter({rule: int(np.sum(stages == at)) for at, rule in enumerate(OF_PERSON)})
                counts.update(self.count_times(number, np.flatnonzero(stages == FITS)))
                yield {rule: counts[rule] for rule in Rule if counts[rule]}

    def _judged(self, numbers: Sequence[int]) -> Iterator[tuple[int, Array, Array]]:
        requests = [self._instance.requests[number] for number in numbers]
        km = self._table.distances(requests)
        yield from zip(numbers, self._table.stages(requests, km), km, strict=True)

    def _of_request(self, number: int, places: Array, km: Array) -> Iterator[tuple[Array, ...]]:
        request = self._instance.requests[number]
        for kind, some, shapes in self._by_kind(number, places):
            fits = self._open(kind, some, shapes) & self._sits_or(kind, some) & self._paid(number, kind, shapes)
            fits &= self._long_enough(kind, some, shapes)
            at, shape = np.nonzero(fits)
            near = 1 - PER_KM[kind] * km[some[at]]
            value = request.weight * shapes.worth[shape] * near
            yield np.full(len(at), number, np.int32), some[at], shapes.a[shape], shapes.b[shape], value

    def count_times(self, number: int, places: Array) -> Counter[Rule]:
        """Return how many of some places that fit somebody fail which rule about time first; what is left is full."""
        counts: Counter[Rule] = Counter()
        for kind, some, shapes in self._by_kind(number, places):
            is_asked = self._long_enough(kind, some, shapes)
            is_open = (is_asked & self._open(kind, some, shapes)).any(axis=1)
            is_time = np.full(len(some), kind is Kind.SITTING) | ~is_asked.any(axis=1)
            counts[Rule.DATES] += int(np.sum(~is_open & is_time))
            counts[Rule.CLOSED] += int(np.sum(~is_open & ~is_time))
            counts[Rule.FULL] += int(np.sum(is_open))
        return counts

    def _by_kind(self, number: int, places: Array) -> Iterator[tuple[Kind, Array, Shapes]]:
        for code, kind in enumerate(KINDS):
            some = places[self._table.kind[places] == code]
            if len(some):
                yield kind, some, list_shapes(self._instance.requests[number], kind, self._instance.days)

    def _open(self, kind: Kind, places: Array, shapes: Shapes) -> Array:
        """Return for each place × shape whether the place is open then at all."""
        if kind is Kind.SITTING:
            return np.asarray(self._parts[places][:, shapes.a])
        if kind is Kind.DAY_CARE:
            wanted = (shapes.a[:, None] >> np.arange(DAYS_IN_WEEK)) & 1 == 1
            return np.asarray((self._weekdays[places][:, None, :] | ~wanted).all(axis=2))
        closed = self._closed[places]
        return np.asarray(closed[:, shapes.a + shapes.b] == closed[:, shapes.a])

    def _long_enough(self, kind: Kind, places: Array, shapes: Shapes) -> Array:
        """Return for each place × shape whether so many nights may be stayed there."""
        if kind not in {Kind.STAY, Kind.LIVE_IN}:
            return np.ones((len(places), len(shapes.a)), dtype=bool)
        shortest, longest = self._shortest[places][:, None], self._longest[places][:, None]
        return np.asarray((shapes.b >= shortest) & (shapes.b <= longest))

    def _sits_or(self, kind: Kind, places: Array) -> Array:
        return np.asarray(self._sits[places][:, None] | (kind is not Kind.SITTING))

    def _paid(self, number: int, kind: Kind, shapes: Shapes) -> Array:
        row = self._budget(number)
        if kind is not Kind.STAY or row == NO_BUDGET:
            return np.ones(len(shapes.a), dtype=bool)
        return np.asarray(shapes.b * self._instance.night_cents <= self._rows.capacity[row])

    def _budget(self, number: int) -> int:
        request = self._instance.requests[number]
        return self._rows.budgets.get((request.municipality, request.law), NO_BUDGET)

    def _with_rows(self, request: Array, place: Array, a: Array, b: Array, value: Array) -> Columns:
        """Return the columns, which are ordered by request, with the rows that each uses."""
        kind = self._table.kind[place]
        budgets = np.array([self._budget(number) for number in range(len(self._instance.requests))], dtype=np.int32)
        is_paid = (kind == KINDS.index(Kind.STAY)) & (budgets[request] != NO_BUDGET)
        counts = np.where(kind == KINDS.index(Kind.SITTING), 2 * b, b) + is_paid
        first = np.concatenate(([0], np.cumsum(counts)), dtype=np.int32)
        used = np.zeros(first[-1], dtype=np.int32)
        amounts = np.ones(first[-1])
        for some in np.array_split(np.arange(len(request)), 1 + len(request) // MANY):
            parts = (
                self._of_nights(some, place, a, b, kind),
                self._of_weekdays(some, place, a, kind),
                self._of_visits(some, request, place, a, b, kind),
            )
            for column, at, row in parts:
                used[first[column] + at] = row
        paid = np.flatnonzero(is_paid)
        used[first[paid] + b[paid]] = budgets[request[paid]]
        amounts[first[paid] + b[paid]] = b[paid] * float(self._instance.night_cents)
        return Columns(request, place, a, b, value, used, amounts, first)

    def _of_nights(self, some: Array, place: Array, a: Array, b: Array, kind: Array) -> tuple[Array, Array, Array]:
        is_night = (kind[some] == KINDS.index(Kind.STAY)) | (kind[some] == KINDS.index(Kind.LIVE_IN))
        column, day = _spread(some[is_night], b[some[is_night]])
        return column, day, self._rows.first[place[column]] + a[column] + day

    def _of_weekdays(self, some: Array, place: Array, a: Array, kind: Array) -> tuple[Array, Array, Array]:
        cared = some[kind[some] == KINDS.index(Kind.DAY_CARE)]
        bits = (a[cared][:, None] >> np.arange(DAYS_IN_WEEK)) & 1
        at, day = np.nonzero(bits)
        return cared[at], (np.cumsum(bits, axis=1) - 1)[at, day], self._rows.first[place[cared[at]]] + day

    def _of_visits(
        self, some: Array, request: Array, place: Array, a: Array, b: Array, kind: Array
    ) -> tuple[Array, Array, Array]:
        """Return the visits of the volunteer in each week, and after these the dayparts."""
        sat = some[kind[some] == KINDS.index(Kind.SITTING)]
        asked = self._weeks[request[sat]]
        at, week = np.nonzero(asked)
        column, place_in = sat[at], (np.cumsum(asked, axis=1) - 1)[at, week]
        visit = self._rows.first[place[column]] + week
        slot = visit + self._instance.weeks * (1 + a[column])
        return np.tile(column, 2), np.concatenate((place_in, b[column] + place_in)), np.concatenate((visit, slot))


def _parts_of(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + AT_A_TIME] for start in range(0, len(numbers), AT_A_TIME))


def _spread(columns: Array, counts: Array) -> tuple[Array, Array]:
    """Return each column as often as it counts, and 0, 1, 2… beside it."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(columns, counts), np.arange(total) - np.repeat(ends - counts, counts)
