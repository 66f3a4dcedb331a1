"""Counting the searches that found nothing, and forgetting them in time."""

import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from draagkracht.directory.models import UnansweredSearch
from draagkracht.directory.rules.unanswered import text_to_keep

KEPT_DAYS: Final = 90
MOST_A_DAY: Final = 500  # different texts: whoever types nonsense all day fills no disk


@transaction.atomic
def remember_unanswered(*, municipality_id: int, text: str, on: datetime.date) -> None:
    """Count a search that found nothing; keeps no text that may tell who looked for it."""
    kept = text_to_keep(text)
    if not kept:
        return
    same_day = UnansweredSearch.objects.filter(municipality=municipality_id, day=on)
    if same_day.filter(text=kept).update(number=F("number") + 1) or same_day.count() >= MOST_A_DAY:
        return
    row = UnansweredSearch(municipality_id=municipality_id, day=on, text=kept)
    UnansweredSearch.objects.bulk_create([row], ignore_conflicts=True)


def delete_old_unanswered(*, now: datetime.datetime) -> int:
    """Forget the searches of more than ninety days ago; return how many rows there were."""
    last = now.date() - datetime.timedelta(days=KEPT_DAYS)
    deleted, _ = UnansweredSearch.objects.filter(day__lt=last).delete()
    return deleted
