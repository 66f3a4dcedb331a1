"""The ranking once more, slowly and plainly: one service at a time, without NumPy, windows, tables or partial sorting.

It is written from the rules as the docs give them, not from the code, and shares only the dated weights with it.
"""

import math
from collections import Counter
from collections.abc import Sequence

from draagkracht.directory.rules import weights as table
from draagkracht.directory.rules.catalogue import ServiceRow
from draagkracht.directory.rules.codes import (
    CONDITION_GROUPS,
    Audience,
    BaseFunction,
    Condition,
    Indication,
    Law,
    RespiteForm,
)
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.weights import Weights

EARTH_KM = 6371.0088


def ranked(rows: Sequence[ServiceRow], profile: Profile, weights: Weights, limit: int) -> list[tuple[str, float]]:
    """Return id and score of the best services, best first."""
    left = {row.service_id: row for row in rows if is_allowed(row, profile)}
    totals = {name: round(points(row, profile, weights) * 1000) for name, row in left.items()}
    served: Counter[BaseFunction | None] = Counter()
    providers: Counter[str | None] = Counter()
    chosen: list[tuple[str, float]] = []
    while len(chosen) < limit:
        open_to = [
            name
            for name, row in left.items()
            if not (len(chosen) < 8 and row.provider_id and providers[row.provider_id] == 3)
        ]
        if not open_to:
            break

        def standing(name: str) -> int:
            need = main_need(left[name], profile, weights)
            most = 1000 * weights.need * (profile.weight_of(need) if need else 0.0) * weights.spread
            return totals[name] - round(most * (1 - 1 / (1 + served[need])))

        best = min(open_to, key=lambda name: (-standing(name), name))
        row = left.pop(best)
        served[main_need(row, profile, weights)] += 1
        providers[row.provider_id] += 1
        chosen.append((best, totals[best] / 1000))
    return chosen


def is_allowed(row: ServiceRow, profile: Profile) -> bool:
    """Return whether the facts allow a service."""
    if not row.is_published or not row.base_functions:
        return False
    serves = row.is_everywhere or not set(row.served_ids).isdisjoint(profile.municipality_ids)
    if profile.municipality_ids and not serves:
        return False
    if row.seasons and not any(
        (one.valid_from is None or one.valid_from <= profile.today)
        and (one.valid_until is None or profile.today < one.valid_until)
        for one in row.seasons
    ):
        return False
    lowest = 0 if row.minimum_age is None else row.minimum_age
    highest = 999 if row.maximum_age is None else row.maximum_age
    if set(row.audiences) == {Audience.CARE_RECIPIENT}:
        return lowest < 18 if profile.for_minor else highest >= 18
    if profile.for_minor and highest < 18:
        return True
    return profile.age is None or lowest <= profile.age <= highest


def main_need(row: ServiceRow, profile: Profile, weights: Weights) -> BaseFunction | None:
    """Return the strongest need that a service answers."""
    met = answered(row, profile, weights)
    return max(met, key=lambda need: met[need]) if met else None


def answered(row: ServiceRow, profile: Profile, weights: Weights) -> dict[BaseFunction, float]:
    """Return how much is met of each need: of respite less where nothing but an activity together is offered."""
    met = {need: profile.weight_of(need) for need in profile.needs if need in row.base_functions}
    # Of equal needs the strongest of the profile comes first, and then the first of the code list.
    order = sorted(met, key=lambda need: (-met[need], list(BaseFunction).index(need)))
    if set(row.respite_forms) == {RespiteForm.SHARED_ACTIVITY} and BaseFunction.RESPITE in met:
        met[BaseFunction.RESPITE] *= weights.light_respite
    return {need: met[need] for need in order if met[need] > 0}


def points(row: ServiceRow, profile: Profile, weights: Weights) -> float:
    """Return the points of a service, its parts in the order of the product."""
    met = sorted(answered(row, profile, weights).values(), reverse=True)
    total = weights.need * met[0] + weights.also_needed * sum(met[1:]) if met else 0.0
    total += weights.condition * condition(row, profile, weights)
    total += weights.audience * audience(row, profile)
    total += weights.law * law(row, profile)
    total += weights.language * language(row, profile, weights)
    total += weights.freshness * freshness(row, profile, weights)
    total += weights.travel * travel(row, profile)
    return total


