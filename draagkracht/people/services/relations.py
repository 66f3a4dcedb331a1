"""Who cares for whom, in the words of the carer."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.people import signals
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.rules.codes import Relation
from draagkracht.people.services.noting import note

WHAT = "people.relation"


@transaction.atomic
def add_relation(
    *,
    carer_id: int,
    called: str,
    relation: Relation,
    lives_together: bool | None,
    by: Who,
    at: datetime.datetime,
) -> UUID:
    """Write down for whom somebody cares; return its public id. The same words again are the same person."""
    carer = Person.objects.select_for_update().get(pk=carer_id)
    row, is_new = CareRelation.objects.get_or_create(
        municipality_id=carer.municipality_id,
        carer=carer,
        called=called,
        ended_at=None,
        defaults={"relation": relation.value, "lives_together": lives_together},
    )
    if is_new:
        _record(row, Action.ADD, by, at)
    return row.public_id


@transaction.atomic
def change_relation(
    *,
    carer_id: int,
    public_id: UUID,
    called: str,
    relation: Relation,
    lives_together: bool | None,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Correct what a carer wrote about whom they care for; nothing when that has ended."""
    rows = CareRelation.objects.select_for_update().filter(carer_id=carer_id, ended_at__isnull=True)
    row = rows.filter(public_id=public_id).first()
    if row is not None:
        row.called, row.relation, row.lives_together = called, relation.value, lives_together
        row.save(update_fields=["called", "relation", "lives_together"])
        _record(row, Action.CHANGE, by, at)


@transaction.atomic
def end_relation(*, carer_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Take somebody off the list of whom one cares for; nothing when they are off it already."""
    row = CareRelation.objects.select_for_update().filter(carer_id=carer_id, public_id=public_id).first()
    if row is not None and row.ended_at is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        _record(row, Action.REMOVE, by, at)
        signals.relation_is_ended.send(sender=CareRelation, relation_id=row.public_id, by=by, at=at)


def _record(row: CareRelation, action: Action, by: Who, at: datetime.datetime) -> None:
    note(person=row.carer, what=WHAT, action=action, by=by, at=at)
