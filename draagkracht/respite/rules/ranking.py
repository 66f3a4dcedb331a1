"""Which of all that fits comes first, and what of it answers what held somebody back."""

from collections.abc import Callable, Mapping
from typing import Final

from draagkracht.respite.rules.codes import Barrier, Feature, Payer
from draagkracht.respite.rules.fitting import Gives, Wants, is_known
from draagkracht.respite.rules.options import Option
from draagkracht.respite.rules.planning.instance import Kind

# For each barrier that it answers an offer rises by so much, next to a quality of at most 1. Ours, to be judged by use.
ANSWERED: Final = 0.15
# Where somebody feels at ease already comes before all else.
KNOWN: Final = 3.0
# What a place is for counts as much as one answer; for something else, as one against it.
MEANT: Final = {True: 1, None: 0, False: -1}
NEAR_KM: Final = 5.0
MOST_OFFERS: Final = 3

Answer = Callable[[Gives, Option], str]  # the code of what answers it; empty: nothing does


def _good_hands(gives: Gives, _option: Option) -> str:
    if gives.trial_length:
        return "trial_first"
    return "meet_first" if gives.has_intake else ("same_people" if Feature.SAME_PEOPLE in gives.features else "")


def _partner(gives: Gives, _option: Option) -> str:
    if gives.kind is Kind.SITTING or gives.kind is Kind.LIVE_IN:
        return "stays_home"
    if Feature.PARTNER_MAY_STAY in gives.features:
        return "partner_may_stay"
    return "trial_first" if gives.trial_length else ""


def _at_ease(gives: Gives, _option: Option) -> str:
    if gives.kind is Kind.SITTING or gives.kind is Kind.LIVE_IN:
        return "stays_home"
    return "small" if Feature.SMALL in gives.features else ""


def _cost(gives: Gives, _option: Option) -> str:
    return "others_pay" if gives.payers & {Payer.WMO, Payer.WLZ, Payer.JEUGDWET, Payer.VOLUNTEERS} else ""


def _transport(gives: Gives, _option: Option) -> str:
    if gives.kind is Kind.SITTING or gives.kind is Kind.LIVE_IN:
        return "stays_home"
    return "is_fetched" if Feature.TRANSPORT in gives.features else ""


ANSWERS: Final[Mapping[Barrier, Answer]] = {
    Barrier.BAD_TIME: lambda _gives, option: "asked_time" if option.shift == 0 else "",
    Barrier.COST: _cost,
    Barrier.DISTANCE: lambda gives, _option: "near" if gives.km <= NEAR_KM else "",
    Barrier.GOOD_HANDS: _good_hands,
    Barrier.GUILT: lambda gives, _option: "meet_first" if gives.has_intake else "",
    Barrier.NOT_AT_EASE: _at_ease,
    Barrier.PARTNER_UNWILLING: _partner,
    Barrier.TOO_LATE: lambda gives, _option: "no_waiting" if gives.lead_days == 0 else "",
    Barrier.TRANSPORT: _transport,
}


def answers_to(barriers: frozenset[Barrier], gives: Gives, option: Option) -> Mapping[Barrier, str]:
    """Return for each barrier that an offer answers the code of what does."""
    found = {barrier: ANSWERS[barrier](gives, option) for barrier in sorted(barriers)}
    return {barrier: code for barrier, code in found.items() if code}


def is_meant(wants: Wants, gives: Gives) -> bool | None:
    """Tell whether a place is for what is asked: relief, or to keep it from going wrong; None where nobody said."""
    return wants.purpose in gives.purposes if gives.purposes else None


def score(wants: Wants, gives: Gives, option: Option) -> float:
    """Return by what offers are put in order: known already, how well it fits, what it is for and answers."""
    known = KNOWN if is_known(wants, gives) else 0.0
    answered = len(answers_to(wants.barriers, gives, option)) + MEANT[is_meant(wants, gives)]
    return known + option.quality + ANSWERED * answered
