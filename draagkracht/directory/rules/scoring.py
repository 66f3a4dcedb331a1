"""Points for every service of a catalogue, for one profile.

Points are added in one fixed order and rounded to thousandths, so that equal means equal on every machine and in every
order of rows. Places beyond reach give no points for travelling, whatever the distance: that is why leaving them out
by their latitude, before anything is measured, changes no score.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from draagkracht.directory.rules import places, shares
from draagkracht.directory.rules.catalogue import NEVER, Catalogue, Flags, PlaceTable, Rows
from draagkracht.directory.rules.codes import Mobility
from draagkracht.directory.rules.places import Floats, Place
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.shares import Traveller, Wishes, traveller
from draagkracht.directory.rules.weights import OUT_OF_REACH_KM, SHARE_WHEN_HOME_IS_UNKNOWN

THOUSANDTHS: Final = 1000
# A little more than the reach: a point at the very edge must not be lost to rounding.
WINDOW_DEGREES: Final = OUT_OF_REACH_KM / places.KM_PER_DEGREE_LATITUDE + 0.001


@dataclass(frozen=True, slots=True)
class Scores:
    """What the services of some rows got. All arrays have one length; a position is a place in them."""

    rows: Rows | slice  # of the catalogue; a slice where they are all
    allowed: Flags  # by the facts
    travel: Floats  # points
    freshness: Floats  # points
    total: Floats  # whole thousandths of points

    def row(self, position: int) -> int:
        """Return the row of the catalogue at a position."""
        return position if isinstance(self.rows, slice) else int(self.rows[position])


def score(catalogue: Catalogue, profile: Profile, wanted: Wishes) -> Scores:
    """Return the points of every service that serves the place, in the order of the catalogue."""
    weights = wanted.weights
    rows = catalogue.serving(profile.municipality_ids)
    travel = weights.travel * _travel_shares(catalogue, profile, rows)
    freshness = weights.freshness * _freshness_shares(catalogue, profile, wanted)[rows]
    total = catalogue.offered.points(rows, lambda found: shares.need_points(found, wanted))
    total += catalogue.conditions.points(rows, lambda found: weights.condition * shares.condition_share(found, wanted))
    total += travel
    total += catalogue.audiences.points(rows, lambda found: weights.audience * shares.audience_share(found, wanted))
    total += catalogue.paid.points(rows, lambda found: weights.law * shares.law_share(found, wanted))
    total += catalogue.languages.points(rows, lambda found: weights.language * shares.language_share(found, wanted))
    total += freshness
    total *= THOUSANDTHS
    return Scores(
        rows=rows,
        allowed=_in_season(catalogue, profile)[rows]
        & catalogue.ages.flags(rows, lambda ages: shares.is_open_to(ages, profile)),
        travel=travel,
        freshness=freshness,
        total=np.rint(total, out=total),
    )


def days_since_check(catalogue: Catalogue, profile: Profile, row: int) -> int | None:
    """Return how many days ago a person checked a service; None where nobody did."""
    assured = catalogue.assured_day[row]
    return None if assured == NEVER else max(profile.today.toordinal() - assured, 0)


def _freshness_shares(catalogue: Catalogue, profile: Profile, wanted: Wishes) -> Floats:
    # NEVER is the day before the first of all days: longer ago than any day on which something grows stale.
    days = profile.today.toordinal() - np.array(catalogue.assured_day.values, dtype=np.float64)
    return shares.freshness_shares(days, wanted.weights).take(catalogue.assured_day.number)


def _in_season(catalogue: Catalogue, profile: Profile) -> Flags:
    today = profile.today.toordinal()
    in_season = catalogue.is_always.copy()
    now = (catalogue.season_from <= today) & (today < catalogue.season_until)
    in_season[catalogue.season_service[now]] = True
    return in_season


def _travel_shares(catalogue: Catalogue, profile: Profile, rows: Rows | slice) -> Floats:
    if profile.place or profile.recipient_place:
        found = _shares_by_place(catalogue, profile)[rows]
    else:
        found = np.full(len(catalogue), SHARE_WHEN_HOME_IS_UNKNOWN)[rows]
    found[catalogue.is_here[rows]] = 1.0
    return found


def _shares_by_place(catalogue: Catalogue, profile: Profile) -> Floats:
    """Return the share for the nearest place of each service, 0 beyond reach."""
    here, there = profile.place, profile.recipient_place
    if here and there:
        from_here, from_there = (_share_of_nearest(catalogue, place, profile.mobility) for place in (here, there))
        every = slice(None)
        from_here[catalogue.audiences.flags(every, lambda found: traveller(found) is Traveller.RECIPIENT)] = 0.0
        from_there[catalogue.audiences.flags(every, lambda found: traveller(found) is Traveller.CARER)] = 0.0
        return np.maximum(from_here, from_there)
    only = here or there
    return _share_of_nearest(catalogue, only, profile.mobility) if only else np.zeros(len(catalogue))


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
