"""How long people still wait, and how often volunteers go: today, when who comes first goes first, and by the plan."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from draagkracht.respite.queries.plans import LineFacts
from draagkracht.respite.rules.loads import Load, Loads

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Beside:
    """A table with a row for each of the three ways, and one sentence about it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


def waiting(lines: Iterable[LineFacts]) -> Beside:
    """Return how long those wait who have nothing: how many, half of them longer than, the longest."""
    lines = list(lines)
    ways: tuple[tuple[str, Callable[[LineFacts], bool]], ...] = (
        (gettext("Nu"), lambda one: one.today is None),
        (gettext("Wie het eerst vraagt, eerst"), lambda one: not one.by_first_come),
        (gettext("Met dit plan"), lambda one: one.today is None and not one.is_coming),
    )
    return Beside(
        caption=gettext("Wie blijft wachten"),
        columns=(
            gettext("Manier van verdelen"),
            gettext("Zonder plek"),
            gettext("Helft wacht langer dan"),
            gettext("Langst"),
        ),
        rows=tuple((label, *_waits([one.waited_days for one in lines if waits(one)])) for label, waits in ways),
        note=gettext("Geteld vanaf de vraag tot vandaag."),
    )


def _waits(days: list[int]) -> tuple[str, str, str]:
    if not days:
        return "0", gettext("niemand wacht"), gettext("niemand wacht")
    return str(len(days)), _weeks(statistics.median(days)), _weeks(max(days))


def _weeks(days: float) -> str:
    weeks = int(days // DAYS_IN_WEEK)
    return ngettext("%(many)s week", "%(many)s weken", weeks) % {"many": weeks}


def load(loads: Loads | None) -> Beside | None:
    """Return how often volunteers go in their busiest week; None where there are none, or it was not counted."""
    if loads is None or not sum(loads.today):
        return None
    ways = (
        (gettext("Nu"), loads.today),
        (gettext("Wie het eerst vraagt, eerst"), loads.first_come),
        (gettext("Met dit plan"), loads.planned),
    )
    most = max(len(one) for _, one in ways)
    note = gettext(
        "Vrijwilligers in hun drukste week. De raad wil hoogstens %(most)s keer. Wie minder wil, gaat minder."
    )
    return Beside(
        caption=gettext("Hoe vaak vrijwilligers gaan"),
        columns=(
            gettext("Manier van verdelen"),
            *(ngettext("%(many)s keer", "%(many)s keer", number) % {"many": number} for number in range(most)),
        ),
        rows=tuple((label, *_numbers(one, most)) for label, one in ways),
        note=note % {"most": loads.most},
    )


def _numbers(one: Load, most: int) -> tuple[str, ...]:
    return tuple(str(one[number] if number < len(one) else 0) for number in range(most))
