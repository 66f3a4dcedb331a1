"""What a space hears of accounts: how its owner signs in is written down as all else that is done with it."""

import datetime
from typing import Any

from django.dispatch import receiver

from draagkracht.accounts import acting, signals
from draagkracht.audit.rules import Action, Purpose
from draagkracht.people.models import Person
from draagkracht.people.services.noting import note


@receiver(signals.passkey_is_changed)
def note_device(*, municipality_id: int, user_id: int, action: Action, at: datetime.datetime, **_rest: Any) -> None:
    """Write down that somebody added or took away a device; nothing for who has no space here."""
    person = Person.objects.filter(municipality_id=municipality_id, user_id=user_id).first()
    if person is not None:
        me = acting.resident(person.public_id)
        note(person=person, what="people.device", action=action, by=me, at=at, why=Purpose.ACCOUNT)
