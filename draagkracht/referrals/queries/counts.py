"""Reading what remains of referrals: numbers by channel. Nothing in it says anything about a carer."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from draagkracht.referrals.models import ReferralCount
from draagkracht.referrals.rules.referring import Channel, Event


@dataclass(frozen=True, slots=True)
class ChannelCounts:
    """How often each thing happened with referrals of one channel."""

    channel: Channel
    numbers: Mapping[Event, int]


def count_by_channel(*, since: datetime.date) -> tuple[ChannelCounts, ...]:
    """Return the counts of the present municipality from a day on, for each channel of which there is any."""
    rows = ReferralCount.objects.filter(date__gte=since).values_list("channel", "event").annotate(total=Sum("number"))
    found: dict[str, dict[Event, int]] = {}
    for channel, event, total in rows.order_by("channel", "event"):
        found.setdefault(channel, {})[Event(event)] = total
    return tuple(ChannelCounts(Channel(channel), numbers) for channel, numbers in found.items())
