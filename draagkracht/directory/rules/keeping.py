"""What those who keep the directory look for: what an entry lacks, how old its check is, what help it may be."""

import datetime
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import BaseFunction


class Lack(StrEnum):
    """Something that a reader of the page misses."""

    CLASSIFICATION = "classification"
    DESCRIPTION = "description"
    FIRST_STEP = "first_step"
    CONTACT = "contact"
    TIMES = "times"
    PLACE = "place"
    PRICE = "price"
    PHONE = "phone"
    LANGUAGES = "languages"


LACK_LABELS: Final[Mapping[Lack, Sentence]] = {
    Lack.CLASSIFICATION: Sentence(N_("nog niet ingedeeld")),
    Lack.DESCRIPTION: Sentence(N_("geen uitleg")),
    Lack.FIRST_STEP: Sentence(N_("geen eerste stap")),
    Lack.CONTACT: Sentence(N_("geen telefoon of mail")),
    Lack.TIMES: Sentence(N_("geen tijden")),
    Lack.PLACE: Sentence(N_("geen plek")),
    Lack.PRICE: Sentence(N_("geen prijs")),
    Lack.PHONE: Sentence(N_("geen telefoon")),
    Lack.LANGUAGES: Sentence(N_("geen talen")),
}
# What says another lack already.
INCLUDED: Final[Mapping[Lack, Lack]] = {Lack.PHONE: Lack.CONTACT}


class CheckedAge(StrEnum):
    """How long ago somebody said that an entry holds. The words are those of addresses (`?controle=oud`)."""

    MONTH = "maand"
    QUARTER = "kwartaal"
    HALF_YEAR = "halfjaar"
    YEAR = "jaar"
    OLDER = "oud"
    NEVER = "nooit"


AGE_LABELS: Final[Mapping[CheckedAge, Sentence]] = {
    CheckedAge.MONTH: Sentence(N_("de laatste maand")),
    CheckedAge.QUARTER: Sentence(N_("1 tot 3 maanden geleden")),
    CheckedAge.HALF_YEAR: Sentence(N_("3 tot 6 maanden geleden")),
    CheckedAge.YEAR: Sentence(N_("6 tot 12 maanden geleden")),
    CheckedAge.OLDER: Sentence(N_("langer dan een jaar geleden")),
    CheckedAge.NEVER: Sentence(N_("nog nooit")),
}
# A check is of an age when it is at most so many days old, and older than the age before.
MOST_DAYS: Final[Mapping[CheckedAge, int | None]] = {
    CheckedAge.MONTH: 30,
    CheckedAge.QUARTER: 91,
    CheckedAge.HALF_YEAR: 182,
    CheckedAge.YEAR: 365,
    CheckedAge.OLDER: None,
}
Span = tuple[datetime.datetime | None, datetime.datetime | None]


def spans(now: datetime.datetime) -> dict[CheckedAge, Span]:
    """Return for each age the moments between which a check lies: from the first on, before the second; None is open.

    A check that was never done lies in none of them.
    """
    found: dict[CheckedAge, Span] = {}
    before: datetime.datetime | None = None
    for age, days in MOST_DAYS.items():
        start = None if days is None else now - datetime.timedelta(days=days)
        found[age] = (start, before)
        before = start
    return found


# Beginnings of words by which a text gives away what kind of help it is. A suggestion, never a decision.
WORDS: Final[Mapping[BaseFunction, tuple[str, ...]]] = {
    BaseFunction.INFORMATION: ("informatie", "voorlicht", "wegwijs", "sociale kaart", "spreekuur", "infopunt"),
    BaseFunction.ADVICE: ("advies", "advis", "meedenk", "begeleid", "coach", "clientondersteun", "cliëntondersteun"),
    BaseFunction.EMOTIONAL: ("lotgenoten", "luister", "praten", "praat", "gespreksgroep", "steun", "maatje", "café"),
    BaseFunction.EDUCATION: ("cursus", "training", "leren", "workshop", "les", "scholing", "psycho-educatie"),
    BaseFunction.PRACTICAL: ("vervoer", "boodschap", "klus", "huishoud", "maaltijd", "tuin", "praktisch", "formulier"),
    BaseFunction.RESPITE: ("respijt", "logeer", "logeren", "oppas", "dagopvang", "dagbesteding", "overneem", "vervang"),
    BaseFunction.FINANCIAL: ("geld", "vergoeding", "toeslag", "schuld", "financ", "budget", "belasting"),
    BaseFunction.MATERIAL: ("hulpmiddel", "rolstoel", "aanpassing", "lenen", "uitleen", "alarm", "traplift"),
}
MOST_SUGGESTIONS: Final = 3


def told(lacks: Iterable[Lack]) -> tuple[Lack, ...]:
    """Return what an entry lacks, without what another lack says already."""
    found = tuple(lacks)
    return tuple(lack for lack in found if INCLUDED.get(lack) not in found)


def suggest_functions(*texts: str) -> tuple[BaseFunction, ...]:
    """Return the kinds of help that texts give away, the most certain first; the name should come first."""
    points: dict[BaseFunction, int] = {}
    for weight, text in zip(range(len(texts), 0, -1), texts, strict=True):
        folded = text.casefold()
        for function, beginnings in WORDS.items():
            found = {word for word in beginnings if re.search(rf"\b{re.escape(word)}", folded)}
            points[function] = points.get(function, 0) + weight * len(found)
    order = sorted((function for function in BaseFunction if points[function]), key=lambda one: -points[one])
    return tuple(order[:MOST_SUGGESTIONS])
