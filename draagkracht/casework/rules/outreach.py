"""Reaching out without pressing: what a paper may tell that is lost in the street, and how reach is counted.

Reach is counted by the way on which somebody came, and never by where they come from. Inventory rows 18, 29-30.
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.referring import CHANNEL_LABELS, Channel

# Fewer than these are not shown: in a street or a small community they would be somebody.
FEWEST_SHOWN: Final = 5


class Event(StrEnum):
    """What is counted, a month at a time. Names nobody."""

    NEW = "new"  # somebody agreed that the centre keeps a file
    NEW_WLZ = "new_wlz"  # of those: the other gets long-term care
    NEW_WITHOUT = "new_without"  # of those: the other gets no help
    CONTACT = "contact"
    VISIT = "visit"
    ATTEMPT = "attempt"
    NAMELESS = "nameless"  # somebody was spoken to who wants no file


EVENT_LABELS: Final[Mapping[Event, Sentence]] = {
    Event.NEW: Sentence(N_("Nieuw in beeld")),
    Event.NEW_WLZ: Sentence(N_("Langdurige zorg (Wlz)")),
    Event.NEW_WITHOUT: Sentence(N_("Er is nog geen hulp")),
    Event.CONTACT: Sentence(N_("Gesproken")),
    Event.VISIT: Sentence(N_("Op bezoek geweest")),
    Event.ATTEMPT: Sentence(N_("Geprobeerd, niet bereikt")),
    Event.NAMELESS: Sentence(N_("Gesproken, zonder dossier")),
}
REACH_LABELS: Final[Mapping[Channel, Sentence]] = {
    **CHANNEL_LABELS,
    Channel.ENVIRONMENT: Sentence(N_("Via familie, vrienden of buren")),
    Channel.SUPPORT_CENTRE: Sentence(N_("Eigen werk van het steunpunt")),
}


def shown_number(number: int) -> str | None:
    """Return a number as a table shows it; None where it is too small to be shown, which nought is as well."""
    return str(number) if number >= FEWEST_SHOWN else None


def shown_total(numbers: Iterable[int]) -> str | None:
    """Return how many there are together of the numbers that are shown: what is left out follows from nothing."""
    return shown_number(sum(number for number in numbers if number >= FEWEST_SHOWN))


def last_months(day: datetime.date, number: int = 6) -> tuple[datetime.date, ...]:
    """Return the last months up to that of a day, each by its first day, the oldest first."""
    first = day.year * 12 + day.month - 1
    return tuple(datetime.date(index // 12, index % 12 + 1, 1) for index in range(first - number + 1, first + 1))


def contact_keys(*, phone: str, email: str, name: str = "", address: str = "") -> tuple[str, ...]:
    """Return what prints are made of: a telephone number, a mail address, and a name with an address.

    An address alone is of a household, and somebody else in it may want contact.
    """
    home = f"{_letters(name)}|{_letters(address)}" if name and address else ""
    kinds = (("phone", phone), ("mail", email.lower()), ("home", home))
    return tuple(f"{kind}:{value}" for kind, value in kinds if value)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
