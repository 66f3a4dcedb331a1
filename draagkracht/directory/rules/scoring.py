"""Points for every service of a catalogue, for one profile.

Points are added in one fixed order and rounded to thousandths, so that equal means equal on every machine and in every
order of rows. Places beyond reach give no points for travelling, whatever the distance: that is why leaving them out
by their latitude, before anything is measured, changes no score.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from draagkracht.directory.rules import places, shares
from draagkracht.directory.rules.catalogue import NEVER, Catalogue, Flags, Integers, PlaceTable, Rows
from draagkracht.directory.rules.places import Floats, Place
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.shares import Traveller, traveller
from draagkracht.directory.rules.weights import ADULT_FROM, OUT_OF_REACH_KM, SHARE_WHEN_HOME_IS_UNKNOWN, Weights

THOUSANDTHS: Final = 1000
# A little more than the reach: a point at the very edge must not be lost to rounding.
WINDOW_DEGREES: Final = OUT_OF_REACH_KM / places.KM_PER_DEGREE_LATITUDE + 0.001


@dataclass(frozen=True, slots=True)
class Scores:
    """The points of the rows that may be shown: per part, and together in thousandths. All arrays have equal length."""

    rows: Rows
    need: Floats
    condition: Floats
    travel: Floats
    audience: Floats
    law: Floats
    language: Floats
    freshness: Floats
    total: Integers


def score(catalogue: Catalogue, profile: Profile, weights: Weights) -> Scores:
    """Return the points of every service that the facts allow, in the order of the catalogue."""
    rows = _allowed(catalogue, profile)
    law_shares = shares.law_shares(profile.indication, for_minor=profile.for_minor)
    need = catalogue.functions.points(rows, lambda found: shares.need_points(found, profile, weights))
    condition = weights.condition * catalogue.conditions.points(
        rows, lambda found: shares.condition_share(found, profile.condition, weights)
    )
    travel = weights.travel * _travel_shares(catalogue, profile, rows)
    audience = weights.audience * catalogue.audiences.points(
        rows, lambda found: shares.audience_share(found, profile.age)
    )
    law = weights.law * catalogue.paid.points(rows, lambda found: shares.law_share(found, law_shares))
    language = weights.language * catalogue.languages.points(
        rows, lambda found: shares.language_share(found, profile.languages, weights)
    )
    freshness = weights.freshness * shares.freshness_shares(days_since_check(catalogue, profile, rows), weights)
    total = need + condition + travel + audience + law + language + freshness
    return Scores(
        rows, need, condition, travel, audience, law, language, freshness, np.rint(total * THOUSANDTHS).astype(np.int64)
    )


def days_since_check(catalogue: Catalogue, profile: Profile, rows: Rows) -> Floats:
    """Return how many days ago a person checked each service; infinite where nobody did."""
    assured = catalogue.assured_day[rows]
    days = np.maximum(profile.today.toordinal() - assured, 0).astype(np.float64)
    days[assured == NEVER] = np.inf
    return days


def _allowed(catalogue: Catalogue, profile: Profile) -> Rows:
    """Return the rows that the facts allow: serving the place, in season, open to the age."""
    rows = catalogue.serving(profile.municipality_ids)
    allowed = _in_season(catalogue, profile)[rows] & _open_to_age(catalogue, profile, rows)
    numbers = np.flatnonzero(allowed)
    return numbers if isinstance(rows, slice) else rows[numbers]


def _in_season(catalogue: Catalogue, profile: Profile) -> Flags:
    today = profile.today.toordinal()
    in_season = catalogue.is_always.copy()
    now = (catalogue.season_from <= today) & (today < catalogue.season_until)
    in_season[catalogue.season_service[now]] = True
    return in_season


def _open_to_age(catalogue: Catalogue, profile: Profile, rows: Rows | slice) -> Flags:
    """Return whether the person who takes part has the age.

    That is the carer, except where a service is only for the person who is cared for: of them it is only known
    whether they are under 18. What is only for children is also open to whoever cares for a child.
    """
    lowest, highest = catalogue.minimum_age[rows], catalogue.maximum_age[rows]
    if profile.for_minor:
        recipient_fits = lowest < ADULT_FROM
        is_open = highest < ADULT_FROM
    else:
        recipient_fits = highest >= ADULT_FROM
        is_open = np.zeros(len(lowest), dtype=np.bool_)
    age = profile.age
    carer_fits = is_open | ((lowest <= age) & (age <= highest)) if age is not None else np.ones_like(is_open)
    for_recipient = catalogue.audiences.flags(rows, shares.is_for_recipient)
    return np.where(for_recipient, recipient_fits, carer_fits)


def _travel_shares(catalogue: Catalogue, profile: Profile, rows: Rows) -> Floats:
    if profile.place or profile.recipient_place:
        found = shares.travel_shares(_distances(catalogue, profile)[rows], profile.mobility)
    else:
        found = np.full(len(rows), SHARE_WHEN_HOME_IS_UNKNOWN)
    found[catalogue.is_home_visit[rows] | catalogue.is_online[rows]] = 1.0
    return found


def _distances(catalogue: Catalogue, profile: Profile) -> Floats:
    """Return the distance to the nearest place of each service, infinite beyond reach."""
    here, there = profile.place, profile.recipient_place
    if here and there:
        from_here, from_there = (_nearest(catalogue.place_table, place, len(catalogue)) for place in (here, there))
        every = slice(None)
        from_here[catalogue.audiences.flags(every, lambda found: traveller(found) is Traveller.RECIPIENT)] = np.inf
        from_there[catalogue.audiences.flags(every, lambda found: traveller(found) is Traveller.CARER)] = np.inf
        return np.minimum(from_here, from_there)
    only = here or there
    return _nearest(catalogue.place_table, only, len(catalogue)) if only else np.full(len(catalogue), np.inf)


def _nearest(table: PlaceTable, here: Place, count: int) -> Floats:
    first, last = np.searchsorted(
        table.latitude, (here.latitude - WINDOW_DEGREES, here.latitude + WINDOW_DEGREES), side="left"
    )
    distances = np.full(count, np.inf)
    np.minimum.at(distances, table.service[first:last], places.distances_km(table.points[:, first:last], here))
    return distances


class Measured(NamedTuple):
    """How far the nearest place of a service is, and whether that is from the home of the person cared for."""

    km: float
    is_from_recipient: bool


def measure(catalogue: Catalogue, profile: Profile, row: int) -> Measured | None:
    """Return the distance to one service however far it is; None where one of the two places is not known."""
    table = catalogue.place_table
    numbers = table.of_service[table.first[row] : table.first[row + 1]]
    if not len(numbers):
        return None
    who = traveller(catalogue.audiences[row])
    here, there = profile.place, profile.recipient_place
    found = []
    if here and not (there and who is Traveller.RECIPIENT):
        found.append(Measured(float(places.distances_km(table.points[:, numbers], here).min()), False))
    if there and not (here and who is Traveller.CARER):
        found.append(Measured(float(places.distances_km(table.points[:, numbers], there).min()), True))
    return min(found, default=None)
