"""When a web address is broken, and which telephone numbers cannot exist.

A website that fails once may have a bad night: an address is broken after three failures on three days. Telephone
numbers: the Dutch numbering plan as `phonenumbers` knows it, and the short numbers of that plan (112, 113, 144, 116xxx,
18xx: Nummerplan telefoon- en ISDN-diensten).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import phonenumbers

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.presentation import telephone_address

FAILURES_UNTIL_BROKEN: Final = 3
GONE: Final = frozenset({404, 410})
ANSWERS: Final = range(200, 400)
# Names that can never lead anywhere (RFC 2606, RFC 6761): made-up websites.
RESERVED: Final = (".example", ".invalid", ".test", ".localhost", "example.com", "example.org", "example.net")
SHORT_NUMBERS: Final = re.compile(r"112|113|144|116\d{3}|18\d{2}")
MADE_UP: Final = re.compile(r"(000|(\+|00)3100)\d+")


class Kind(StrEnum):
    """What is checked."""

    LINK = "link"
    PHONE = "phone"


class Outcome(StrEnum):
    """What a check found."""

    UNKNOWN = "unknown"  # not checked yet, or no verdict: the site refuses robots, say
    WORKS = "works"
    GONE = "gone"
    NO_HOST = "no-host"
    SILENT = "silent"
    IMPOSSIBLE = "impossible"


FAILS: Final = frozenset({Outcome.GONE, Outcome.NO_HOST, Outcome.SILENT})
WORDS: Final[Mapping[Outcome, Sentence]] = {
    Outcome.GONE: Sentence(N_("Deze pagina bestaat niet meer.")),
    Outcome.NO_HOST: Sentence(N_("Deze website bestaat niet.")),
    Outcome.SILENT: Sentence(N_("Deze website geeft geen antwoord.")),
    Outcome.IMPOSSIBLE: Sentence(N_("Dit telefoonnummer kan niet bestaan.")),
}


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an address: on how many days in a row it failed, and the day of the last try."""

    failed_days: int = 0
    last_day: date | None = None
    outcome: Outcome = Outcome.UNKNOWN

    @property
    def is_broken(self) -> bool:
        """Tell whether an editor should look."""
        return self.failed_days >= FAILURES_UNTIL_BROKEN


def outcome_of_status(status: int) -> Outcome:
    """Return what an HTTP status says of an address; refusals and faults of the server say nothing about it."""
    if status in GONE:
        return Outcome.GONE
    return Outcome.WORKS if status in ANSWERS else Outcome.UNKNOWN


def after_try(before: Record, outcome: Outcome, today: date) -> Record:
    """Return what is known after one more try; several on one day count as one."""
    if outcome is Outcome.WORKS:
        return Record(0, today, outcome)
    if outcome not in FAILS:
        return Record(before.failed_days, today, before.outcome if before.failed_days else outcome)
    is_new_day = before.last_day != today or before.failed_days == 0
    return Record(before.failed_days + is_new_day, today, outcome)


def is_reserved(host: str) -> bool:
    """Tell whether a host name is one of those that exist in examples only."""
    name = host.lower().rstrip(".")
    return any(name == one.lstrip(".") or name.endswith(one if one[0] == "." else f".{one}") for one in RESERVED)


def can_exist(number: str, *, in_demo: bool) -> bool:
    """Tell whether a telephone number can exist; the made-up ones of the demo, which start with 000, only there."""
    dialled = telephone_address(number).removeprefix("tel:")
    if not dialled:
        return False
    if MADE_UP.fullmatch(dialled):
        return in_demo
    if SHORT_NUMBERS.fullmatch(dialled):
        return True
    try:
        parsed = phonenumbers.parse(dialled, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed)
