"""Writing what is counted of the quick check."""

import datetime

from django.db import transaction
from django.db.models import F

from draagkracht.assessments.models import CheckCount
from draagkracht.municipalities import queries as municipalities


@transaction.atomic
def count_check(*, municipality_id: int, channel: str, band: str, date: datetime.date) -> None:
    """Add one to the number of checks of a day, a channel and a band.

    Exact with any number of checks at a time, because the database adds; the row is locked until the transaction
    ends, so this is the last thing that a request does. A channel that the municipality does not have counts as none.
    """
    known = channel if channel and channel in municipalities.list_channel_codes() else ""
    counted = {"municipality_id": municipality_id, "date": date, "channel": known, "band": band}
    CheckCount.objects.bulk_create([CheckCount(**counted)], ignore_conflicts=True)
    CheckCount.objects.filter(**counted).update(number=F("number") + 1)
