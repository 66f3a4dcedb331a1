"""How well one service fits one person, part by part, as a share from 0 to 1: the judgements behind the ranking."""

from collections.abc import Mapping, Set
from enum import Enum
from typing import Final

import numpy as np

from draagkracht.directory.rules import weights as table
from draagkracht.directory.rules.catalogue import Paid
from draagkracht.directory.rules.codes import Audience, BaseFunction, Condition, Indication, Law, Mobility
from draagkracht.directory.rules.codes import related_conditions as related
from draagkracht.directory.rules.places import Floats
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.weights import Weights

# What a Dutch service speaks when nobody wrote it down.
ASSUMED_LANGUAGES: Final = frozenset({"nl"})


def main_need(functions: Set[BaseFunction], profile: Profile) -> BaseFunction | None:
    """Return the strongest need that a service answers; of equal ones the first of the code list."""
    found = [function for function in BaseFunction if function in functions and profile.weight_of(function) > 0]
    return max(found, key=profile.weight_of, default=None)


def need_points(functions: Set[BaseFunction], profile: Profile, weights: Weights) -> float:
    """Return the points for all needs that a service answers: most for the strongest, some for each other."""
    found = sorted((profile.weight_of(function) for function in functions), reverse=True)
    return weights.need * found[0] + weights.also_needed * sum(found[1:]) if found else 0.0


def condition_share(conditions: Set[Condition], wanted: Condition | None, weights: Weights) -> float:
    """Return how well a service fits the condition; with an unknown condition only what is for everyone fits."""
    if is_for_everyone(conditions):
        return weights.for_everyone
    if wanted is None or wanted is Condition.NONE:
        return 0.0
    if wanted in conditions:
        return 1.0
    return weights.same_group if related(wanted) & conditions else 0.0


def is_for_everyone(conditions: Set[Condition]) -> bool:
    """Return whether a service asks for no particular condition."""
    return not conditions or Condition.NONE in conditions


def law_shares(indication: Indication | None, *, for_minor: bool) -> Mapping[Law, float]:
    """Return the share of each law for the person who is cared for."""
    shares = table.LAW_SHARES[indication]
    if not for_minor:
        return shares
    return {**shares, **(table.MINOR_WITH_WLZ_SHARES if indication is Indication.WLZ else table.MINOR_SHARES)}


def law_share(paid: Paid, shares: Mapping[Law, float]) -> float:
    """Return how far the laws that pay for a service are open: the best of them counts."""
    if not paid.laws:
        return table.LAW_UNKNOWN_SHARE
    best = max(shares[law] for law in paid.laws)
    if Law.WMO in paid.laws and not paid.takes_over:
        return max(best, table.SUPPORT_UNDER_WMO_SHARE)
    return best


def audience_share(audiences: Set[Audience], age: int | None) -> float:
    """Return how well the audience of a service fits a carer of this age."""
    is_young = age is not None and age < table.ADULT_FROM
    if not audiences:
        return table.AUDIENCE_UNKNOWN_SHARE_FOR_YOUNG if is_young else table.AUDIENCE_UNKNOWN_SHARE
    shares = table.AUDIENCE_SHARES_FOR_YOUNG if is_young else table.AUDIENCE_SHARES
    best = max(shares[audience] for audience in audiences)
    if Audience.YOUNG_CARER not in audiences or is_young:
        return best
    if age is None:
        return max(best, table.YOUNG_SHARE_FOR_UNKNOWN_AGE)
    return max(best, table.YOUNG_SHARE_FOR_GROWING) if age < table.GROWN_FROM else best


def language_share(spoken: Set[str], wanted: tuple[str, ...], weights: Weights) -> float:
    """Return whether a service speaks a language of the person; without a wish nothing is gained or lost."""
    spoken = spoken or ASSUMED_LANGUAGES
    if not wanted:
        return 0.0
    if wanted[0] in spoken:
        return 1.0
    return weights.second_language if spoken & set(wanted) else 0.0


def travel_shares(km: Floats, mobility: Mobility) -> Floats:
    """Return the share for each distance: falling all the way, slowly beyond what is far, to 0 where it is too far."""
    far, out = table.FAR_KM[mobility], table.OUT_OF_REACH_KM
    near_by = 1.0 - (1.0 - table.SHARE_WHEN_FAR) * (km / far)
    further = table.SHARE_WHEN_FAR * ((out - km) / (out - far))
    shares: Floats = np.maximum(np.where(km <= far, near_by, further), 0.0)
    return shares


def freshness_shares(days: Floats, weights: Weights) -> Floats:
    """Return the share for the days since a person checked a service; infinite where nobody did."""
    shares: Floats = (weights.stale_days - days) / (weights.stale_days - weights.fresh_days)
    return np.minimum(np.maximum(shares, 0.0), 1.0)


class Traveller(Enum):
    """Who goes there: from whose place the distance counts."""

    CARER = "carer"
    RECIPIENT = "recipient"
    EITHER = "either"  # both go, or it is not known: the nearest of the two places counts


def traveller(audiences: Set[Audience]) -> Traveller:
    """Return who takes part in a service for these audiences."""
    if is_for_recipient(audiences):
        return Traveller.RECIPIENT
    if not audiences or not audiences.isdisjoint({Audience.BOTH, Audience.CARE_RECIPIENT}):
        return Traveller.EITHER
    return Traveller.CARER


def is_for_recipient(audiences: Set[Audience]) -> bool:
    """Return whether only the person who is cared for takes part."""
    return audiences == {Audience.CARE_RECIPIENT}
