"""What remains of a referral when it is gone: a number on a day, by channel."""

import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from draagkracht.referrals.models import ReferralCount
from draagkracht.referrals.rules.referring import Channel, Event


@transaction.atomic
def count(*, municipality_id: int, channel: Channel, event: Event, at: datetime.datetime) -> None:
    """Add one to the count of a day: exact with any number at a time, because the database adds."""
    day = {
        "municipality_id": municipality_id,
        "date": timezone.localdate(at),
        "channel": channel.value,
        "event": event.value,
    }
    ReferralCount.objects.bulk_create([ReferralCount(**day)], ignore_conflicts=True)
    ReferralCount.objects.filter(**day).update(number=F("number") + 1)


@transaction.atomic
def take_back(*, municipality_id: int, channel: Channel, event: Event, at: datetime.datetime) -> None:
    """Take one from the count of a day: what was counted of somebody did not happen to them."""
    ReferralCount.objects.filter(
        municipality_id=municipality_id,
        date=timezone.localdate(at),
        channel=channel.value,
        event=event.value,
        number__gt=0,
    ).update(number=F("number") - 1)


def count_advice(*, municipality_id: int, channel: Channel, at: datetime.datetime) -> None:
    """Count that somebody asked about a person who did not agree: nothing else is kept of it."""
    count(municipality_id=municipality_id, channel=channel, event=Event.ADVICE_ONLY, at=at)
