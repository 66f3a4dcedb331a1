"""The outcome that travels with a referral. It comes and goes with it, and `referrals` writes both in the log."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.assessments.models import TravellingResult
from draagkracht.assessments.rules.filled import Measured


@transaction.atomic
def send_along(*, municipality_id: int, referral_id: UUID, measured: Measured) -> None:
    """Keep the outcome of a referral; the same one twice is one."""
    said: dict[str, str | int | datetime.datetime] = {
        "instrument": measured.instrument,
        "points": measured.points,
        "band": measured.band,
        "taken_at": measured.taken_at,
        "by": measured.by,
    }
    TravellingResult.objects.get_or_create(municipality_id=municipality_id, referral_id=referral_id, defaults=said)


@transaction.atomic
def forget_along(*, referral_id: UUID) -> None:
    """Delete the outcome of a referral that goes; nothing when there is none."""
    TravellingResult.objects.filter(referral_id=referral_id).delete()
