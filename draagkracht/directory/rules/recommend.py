"""Which offers fit a person best, each with why and with its weakest point.

Only facts shut a service out: not published, not classified, another municipality, another age, out of season. All
else moves a score. The same catalogue and the same profile give the same list, in whatever order services arrived.
"""

from collections.abc import Callable
from dataclasses import dataclass

from draagkracht.base.text import Sentence
from draagkracht.directory.rules import doubts, reasons
from draagkracht.directory.rules.catalogue import Catalogue
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.ranking import rank
from draagkracht.directory.rules.reasons import Facts, Reason
from draagkracht.directory.rules.scoring import THOUSANDTHS, Scores, days_since_check, measure, score
from draagkracht.directory.rules.shares import Wishes, wishes
from draagkracht.directory.rules.weights import MOST_OFFERS, Weights, weights_on

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Offer:
    """A service for a person; `score` in points (100 is a perfect answer to one need), `distance_km` to two decimals.

    There is no distance where nobody has to go anywhere, or where one of the two places is not known.
    """

    service_id: str
    name: str
    score: float
    distance_km: float | None
    reasons: list[Reason]
    weakest: Reason | None


def recommend(
    catalogue: Catalogue, profile: Profile, limit: int = MOST_OFFERS, weights: Weights | None = None
) -> list[Offer]:
    """Return the offers that fit best, best first: at most `limit`, and never more than 20.

    They are spread over the needs, with at most three of one provider in the first eight. The weights are those of
    the day of the profile, unless others are given.
    """
    wanted = wishes(profile, weights or weights_on(profile.today))
    scores = score(catalogue, profile, wanted)
    chosen = rank(catalogue, scores, wanted, min(limit, MOST_OFFERS))
    return [_offer(catalogue, profile, wanted, scores, position) for position in chosen]


def as_json(offer: Offer, say: Callable[[Sentence], str] = Sentence.dutch) -> Json:
    """Return an offer as JSON values, its sentences in the words of `say`."""
    return {
        "service_id": offer.service_id,
        "name": offer.name,
        "score": offer.score,
        "distance_km": offer.distance_km,
        "reasons": [_reason_as_json(reason, say) for reason in offer.reasons],
        "weakest": _reason_as_json(offer.weakest, say) if offer.weakest else None,
    }


def _reason_as_json(reason: Reason, say: Callable[[Sentence], str]) -> Json:
    return {"code": reason.code, "sentence": say(reason.sentence)}


def _offer(catalogue: Catalogue, profile: Profile, wanted: Wishes, scores: Scores, position: int) -> Offer:
    row = scores.row(position)
    is_home_visit = bool(catalogue.is_home_visit[row])
    measured = None if is_home_visit else measure(catalogue, profile, row)
    facts = Facts(
        offered=catalogue.offered[row],
        conditions=catalogue.conditions[row],
        paid=catalogue.paid[row],
        audiences=catalogue.audiences[row],
        languages=catalogue.languages[row],
        is_home_visit=is_home_visit,
        is_online=bool(catalogue.is_online[row]),
        measured=measured,
        travel=float(scores.travel[row]),
        freshness=scores.freshness.at(row),
        days_since_check=days_since_check(catalogue, profile, row),
        profile=profile,
        wanted=wanted,
    )
    return Offer(
        service_id=catalogue.service_ids[row],
        name=catalogue.names[row],
        score=int(scores.total[position]) / THOUSANDTHS,
        distance_km=round(measured.km, 2) if measured else None,
        reasons=reasons.strongest(facts),
        weakest=doubts.weakest(facts),
    )