def condition(row: ServiceRow, profile: Profile, weights: Weights) -> float:
    is_known = profile.condition is not None and profile.condition is not Condition.NONE
    if is_known and profile.condition in row.conditions:
        return weights.also_named if Condition.NONE in row.conditions else 1.0
    groups = [group for group in CONDITION_GROUPS.values() if profile.condition in group]
    if is_known and any(one in group for group in groups for one in row.conditions):
        return weights.same_group
    return weights.for_everyone if not row.conditions or Condition.NONE in row.conditions else 0.0


def travel(row: ServiceRow, profile: Profile) -> float:
    if row.is_home_visit or row.is_online:
        return 1.0
    if not profile.place and not profile.recipient_place:
        return 0.5
    reached = [kilometres(*pair, *home) for home in homes(row, profile) for pair in row.coordinates if exists(*pair)]
    if not reached:
        return 0.0
    km, far, out = min(reached), table.FAR_KM[profile.mobility], table.OUT_OF_REACH_KM
    if km <= far:
        return km * ((table.SHARE_WHEN_FAR - 1.0) / far) + 1.0
    return max(0.0, (out - km) * (table.SHARE_WHEN_FAR / (out - far)))


def homes(row: ServiceRow, profile: Profile) -> list[tuple[float, float]]:
    """Return the homes from which the distance to a service counts."""
    carer, recipient = profile.place, profile.recipient_place
    if carer and recipient:
        if set(row.audiences) == {Audience.CARE_RECIPIENT}:
            return [recipient]
        if row.audiences and not {Audience.BOTH, Audience.CARE_RECIPIENT} & set(row.audiences):
            return [carer]
    return [home for home in (carer, recipient) if home]


def exists(latitude: float, longitude: float) -> bool:
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return False
    return abs(latitude) <= 90 and abs(longitude) <= 180 and not (abs(latitude) < 0.1 and abs(longitude) < 0.1)


def kilometres(latitude: float, longitude: float, home_latitude: float, home_longitude: float) -> float:
    def on_globe(lat: float, lon: float) -> tuple[float, float, float]:
        lat, lon = math.radians(lat), math.radians(lon)
        return (
            EARTH_KM * math.cos(lat) * math.cos(lon),
            EARTH_KM * math.cos(lat) * math.sin(lon),
            EARTH_KM * math.sin(lat),
        )

    x, y, z = on_globe(latitude, longitude)
    a, b, c = on_globe(home_latitude, home_longitude)
    return math.sqrt((x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c))


def audience(row: ServiceRow, profile: Profile) -> float:
    age = profile.age
    if age is not None and age < 18:
        shares = {"carer": 0.4, "both": 0.4, "care_recipient": 0.2, "professional": 0.0, "young_carer": 1.0}
        return max((shares[one] for one in row.audiences), default=0.4)
    if not row.audiences:
        return 0.9
    young = 0.25 if age is None else 0.75 if age < 25 else 0.0
    shares = {"carer": 1.0, "both": 1.0, "care_recipient": 1.0, "professional": 0.0, "young_carer": young}
    return max(shares[one] for one in row.audiences)


def law(row: ServiceRow, profile: Profile) -> float:
    if not row.laws:
        return 0.5
    shares = {"none": 0.75, "wmo": 0.5, "wlz": 0.5, "zvw": 0.5, "insurance": 0.5, "jeugdwet": 0.0}
    if profile.indication is Indication.NONE:
        shares |= {"none": 1.0, "wlz": 0.0}
    if profile.indication is Indication.WMO:
        shares |= {"wmo": 1.0, "wlz": 0.0}
    if profile.indication is Indication.WLZ:
        shares |= {"wmo": 0.0, "wlz": 1.0}
    if profile.for_minor:
        is_wlz = profile.indication is Indication.WLZ
        shares |= {"jeugdwet": 0.25} if is_wlz else {"jeugdwet": 1.0, "wmo": 0.0}
    best = max(shares[one] for one in row.laws)
    takes_over = {BaseFunction.RESPITE, BaseFunction.PRACTICAL, BaseFunction.MATERIAL} & set(row.base_functions)
    return max(best, 0.75) if Law.WMO in row.laws and not takes_over else best


def language(row: ServiceRow, profile: Profile, weights: Weights) -> float:
    spoken = set(row.languages) or {"nl"}
    if not profile.languages:
        return 0.0
    if profile.languages[0] in spoken:
        return 1.0
    return weights.second_language if spoken & set(profile.languages) else 0.0


def freshness(row: ServiceRow, profile: Profile, weights: Weights) -> float:
    if row.assured_date is None:
        return 0.0
    days = profile.today.toordinal() - row.assured_date.toordinal()
    return min(max((weights.stale_days - days) / (weights.stale_days - weights.fresh_days), 0.0), 1.0)
