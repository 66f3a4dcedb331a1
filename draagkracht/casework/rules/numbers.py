"""The citizen service number: whose the file holds, what it looks like, and for what it may be looked at.

The municipality uses it in the Wmo where it gives and gets facts about whoever help is for (Wmo 2015, article 5.2.9, to
be confirmed): the client, or a carer who asks in their own right. Of nobody else in a case it is kept.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.people.rules.service_numbers import BSN_LENGTH, is_bsn

SEPARATORS: Final = re.compile(r"[\s.\u00a0-]")
NOT_A_NUMBER: Final = Sentence(N_("Dit nummer klopt niet. Typ de negen cijfers die op een paspoort of ID-kaart staan."))
HIDDEN: Final = "••• ••• •••"


class NotACitizenNumber(ValueError):
    """A text is no citizen service number; `sentence` says what to do. Never names what was typed."""

    def __init__(self) -> None:
        super().__init__("a text is no citizen service number")
        self.sentence = NOT_A_NUMBER


class Reason(StrEnum):
    """For what somebody looks at a number; the log says it to whose number it is."""

    IDENTITY = "identity"
    EXCHANGE = "exchange"
    LETTER = "letter"
    CHECK = "check"


REASONS: Final[Mapping[Reason, Sentence]] = {
    Reason.IDENTITY: Sentence(N_("Ik controleer wie iemand is")),
    Reason.EXCHANGE: Sentence(N_("Ik geef gegevens door die bij de hulp horen")),
    Reason.LETTER: Sentence(N_("Een brief moet het nummer noemen")),
    Reason.CHECK: Sentence(N_("Ik kijk of het nummer klopt")),
}


def read_number(text: str) -> str:
    """Return the nine digits of a number as people type it. Raises NotACitizenNumber."""
    digits = SEPARATORS.sub("", text)
    if not (re.fullmatch(r"[0-9]{8,9}", digits) and is_bsn(digits)):
        raise NotACitizenNumber
    return digits.zfill(BSN_LENGTH)


def is_number(text: str) -> bool:
    """Tell whether a text is such a number."""
    try:
        read_number(text)
    except NotACitizenNumber:
        return False
    return True


def in_groups(number: str) -> str:
    """Return a number as it is read out: "123 456 782"."""
    return " ".join(number[start : start + 3] for start in range(0, BSN_LENGTH, 3))
