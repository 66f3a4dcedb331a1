"""Small parts of sentences, each translatable: enumerations, dates, times of day, amounts of money."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from draagkracht.base.text import N_, Sentence

EURO: Final = "EUR"
CENTS: Final = 100

MONTHS: Final[Sequence[Sentence]] = (
    Sentence(N_("januari")),
    Sentence(N_("februari")),
    Sentence(N_("maart")),
    Sentence(N_("april")),
    Sentence(N_("mei")),
    Sentence(N_("juni")),
    Sentence(N_("juli")),
    Sentence(N_("augustus")),
    Sentence(N_("september")),
    Sentence(N_("oktober")),
    Sentence(N_("november")),
    Sentence(N_("december")),
)


def joined(items: Sequence[Sentence | str]) -> Sentence:
    """Return some words as an enumeration: “a, b en c”; of nothing an empty text."""
    if not items:
        return Sentence("")
    first, *rest = items
    if not rest:
        return first if isinstance(first, Sentence) else Sentence("%(text)s", {"text": first})
    if len(rest) == 1:
        return Sentence(N_("%(first)s en %(last)s"), {"first": first, "last": rest[0]})
    return Sentence(N_("%(first)s, %(rest)s"), {"first": first, "rest": joined(rest)})


def day_of_year(day: date) -> Sentence:
    """Return a date in words: “3 oktober 2026”."""
    month = MONTHS[day.month - 1]
    return Sentence(N_("%(day)s %(month)s %(year)s"), {"day": day.day, "month": month, "year": day.year})


def clock(moment: time) -> Sentence:
    """Return a time of day: “9.30”; a translation may write it otherwise."""
    return Sentence(N_("%(hour)s.%(minute)s"), {"hour": str(moment.hour), "minute": f"{moment.minute:02d}"})


def money(cents: int, currency: str) -> Sentence:
    """Return an amount of money; without a currency it is euros. Cents are left out when there are none."""
    whole, rest = divmod(cents, CENTS)
    if currency in {"", EURO}:
        if not rest:
            return Sentence(N_("€ %(euros)s"), {"euros": whole})
        return Sentence(N_("€ %(euros)s,%(cents)s"), {"euros": whole, "cents": f"{rest:02d}"})
    return Sentence(N_("%(amount)s in %(currency)s"), {"amount": cents / CENTS, "currency": currency})
