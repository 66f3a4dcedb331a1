"""What a service can be chosen by, as short names: `law:wmo`, `language:tr`, `free:yes`.

A name is facet and code. A choice in the list is one of these names, so that choosing and counting are the same
everywhere.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.directory.rules import codes
from draagkracht.directory.rules.presentation.times import DAY, WEEK

DUTCH: Final = "nl"
YES: Final = "yes"
WITHOUT_TRAVEL: Final = frozenset({codes.Attendance.ONLINE, codes.Attendance.PHONE})


class Facet(StrEnum):
    """Something by which a list is narrowed down."""

    NEED = "need"
    CONDITION = "condition"
    RESPITE_FORM = "form"
    KIND = "kind"
    LAW = "law"
    LANGUAGE = "language"
    FREE = "free"
    AT_HOME = "home"
    ONLINE = "online"
    DAY = "day"


def fact(facet: Facet, code: str = YES) -> str:
    """Return the name of a fact."""
    return f"{facet}:{code}"


def facts_of(
    coded: Mapping[Facet, Collection[str]],
    *,
    languages: Collection[str],
    prices: Collection[int | None],
    attending: Iterable[str],
) -> list[str]:
    """Return the facts of a service, from its codes, languages, prices in cents and ways to take part.

    What names no condition is for everybody; what names no language is in Dutch. Free is what has a price, and no
    price but nought.
    """
    found = {fact(facet, code) for facet, named in coded.items() for code in named}
    if not coded.get(Facet.CONDITION):
        found.add(fact(Facet.CONDITION, codes.Condition.NONE))
    found |= {fact(Facet.LANGUAGE, code) for code in languages or (DUTCH,)}
    if prices and all(price == 0 for price in prices):
        found.add(fact(Facet.FREE))
    ways = {way.strip() for named in attending for way in named.split(",")}
    if codes.Attendance.HOME_VISIT in ways:
        found.add(fact(Facet.AT_HOME))
    if ways & WITHOUT_TRAVEL:
        found.add(fact(Facet.ONLINE))
    return sorted(found)


def days_of(schedules: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the days of the week as facts, from rows with `freq` and `byday`: “the first Tuesday” is a Tuesday too."""
    found: set[str] = set()
    for row in schedules:
        matches = [DAY.fullmatch(word.strip().upper()) for word in row["byday"].split(",")]
        found |= {match[2] for match in matches if match}
        if row["freq"] == "DAILY" and not row["byday"]:
            found.update(WEEK)
    return sorted(fact(Facet.DAY, day) for day in found)
