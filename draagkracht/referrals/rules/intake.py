"""A note of the desk about a question, without a name: what may not be in it, and what is counted of it (inv-9)."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

LONGEST: Final = 500
KEPT_DAYS: Final = 90


class Route(StrEnum):
    """How somebody came to the desk."""

    COUNTER = "counter"
    PHONE = "phone"
    MAIL = "mail"
    COLLEAGUE = "colleague"


class Outcome(StrEnum):
    """What the desk did."""

    INFORMED = "informed"
    REFERRED = "referred"
    CALL_BACK = "call_back"
    NOTHING_FOUND = "nothing_found"


ROUTE_LABELS: Final[Mapping[Route, Sentence]] = {
    Route.COUNTER: Sentence(N_("Aan de balie")),
    Route.PHONE: Sentence(N_("Met de telefoon")),
    Route.MAIL: Sentence(N_("Met een mail of brief")),
    Route.COLLEAGUE: Sentence(N_("Via een collega")),
}
OUTCOME_LABELS: Final[Mapping[Outcome, Sentence]] = {
    Outcome.INFORMED: Sentence(N_("Uitleg gegeven")),
    Outcome.REFERRED: Sentence(N_("Verwezen naar hulp")),
    Outcome.CALL_BACK: Sentence(N_("Afgesproken om te bellen")),
    Outcome.NOTHING_FOUND: Sentence(N_("Niets passends gevonden")),
}

# What points to a person. A name by itself cannot be recognised; a form of address before one can.
MAIL: Final = re.compile(r"\S+@\S+\.\S+")
NUMBER: Final = re.compile(r"(?:\d[\s./()+-]{0,2}){7,}")
POSTCODE: Final = re.compile(r"\b\d{4}\s?[A-Z]{2}\b", re.IGNORECASE)
DATE: Final = re.compile(r"\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ](?:19|20)\d{2}\b", re.IGNORECASE)
ADDRESSED: Final = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]enheer|[Dd]hr\.?|[Dd]e heer|[Ff]amilie|[Ff]am\.)"
    r"\s+(?:(?:van|de|der|den|ten|ter|el|al)\s+)*[A-Z]\w+"
)
# A first name with a surname that begins small ("Jan de Vries"), or two names at the start before what somebody did.
BETWEEN: Final = "van der|van den|van de|van|de|der|den|ter|ten|el|al"
SURNAME: Final = re.compile(
    rf"\b(?!(?:De|Het|Een|In|Op|Van|Bij|Uit|Voor|Aan|Met|Naar)\b)[A-Z][a-zé]+\s+(?:{BETWEEN})\s+[A-Z][a-zé]+"
)
DID: Final = "belde|belt|vroeg|vraagt|wil|wilde|zoekt|zocht|kwam|komt|mailde"
CALLER: Final = re.compile(
    rf"(?:^|[.!?]\s+)(?!(?:De|Het|Een)\b)[A-Z][a-zé]+\s+(?:El\s+)?[A-Z][a-zé]+\s+(?:{DID})\b",
    re.MULTILINE,
)
STREET: Final = re.compile(r"\b[A-Z]\w*(?:straat|laan|weg|plein|kade|singel|hof|dijk|steeg|gracht)\s+\d+", re.UNICODE)

REASONS: Final[tuple[tuple[re.Pattern[str], Sentence], ...]] = (
    (MAIL, Sentence(N_("Laat het mailadres weg. Een aantekening gaat niet over één persoon."))),
    (DATE, Sentence(N_("Laat de geboortedatum weg. Schrijf liever de leeftijd."))),
    (NUMBER, Sentence(N_("Laat het nummer weg. Moet u bellen? Zet het in de bellijst."))),
    (POSTCODE, Sentence(N_("Laat de postcode weg. Schrijf liever de wijk."))),
    (STREET, Sentence(N_("Laat het adres weg. Schrijf liever de wijk."))),
    (SURNAME, Sentence(N_("Staat hier de naam van een mens? Laat die weg. Schrijf bijvoorbeeld: een vrouw van 70."))),
    (CALLER, Sentence(N_("Staat hier de naam van een mens? Laat die weg. Schrijf bijvoorbeeld: een vrouw van 70."))),
    (ADDRESSED, Sentence(N_("Laat de naam weg. Schrijf bijvoorbeeld: een vrouw van 70."))),
)


class NotePointsToSomebody(ValueError):
    """A note holds what points to one person; `sentence` says what to leave out."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__("a note points to somebody")  # not the note: this ends up in journals
        self.sentence = sentence


def check_nameless(text: str) -> str:
    """Return a note on tidy lines. Raises NotePointsToSomebody where something in it points to a person."""
    note = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())[:LONGEST]
    for pattern, sentence in REASONS:
        if pattern.search(note):
            raise NotePointsToSomebody(sentence)
    return note
