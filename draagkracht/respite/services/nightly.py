"""Making the prices of a night of a care region; killed at any moment, those of the night before still stand."""

import datetime
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from django.db import transaction
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.respite.models import NightPrice, Region
from draagkracht.respite.queries.regional import list_came, read_region
from draagkracht.respite.queries.regions import get_settings
from draagkracht.respite.rules import nightly
from draagkracht.respite.rules.nightly import DAY, PERIODS, Slots
from draagkracht.respite.rules.plans import PERIOD_DAYS
from draagkracht.respite.rules.regional import Regional

SECONDS: Final = 60.0  # for each four weeks
AT_ONCE: Final = 1_000


@transaction.atomic
def make_prices(*, at: datetime.datetime) -> int:
    """Make the prices of a night for who plans for a region, and return how many rows they are; only these are kept.

    Each member keeps those of the places that serve it, of its own volunteers and of its own money. Nothing is kept
    where nobody asked in the last year. Nobody sees a request by it, and no row says of whom it is.
    """
    region = Region.objects.order_by("pk").first()
    if region is None:
        return 0
    today = timezone.localdate(at)
    first = today + DAY * (7 - today.weekday())
    with tenancy.acting_for(*region.member_ids):
        futures = nightly.expect(list_came(region, at=at), today)
        rows = [
            NightPrice(municipality_id=member, of=of, monday=monday, prices=dict(slots), made_at=at)
            for monday in (first + DAY * PERIOD_DAYS * number for number in range(PERIODS))
            for member, of, slots in _of_period(region, futures, monday, at)
        ]
        NightPrice.objects.filter(municipality__in=region.member_ids).delete()
        NightPrice.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(rows)


def _of_period(
    region: Region, futures: Sequence[nightly.Future], monday: datetime.date, at: datetime.datetime
) -> Iterator[tuple[int, str, Slots]]:
    """Yield the prices of four weeks, with whose they are and what they are of."""
    if not futures:
        return
    read = read_region(region, monday=monday, settings=get_settings(monday), at=at)
    end = time.monotonic() + SECONDS
    prices = nightly.price(read.regional, futures, lambda: time.monotonic() > end)
    for member in region.member_ids:
        for of, slots in _seen_by(str(member), read.regional, prices).items():
            yield member, of, slots


def _seen_by(member: str, given: Regional, prices: Mapping[str, Slots]) -> dict[str, Slots]:
    serving: Collection[str] = {one.id for one in given.giving if member in one.serves}
    owned = {of.removeprefix(f"{member}:"): slots for of, slots in prices.items() if of.startswith(f"{member}:")}
    return {of: slots for of, slots in prices.items() if of in serving} | owned
