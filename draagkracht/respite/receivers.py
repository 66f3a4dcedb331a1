"""What respite does when somebody erases their space: what they asked is deleted."""

import datetime
from typing import Any

from django.dispatch import receiver

from draagkracht.accounts import acting
from draagkracht.people import signals
from draagkracht.respite.services.small_help import delete_help_of


@receiver(signals.person_is_erased)
def delete_questions_of_person(*, person_id: int, public_id: Any, at: datetime.datetime, **_rest: Any) -> None:
    """Delete the questions for small help of somebody who erases their space."""
    delete_help_of(person_id=person_id, by=acting.resident(public_id), at=at)
