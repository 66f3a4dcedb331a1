"""The prices of the last night, as who decides now needs them."""

import datetime
from collections.abc import Collection, Mapping
from typing import Final

from draagkracht.respite.models import NightPrice
from draagkracht.respite.rules.looking_first import Slot
from draagkracht.respite.rules.plans import PERIOD_DAYS

DAY: Final = datetime.timedelta(days=1)
# Where no night made new ones, what was free then says too little of now.
FRESH: Final = datetime.timedelta(days=2)


def list_prices(
    of: Collection[str], *, first: datetime.date, last: datetime.date, at: datetime.datetime
) -> Mapping[Slot, float]:
    """Return the prices of some places, volunteers and payers on the days from `first` to `last`. One query."""
    rows = NightPrice.objects.filter(of__in=of, monday__range=(first - DAY * PERIOD_DAYS, last))
    found: dict[Slot, float] = {}
    for one, monday, prices in rows.filter(made_at__gt=at - FRESH).values_list("of", "monday", "prices"):
        for slot, price in prices.items():
            day, _, part = slot.partition(":")
            found[one, monday + DAY * int(day), int(part) if part else None] = price
    return found
