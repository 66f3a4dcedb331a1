"""What respite does when somebody erases their space, or ends a care relation: nothing stays taken for them."""

import datetime
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from draagkracht.accounts import acting
from draagkracht.audit.rules import Who
from draagkracht.people import signals
from draagkracht.respite.services.forgetting import let_go_of_person, let_go_of_relation
from draagkracht.respite.services.small_help import delete_help_of


@receiver(signals.person_is_erased)
def delete_questions_of_person(*, person_id: int, public_id: Any, at: datetime.datetime, **_rest: Any) -> None:
    """Delete the questions for small help of somebody who erases their space."""
    delete_help_of(person_id=person_id, by=acting.resident(public_id), at=at)


@receiver(signals.person_is_erased)
def call_off_for_person(*, person_id: int, public_id: UUID, at: datetime.datetime, **_rest: Any) -> None:
    """Give back what was kept free for somebody who erases their space, before the rows go with it."""
    let_go_of_person(person_id=person_id, by=acting.resident(public_id), at=at)


@receiver(signals.relation_is_ended)
def call_off_for_relation(*, relation_id: UUID, by: Who, at: datetime.datetime, **_rest: Any) -> None:
    """End what was asked for whom somebody cares for no more."""
    let_go_of_relation(relation_id=relation_id, by=by, at=at)
