"""How well one service fits one person, part by part, as a share from 0 to 1: the judgements behind the ranking."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

import numpy as np

from draagkracht.directory.rules import weights as table
from draagkracht.directory.rules.catalogue import Ages, Offered, Paid
from draagkracht.directory.rules.codes import (
    Audience,
    BaseFunction,
    Condition,
    Indication,
    Law,
    Mobility,
    related_conditions,
)
from draagkracht.directory.rules.places import Floats
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.weights import Weights

# What a Dutch service speaks when nobody wrote it down.
ASSUMED_LANGUAGES: Final = frozenset({"nl"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a profile asks for, worked out once for all services."""

    needs: Mapping[BaseFunction, float]  # those above 0, the strongest first; of equal ones the first of the code list
    condition: Condition | None  # None where it is not known, or none in particular
    related: frozenset[Condition]
    laws: Mapping[Law, float]  # the share of each
    age: int | None
    languages: tuple[str, ...]
    weights: Weights


def wishes(profile: Profile, weights: Weights) -> Wishes:
    """Return what a profile asks for."""
    needs = {function: weight for function in BaseFunction if (weight := profile.weight_of(function)) > 0}
    condition = None if profile.condition is Condition.NONE else profile.condition
    return Wishes(
        needs=dict(sorted(needs.items(), key=lambda need: -need[1])),
        condition=condition,
        related=related_conditions(condition) if condition else frozenset(),
        laws=law_shares(profile.indication, for_minor=profile.for_minor),
        age=profile.age,
        languages=profile.languages,
        weights=weights,
    )


class Met(NamedTuple):
    """A need that a service answers, and how much of it."""

    need: BaseFunction
    weight: float


def answered(offered: Offered, wanted: Wishes) -> list[Met]:
    """Return the needs that a service answers, the one that is met most first."""
    found = [Met(need, weight) for need, weight in wanted.needs.items() if need in offered.functions]
    if offered.is_light_respite:
        light = wanted.weights.light_respite
        met = [Met(need, weight * light if need is BaseFunction.RESPITE else weight) for need, weight in found]
        found = sorted(met, key=lambda one: -one.weight)
    return found


def need_points(met: Sequence[Met], weights: Weights) -> float:
    """Return the points for the needs that a service answers: most for the strongest, some for each other."""
    if not met:
        return 0.0
    return weights.need * met[0].weight + weights.also_needed * sum(one.weight for one in met[1:])


def condition_share(conditions: Set[Condition], wanted: Wishes) -> float:
    """Return how well a service fits the condition; with an unknown condition only what is for everyone fits."""
    if wanted.condition in conditions:
        return wanted.weights.also_named if is_for_everyone(conditions) else 1.0
    if not wanted.related.isdisjoint(conditions):
        return wanted.weights.same_group
    return wanted.weights.for_everyone if is_for_everyone(conditions) else 0.0


def is_for_everyone(conditions: Set[Condition]) -> bool:
    """Return whether a service asks for no particular condition."""
    return not conditions or Condition.NONE in conditions


def law_shares(indication: Indication | None, *, for_minor: bool) -> Mapping[Law, float]:
    """Return the share of each law for the person who is cared for."""
    shares = table.LAW_SHARES[indication]
    if not for_minor:
        return shares
    return {**shares, **(table.MINOR_WITH_WLZ_SHARES if indication is Indication.WLZ else table.MINOR_SHARES)}


def law_share(paid: Paid, wanted: Wishes) -> float:
    """Return how far the laws that pay for a service are open: the best of them counts."""
    if not paid.laws:
        return table.LAW_UNKNOWN_SHARE
    best = max(wanted.laws[law] for law in paid.laws)
    if Law.WMO in paid.laws and not paid.takes_over:
        return max(best, table.SUPPORT_UNDER_WMO_SHARE)
    return best


def audience_share(audiences: Set[Audience], wanted: Wishes) -> float:
    """Return how well the audience of a service fits a carer of this age."""
    age = wanted.age
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


def language_share(spoken: frozenset[str], wanted: Wishes) -> float:
    """Return whether a service speaks a language of the person; without a wish nothing is gained or lost."""
    spoken = spoken or ASSUMED_LANGUAGES
    if not wanted.languages:
        return 0.0
    if wanted.languages[0] in spoken:
        return 1.0
    return 0.0 if spoken.isdisjoint(wanted.languages) else wanted.weights.second_language


def travel_shares(km: Floats, mobility: Mobility) -> Floats:
    """Return the share for each distance: falling all the way, slowly beyond what is far, to 0 where it is too far."""
    far, out = table.FAR_KM[mobility], table.OUT_OF_REACH_KM
    # The steep line lies above the other one up to where they cross, at what is far.
    steep = km * ((table.SHARE_WHEN_FAR - 1.0) / far) + 1.0
    gentle = (out - km) * (table.SHARE_WHEN_FAR / (out - far))
    shares: Floats = np.maximum(steep, gentle)
    return np.maximum(shares, 0.0, out=shares)


def freshness_shares(days: Floats, weights: Weights) -> Floats:
    """Return the share for the days since a person checked a service."""
    shares: Floats = (weights.stale_days - days) / (weights.stale_days - weights.fresh_days)
    np.maximum(shares, 0.0, out=shares)
    return np.minimum(shares, 1.0, out=shares)


def is_open_to(ages: Ages, profile: Profile) -> bool:
    """Return whether the person who takes part has the age.

    That is the carer, except where a service is only for the person who is cared for: of them it is only known
    whether they are under 18. What is only for children is also open to whoever cares for a child.
    """
    is_for_minors = ages.highest is not None and ages.highest < table.ADULT_FROM
    if ages.is_for_recipient:
        is_for_adults = ages.lowest is not None and ages.lowest >= table.ADULT_FROM
        return not is_for_adults if profile.for_minor else not is_for_minors
    if profile.age is None or (is_for_minors and profile.for_minor):
        return True
    return (ages.lowest or 0) <= profile.age and (ages.highest is None or profile.age <= ages.highest)


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
