"""What counts for how much when offers are ranked: one dated table, and how far people travel.

These figures are our own judgement, not research. They are chosen so that what a person needs always weighs most, and
that being near, in one's language, under the right law and meant for the illness together can lift a fair answer above
a poor one. To change them, add a row with a date; do not edit a row that has been in use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from draagkracht.directory.rules.codes import Audience, BaseFunction, Indication, Law, Mobility

SPREAD_TOP: Final = 8
MOST_OF_ONE_PROVIDER: Final = 3
MOST_OFFERS: Final = 20
ADULT_FROM: Final = 18
GROWN_FROM: Final = 25  # services for young carers often run on until here


@dataclass(frozen=True, slots=True)
class Weights:
    """The most points that each part can give; the first seven are 100 together. Shares are parts of those points."""

    valid_from: date
    need: float  # the strongest need that the service answers, times the weight of that need
    condition: float
    travel: float
    audience: float
    law: float
    language: float
    freshness: float
    also_needed: float  # for each further need that it answers, times the weight of that need
    spread: float  # the share of the points for a need that is lost at most, as more offers answer the same need
    also_named: float  # the share for the condition itself, at a service that is for everyone too
    same_group: float  # the share for a condition of the same group
    for_everyone: float  # the share for a service that asks for no particular condition
    second_language: float  # the share for another language of the person than the first
    light_respite: float  # how much of the need for respite is met by doing something together, without a takeover
    fresh_days: int  # so long after a person checked it, a service is fresh
    stale_days: int  # and from here on it gets nothing for being checked


WEIGHTS: Final = (
    Weights(
        valid_from=date(2026, 11, 22),
        need=36,
        condition=13,
        travel=14,
        audience=12,
        law=11,
        language=10,
        freshness=4,
        also_needed=3,
        spread=0.75,
        also_named=0.8,
        same_group=0.6,
        for_everyone=0.4,
        second_language=0.3,
        light_respite=0.6,
        fresh_days=180,
        stale_days=730,
    ),
)


def weights_on(day: date) -> Weights:
    """Return the weights that hold on a day; before the first row, the first row."""
    return max((row for row in WEIGHTS if row.valid_from <= day), key=lambda row: row.valid_from, default=WEIGHTS[0])


# How far is far, in kilometres as the crow flies. Up to there the points fall evenly to SHARE_WHEN_FAR, and from there
# to nothing at the end of the world of somebody who has to be home in time.
FAR_KM: Final[Mapping[Mobility, float]] = MappingProxyType(
    {Mobility.FOOT: 2.5, Mobility.BIKE: 8.0, Mobility.TRANSIT: 20.0, Mobility.CAR: 25.0}
)
SHARE_WHEN_FAR: Final = 0.2
OUT_OF_REACH_KM: Final = 45.0
SHARE_WHEN_HOME_IS_UNKNOWN: Final = 0.5

LAW_UNKNOWN_SHARE: Final = 0.5
# Functions that stand in for the care itself. Which law pays decides who may use these. A carer's own support (advice,
# a group, a course) stays open to the carer of somebody with a Wlz decision: it is a task of the municipality.
TAKES_OVER: Final = frozenset({BaseFunction.RESPITE, BaseFunction.PRACTICAL, BaseFunction.MATERIAL})


def _law_shares(*, none: float, wmo: float, wlz: float) -> Mapping[Law, float]:
    # The Jeugdwet is for children alone; the two kinds of insurance do not turn on a decision.
    insured = {Law.ZVW: LAW_UNKNOWN_SHARE, Law.INSURANCE: LAW_UNKNOWN_SHARE}
    return MappingProxyType({Law.NONE: none, Law.WMO: wmo, Law.WLZ: wlz, Law.JEUGDWET: 0.0, **insured})


# The share for each law, by the decision that the person who is cared for has. Sources: Wlz excludes most of the Wmo
# and the Zvw (informatielangdurigezorg.nl); under 18 without Wlz the Jeugdwet (divers.nl), both read in 2026.
LAW_SHARES: Final[Mapping[Indication | None, Mapping[Law, float]]] = MappingProxyType(
    {
        None: _law_shares(none=0.75, wmo=0.5, wlz=0.5),
        Indication.NONE: _law_shares(none=1.0, wmo=0.5, wlz=0.0),
        Indication.WMO: _law_shares(none=0.75, wmo=1.0, wlz=0.0),
        Indication.WLZ: _law_shares(none=0.75, wmo=0.0, wlz=1.0),
    }
)
# For a child the Jeugdwet comes first, unless there is a Wlz decision; the Wmo starts at 18.
MINOR_SHARES: Final[Mapping[Law, float]] = MappingProxyType({Law.JEUGDWET: 1.0, Law.WMO: 0.0})
MINOR_WITH_WLZ_SHARES: Final[Mapping[Law, float]] = MappingProxyType({Law.JEUGDWET: 0.25})
SUPPORT_UNDER_WMO_SHARE: Final = 0.75

# The share for whom a service is meant; of several audiences the best counts, and none named is for everyone.
AUDIENCE_SHARES: Final[Mapping[Audience, float]] = MappingProxyType(
    {
        Audience.CARER: 1.0,
        Audience.BOTH: 1.0,
        Audience.CARE_RECIPIENT: 1.0,
        Audience.PROFESSIONAL: 0.0,
        Audience.YOUNG_CARER: 0.0,
    }
)
# No task is presented to a young person as theirs to solve: what is for them comes first, arranging care last.
AUDIENCE_SHARES_FOR_YOUNG: Final[Mapping[Audience, float]] = MappingProxyType(
    {
        Audience.CARER: 0.4,
        Audience.BOTH: 0.4,
        Audience.CARE_RECIPIENT: 0.2,
        Audience.PROFESSIONAL: 0.0,
        Audience.YOUNG_CARER: 1.0,
    }
)
AUDIENCE_UNKNOWN_SHARE: Final = 0.9
AUDIENCE_UNKNOWN_SHARE_FOR_YOUNG: Final = 0.4
# Between 18 and 25, or with an age we do not know, a service for young carers may still fit.
YOUNG_SHARE_FOR_GROWING: Final = 0.75
YOUNG_SHARE_FOR_UNKNOWN_AGE: Final = 0.25
