"""When, in which language and under which name somebody wants to be called."""

import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.municipalities.rules import Hours

LONGEST_NAME = 80
OTHER_LANGUAGE = "other"
LANGUAGES = ("nl", "en", "tr", "ar", OTHER_LANGUAGE)
# Two invisible characters that words in Arabic script and some emoji are spelled with.
JOINERS = "\u200c\u200d"


class Daypart(StrEnum):
    """A part of the day on which somebody can be called."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


LABELS: Final[Mapping[Daypart, Sentence]] = {
    Daypart.ANY: Sentence(N_("Dat maakt niet uit")),
    Daypart.MORNING: Sentence(N_("In de ochtend")),
    Daypart.AFTERNOON: Sentence(N_("In de middag")),
    Daypart.EVENING: Sentence(N_("In de avond")),
}
# From and until; None is the end of the day.
BOUNDS: Final[Mapping[Daypart, tuple[datetime.time, datetime.time | None]]] = {
    Daypart.ANY: (datetime.time(0), None),
    Daypart.MORNING: (datetime.time(0), datetime.time(12)),
    Daypart.AFTERNOON: (datetime.time(12), datetime.time(17)),
    Daypart.EVENING: (datetime.time(17), None),
}
# A desk that closes at half past twelve is not open in the afternoon.
LEAST_MINUTES = 60


@dataclass(frozen=True, slots=True)
class DaypartOffer:
    """A part of the day in which the desk can call; `days` (0 is Monday) is empty where it is every open day."""

    daypart: Daypart
    days: tuple[int, ...] = ()


def within(hours: Sequence[Hours], daypart: Daypart) -> tuple[Hours, ...]:
    """Return the opening hours that fall in a part of the day, without stretches that are too short to be of use."""
    if daypart is Daypart.ANY:
        return tuple(hours)
    begin, end = BOUNDS[daypart]
    cut = (
        Hours(stretch.day, max(stretch.opens, begin), min(stretch.closes, end or datetime.time.max))
        for stretch in hours
    )
    return tuple(stretch for stretch in cut if _minutes(stretch) >= LEAST_MINUTES)


def list_offers(hours: Sequence[Hours]) -> tuple[DaypartOffer, ...]:
    """Return the parts of the day that can be chosen with a desk that is open at these hours."""
    open_days = {stretch.day for stretch in hours}
    offers = [DaypartOffer(Daypart.ANY)]
    for daypart in (Daypart.MORNING, Daypart.AFTERNOON, Daypart.EVENING):
        days = {stretch.day for stretch in within(hours, daypart)}
        if days:
            offers.append(DaypartOffer(daypart, () if days == open_days else tuple(sorted(days))))
    return tuple(offers)


def clean_name(text: str) -> str:
    """Return a name on one line, without invisible characters that turn other text around, at most 80 long."""
    visible = (
        character
        for character in " ".join(text.split())
        if character in JOINERS or not unicodedata.category(character).startswith("C")
    )
    return " ".join("".join(visible).split())[:LONGEST_NAME].strip()


def _minutes(stretch: Hours) -> int:
    return (stretch.closes.hour - stretch.opens.hour) * 60 + stretch.closes.minute - stretch.opens.minute
