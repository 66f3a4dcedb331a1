"""Reading how often somebody wants to be asked how it goes."""

import datetime

from draagkracht.people import links
from draagkracht.people.models import Reminder
from draagkracht.people.queries.spaces import has_agreed
from draagkracht.people.rules.codes import Purpose
from draagkracht.people.rules.reminders import Rhythm


def get_rhythm(person_id: int, at: datetime.datetime) -> Rhythm:
    """Return the rhythm that somebody chose and still agrees to; none when there is none."""
    if not has_agreed(person_id, Purpose.REMIND, at=at):
        return Rhythm.NONE
    months = Reminder.objects.filter(person_id=person_id).values_list("every_months", flat=True).first()
    return Rhythm(months or 0)


def get_next_reminder(person_id: int) -> datetime.datetime | None:
    """Return when the next mail is due; ask `get_rhythm` first whether there is any."""
    return Reminder.objects.filter(person_id=person_id).values_list("next_at", flat=True).first()


def is_stop_link(token: str) -> bool:
    """Tell whether an address stops somebody's reminders."""
    return Reminder.objects.filter(token_hash=links.hash_of(token)).exists()
