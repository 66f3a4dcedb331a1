"""In which order who waits is served: how heavy the care weighs, and how long they wait. Never the worth of a person.

The numbers are ours, a parameter of the council; an unknown burden counts as a usual one, so that measuring is no
condition (respite-instance/1: "measuring is no condition for respite").
"""

import datetime
from collections.abc import Mapping
from typing import Final

from draagkracht.respite.rules.codes import Burden

BY_BURDEN: Final[Mapping[Burden, float]] = {
    Burden.Q1: 1.0,
    Burden.Q2: 1.3,
    Burden.Q3: 1.7,
    Burden.Q4: 2.2,
    Burden.UNKNOWN: 1.5,
}
PER_WEEK: Final = 0.05  # of waiting
MOST_WEEKS: Final = 20


def weight(burden: Burden, waited: datetime.timedelta) -> float:
    """Return how much a request counts: its burden, and five per cent more for each whole week of waiting."""
    weeks = min(max(waited.days, 0) // 7, MOST_WEEKS)
    return BY_BURDEN[burden] * (1 + PER_WEEK * weeks)
