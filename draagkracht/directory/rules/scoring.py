"""Points for every service of a catalogue, for one profile.

Points are added in one fixed order and rounded to thousandths, so that equal means equal on every machine and in every
order of rows. Places beyond reach give no points for travelling, whatever the distance: that is why leaving them out
by their latitude, before anything is measured, changes no score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from draagkracht.directory.rules import places, shares
from draagkracht.directory.rules.catalogue import NEVER, Catalogue, Flags, Lookup, PlaceTable, Rows
from draagkracht.directory.rules.codes import BaseFunction, Mobility
from draagkracht.directory.rules.places import Floats, Place
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.shares import Traveller, Wishes, traveller
from draagkracht.directory.rules.weights import OUT_OF_REACH_KM, SHARE_WHEN_HOME_IS_UNKNOWN

THOUSANDTHS: Final = 1000
# More than all points together, so that no sum with it comes above zero.
SHUT_OUT: Final = -1000.0
# Rows that are added up at a time: so few that the sums stay in the fast memory of a processor core.
BLOCK: Final = 16_384
# A little more than the reach: a point at the very edge must not be lost to rounding.
WINDOW_DEGREES: Final = OUT_OF_REACH_KM / places.KM_PER_DEGREE_LATITUDE + 0.001


@dataclass(frozen=True, slots=True)
class Scores:
    """What the services of some rows got; a position is a place among those rows."""

    rows: Rows | slice  # of the catalogue; a slice where they are all
    total: Floats  # by position: whole thousandths of points; below zero where a fact shuts a service out
    travel: Floats  # by row: points
    freshness: Lookup  # by row: points
    main_needs: tuple[BaseFunction | None, ...]  # the need that each distinct offer of the catalogue answers most

    def row(self, position: int) -> int:
        """Return the row of the catalogue at a position."""
        return position if isinstance(self.rows, slice) else int(self.rows[position])


def score(catalogue: Catalogue, profile: Profile, wanted: Wishes) -> Scores:
    """Return the points of every service that serves the place, in the order of the catalogue."""
    weights = wanted.weights
    rows = catalogue.serving(profile.municipality_ids)
    travel = weights.travel * _travel_shares(catalogue, profile)
    freshness = _freshness(catalogue, profile, wanted)
    answered = [shares.answered(offered, wanted) for offered in catalogue.offered.values]
    need = np.array([shares.need_points(met, weights) for met in answered], dtype=np.float64)
    lookups = (
        Lookup(need, catalogue.offered.number),
        catalogue.conditions.points(lambda found: weights.condition * shares.condition_share(found, wanted)),
        catalogue.audiences.points(lambda found: weights.audience * shares.audience_share(found, wanted)),
        catalogue.paid.points(lambda found: weights.law * shares.law_share(found, wanted)),
        catalogue.languages.points(lambda found: weights.language * shares.language_share(found, wanted)),
        freshness,
        catalogue.ages.points(lambda ages: 0.0 if shares.is_open_to(ages, profile) else SHUT_OUT),
    )
    total = _add_up(lookups, travel, rows)
    if len(catalogue.season_service):
        np.putmask(total, ~_in_season(catalogue, profile)[rows], SHUT_OUT)
    main_needs = tuple(met[0].need if met else None for met in answered)
    return Scores(rows, total, travel, freshness, main_needs)


def _add_up(lookups: Sequence[Lookup], travel: Floats, rows: Rows | slice) -> Floats:
    """Return the sum of all points in whole thousandths, block by block."""
    total = np.zeros(len(travel) if isinstance(rows, slice) else len(rows))
    for start in range(0, len(total), BLOCK):
        block = slice(start, start + BLOCK)
        points = total[block]
        source = block if isinstance(rows, slice) else rows[block]
        for table, number in lookups:
            points += table.take(number[source])
        points += travel[source]
        points *= THOUSANDTHS
        np.rint(points, out=points)
    return total


def days_since_check(catalogue: Catalogue, profile: Profile, row: int) -> int | None:
    """Return how many days ago a person checked a service; None where nobody did."""
    assured = catalogue.assured_day[row]
    return None if assured == NEVER else max(profile.today.toordinal() - assured, 0)


def _freshness(catalogue: Catalogue, profile: Profile, wanted: Wishes) -> Lookup:
    # NEVER is the day before the first of all days: longer ago than any day on which something grows stale.
    days = profile.today.toordinal() - np.array(catalogue.assured_day.values, dtype=np.float64)
    table = wanted.weights.freshness * shares.freshness_shares(days, wanted.weights)
    return Lookup(table, catalogue.assured_day.number)


def _in_season(catalogue: Catalogue, profile: Profile) -> Flags:
    today = profile.today.toordinal()
    in_season = catalogue.is_always.copy()
    now = (catalogue.season_from <= today) & (today < catalogue.season_until)
    in_season[catalogue.season_service[now]] = True
    return in_season


def _travel_shares(catalogue: Catalogue, profile: Profile) -> Floats:
    """Return the share of every service: for its nearest place, and 0 beyond reach."""
    here, there = profile.place, profile.recipient_place
    if here and there:
        from_here, from_there = (_share_of_nearest(catalogue, place, profile.mobility) for place in (here, there))
        from_here[catalogue.audiences.rows_where(lambda found: traveller(found) is Traveller.RECIPIENT)] = 0.0
        from_there[catalogue.audiences.rows_where(lambda found: traveller(found) is Traveller.CARER)] = 0.0
        found = np.maximum(from_here, from_there)
    elif only := here or there:
        found = _share_of_nearest(catalogue, only, profile.mobility)
    else:
        found = np.full(len(catalogue), SHARE_WHEN_HOME_IS_UNKNOWN)
    found[catalogue.rows_here] = 1.0
    return found


def _share_of_nearest(catalogue: Catalogue, here: Place, mobility: Mobility) -> Floats:
    found = np.zeros(len(catalogue))
    rows, reached = _shares_in_window(catalogue.first_places, here, mobility)
    found[rows] = reached
    # A share falls with every metre, so the largest share is that of the nearest place.
    np.maximum.at(found, *_shares_in_window(catalogue.further_places, here, mobility))
    return found


def _shares_in_window(table: PlaceTable, here: Place, mobility: Mobility) -> tuple[Rows, Floats]:
    window = (here.latitude - WINDOW_DEGREES, here.latitude + WINDOW_DEGREES)
    first, last = np.searchsorted(table.latitude, window)
    distances = places.distances_km(table.points[:, first:last], here)
    return table.service[first:last], shares.travel_shares(distances, mobility)


class Measured(NamedTuple):
    """How far the nearest place of a service is, and whether that is from the home of the person cared for."""

    km: float
    is_from_recipient: bool


def measure(catalogue: Catalogue, profile: Profile, row: int) -> Measured | None:
    """Return the distance to one service however far it is; None where one of the two places is not known."""
    here, there = profile.place, profile.recipient_place
    who = traveller(catalogue.audiences[row])
    found = []
    for place in catalogue.places[row]:
        if here and not (there and who is Traveller.RECIPIENT):
            found.append(Measured(places.distance_km(place, here), is_from_recipient=False))
        if there and not (here and who is Traveller.CARER):
            found.append(Measured(places.distance_km(place, there), is_from_recipient=True))
    return min(found, default=None)
