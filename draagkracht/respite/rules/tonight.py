"""A bed for tonight, of what places keep free for emergencies: which night that is, and for whom a place is."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from draagkracht.respite.rules.codes import Payer, Skill

# Until this hour "tonight" is the night that began yesterday.
NIGHT_ENDS: Final = 6
# So many nights ahead one looks how long somebody can stay.
MOST_NIGHTS: Final = 14
DAY: Final = datetime.timedelta(days=1)
# Who is paid in one of these ways takes whoever has care under the Wlz too.
WHOEVER_PAYS: Final = frozenset({Payer.OWN, Payer.INSURANCE, Payer.VOLUNTEERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of whom a bed is for; None is not known."""

    is_child: bool | None = None
    needs_nursing: bool | None = None
    has_wlz: bool | None = None


def night_of(now: datetime.datetime) -> datetime.date:
    """Return the first day of the present night; `now` is in local time."""
    return now.date() - DAY if now.hour < NIGHT_ENDS else now.date()


def is_soon(start_date: datetime.date, today: datetime.date) -> bool:
    """Return whether somebody wants to go tonight or tomorrow: then what is kept for emergencies is for them too."""
    return today <= start_date <= today + DAY


def is_for(known: Known, *, skills: Collection[Skill], payers: Collection[Payer]) -> bool:
    """Return whether a place is for somebody, as far as that is known; who pays is found out afterwards."""
    paid = frozenset(payers)
    if known.is_child and Skill.CHILDREN not in skills:
        return False
    if known.is_child is False and paid == {Payer.JEUGDWET}:
        return False
    if known.needs_nursing and Skill.NURSING not in skills:
        return False
    if known.has_wlz:
        return not paid or bool(paid & {Payer.WLZ, *WHOEVER_PAYS})
    return known.has_wlz is None or paid != {Payer.WLZ}


def nights_in_a_row(night: datetime.date, free: Collection[datetime.date], *, most: int) -> int:
    """Return how many nights from this one on are free, one after the other; at most `most`."""
    number = 0
    while number < most and night + DAY * number in free:
        number += 1
    return number
