"""Somebody offers small help: where that offer is, how long it is kept, and how a week is asked in six choices.

Nothing of it is public. A coordinator calls; what is agreed then makes a volunteer, with a certificate before a visit
alone (rules/volunteers.py). Here is nothing but the question who wants to help.
"""

import datetime
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.volunteers import PARTS

KEPT: Final = datetime.timedelta(days=90)  # and no longer than until somebody was spoken to: to be confirmed
CALLS_WITHIN: Final = 5  # working days
MOST_WAITING: Final = 100  # more than coordinators call in time; and what a flood can do
MOST_KM: Final = 30
WORKING_DAYS: Final = range(5)
WEEKEND: Final = range(5, 7)


class State(StrEnum):
    """Where an offer is."""

    NEW = "new"  # every organisation of volunteers sees it, without a name
    TAKEN = "taken"  # one of them calls
    HANDING = "handing"  # another was asked to take it over


class When(StrEnum):
    """When somebody can: six choices in place of a week of twenty-one parts."""

    WEEK_MORNING = "week_0"
    WEEK_AFTERNOON = "week_1"
    WEEK_EVENING = "week_2"
    WEEKEND_MORNING = "weekend_0"
    WEEKEND_AFTERNOON = "weekend_1"
    WEEKEND_EVENING = "weekend_2"


WHENS: Final[Mapping[When, Sentence]] = {
    When.WEEK_MORNING: Sentence(N_("Op een werkdag, in de ochtend")),
    When.WEEK_AFTERNOON: Sentence(N_("Op een werkdag, in de middag")),
    When.WEEK_EVENING: Sentence(N_("Op een werkdag, in de avond")),
    When.WEEKEND_MORNING: Sentence(N_("In het weekend, in de ochtend")),
    When.WEEKEND_AFTERNOON: Sentence(N_("In het weekend, in de middag")),
    When.WEEKEND_EVENING: Sentence(N_("In het weekend, in de avond")),
}


def dayparts(chosen: Collection[When]) -> list[int]:
    """Return the parts of a week (weekday × 3 + part) of these choices."""
    found = set()
    for one in chosen:
        stretch, part = one.value.split("_")
        found |= {day * PARTS + int(part) for day in (WORKING_DAYS if stretch == "week" else WEEKEND)}
    return sorted(found)
