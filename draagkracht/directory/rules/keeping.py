"""What those who keep the directory look for: what an entry lacks, and what kind of help it may be."""

import re
from collections.abc import Mapping
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


LACK_LABELS: Final[Mapping[Lack, Sentence]] = {
    Lack.CLASSIFICATION: Sentence(N_("nog niet ingedeeld")),
    Lack.DESCRIPTION: Sentence(N_("geen uitleg")),
    Lack.FIRST_STEP: Sentence(N_("geen eerste stap")),
    Lack.CONTACT: Sentence(N_("geen telefoon of mail")),
    Lack.TIMES: Sentence(N_("geen tijden")),
    Lack.PLACE: Sentence(N_("geen plek")),
    Lack.PRICE: Sentence(N_("geen prijs")),
}

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
