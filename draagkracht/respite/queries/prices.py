"""The prices of the last night, as who decides now needs them."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from draagkracht.respite.models import NightPrice
from draagkracht.respite.rules.looking_first import Slot
from draagkracht.respite.rules.plans import PERIOD_DAYS

DAY: Final = datetime.timedelta(days=1)
# Where no night made new ones, what was free then says too little of now.
FRESH: Final = datetime.timedelta(days=2)


def list_prices(slots: Collection[Slot], *, at: datetime.datetime) -> Mapping[Slot, float]:
    """Return the prices of what may be taken, as far as it has any. One query, none where nothing is asked."""
    if not slots:
        return {}
    days = [day for _, day, _ in slots]
    rows = NightPrice.objects.filter(
        of__in={of for of, _, _ in slots}, monday__range=(min(days) - DAY * PERIOD_DAYS, max(days))
    )
    kept = rows.filter(made_at__gt=at - FRESH).values_list("of", "monday", "prices")
    by_monday: dict[datetime.date, dict[str, dict[str, float]]] = defaultdict(dict)
    for of, monday, prices in kept:
        by_monday[monday][of] = prices
    return {
        (of, day, part): found[of][key]
        for of, day, part in slots
        for monday, found in by_monday.items()
        if of in found and (key := _key((day - monday).days, part)) in found[of]
    }


def _key(number: int, part: int | None) -> str:
    return str(number) if part is None else f"{number}:{part}"
