"""What the council wants everybody to have at least."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.planning.instance import Floor, Request
from draagkracht.respite.rules.planning.problem import TINY

# A share of one or two people is one of them, or nobody: no floor can be kept to.
FEWEST: Final = 3
LONG, SHORT = "long", "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A setting, in whole per cents of each group; as models.Fairness."""

    burden_percent: int = 30
    language_percent: int = 30
    district_percent: int = 30
    waiting_percent: int = 30
    waiting_weeks: int = 12
    most_visits: int = 3

    def percents(self) -> Mapping[str, int]:
        """Return the part that is sure of an offer, by kind of group."""
        return {
            "burden": self.burden_percent,
            "language": self.language_percent,
            "district": self.district_percent,
            "waiting": self.waiting_percent,
        }


def floors_of(settings: Settings, requests: Iterable[Request]) -> tuple[Floor, ...]:
    """Return a floor for each group of these requests that is not too small for one, in the order of the alphabet.

    Of waiting only who waits long is a group.
    """
    percents = settings.percents()
    sizes = Counter(item for one in requests for item in one.groups.items())
    return tuple(
        Floor(group, value, percents[group] / 100)
        for (group, value), size in sorted(sizes.items())
        if size >= FEWEST and percents[group] and (group, value) != ("waiting", SHORT)
    )


def members_of(floor: Floor, requests: Iterable[Request]) -> set[str]:
    """Return the ids of who is in the group of a floor."""
    return {one.id for one in requests if one.groups.get(floor.group) == floor.value}


def wanted_of(share: float, size: int) -> int:
    """Return how many of a group a floor is sure of, as the planner counts them."""
    return math.ceil(share * size - TINY)


GROUPS: Final[Mapping[str, Sentence]] = {
    "burden": Sentence(N_("Hoe zwaar het is")),
    "language": Sentence(N_("Taal")),
    "district": Sentence(N_("Wijk of dorp")),
    "waiting": Sentence(N_("Hoe lang iemand wacht")),
}
