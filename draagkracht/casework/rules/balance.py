"""How the balance is between what somebody carries and what they can carry: results, trend, and what is offered then.

Own norm: how often it is asked is a parameter of the municipality (rules/terms.py), to be confirmed.
"""

import datetime
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules import terms


class Balance(StrEnum):
    """How it is, the best first."""

    HOLDS = "holds"
    TIPS = "tips"
    OVERLOADED = "overloaded"


class Way(StrEnum):
    """How it was asked."""

    PHONE = "phone"
    VISIT = "visit"
    VIDEO = "video"
    DESK = "desk"


TEXTS: Final[Mapping[str, Sentence]] = {
    "own_words": Sentence(N_("In eigen woorden")),
    "costs": Sentence(N_("Kost kracht")),
    "gives": Sentence(N_("Geeft kracht")),
    "changes": Sentence(N_("Wat verandert")),
}
LABELS: Final[Mapping[Balance, Sentence]] = {
    Balance.HOLDS: Sentence(N_("Het houdt")),
    Balance.TIPS: Sentence(N_("Het wankelt")),
    Balance.OVERLOADED: Sentence(N_("Het is te zwaar")),
}
WAY_LABELS: Final[Mapping[Way, Sentence]] = {
    Way.PHONE: Sentence(N_("Met de telefoon")),
    Way.VISIT: Sentence(N_("Thuis")),
    Way.VIDEO: Sentence(N_("Met beeldbellen")),
    Way.DESK: Sentence(N_("Op kantoor")),
}
BETTER: Final = Sentence(N_("Beter dan de vorige keer"))
WORSE: Final = Sentence(N_("Zwaarder dan de vorige keer"))
SAME: Final = Sentence(N_("Net als de vorige keer"))
FIRST: Final = Sentence(N_("Voor het eerst gevraagd"))


def next_date(parameters: terms.Parameters, asked: datetime.date) -> datetime.date:
    """Return the day on which it is asked again, after a day on which it was asked, or began to count."""
    return asked + datetime.timedelta(weeks=terms.longest(parameters, terms.BALANCE_WEEKS, asked))


def trend(found: Sequence[Balance]) -> Sentence:
    """Return how the last result is beside the one before; `found` in order of time, not empty."""
    if len(found) == 1:
        return FIRST
    order = list(Balance)
    step = order.index(found[-1]) - order.index(found[-2])
    if step == 0:
        return SAME
    return WORSE if step > 0 else BETTER
