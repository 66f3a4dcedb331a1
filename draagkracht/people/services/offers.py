"""Somebody's own list of help: they put a service on it and take it off. Nobody else writes or reads it."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.people.models import KeptOffer, Person
from draagkracht.people.rules.offers import LONGEST_NAME, MOST
from draagkracht.people.services.noting import note

WHAT = "people.offers"


class ListIsFull(Exception):
    """A list of help holds no more."""


@transaction.atomic
def keep_offer(*, person_id: int, service_id: str, called: str, by: Who, at: datetime.datetime) -> None:
    """Put a service on somebody's own list; twice does nothing more. Raises ListIsFull."""
    person = Person.objects.select_for_update().get(pk=person_id)
    rows = KeptOffer.objects.filter(person=person)
    if rows.filter(service_id=service_id).exists():
        return
    if rows.count() >= MOST:
        raise ListIsFull
    KeptOffer.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        service_id=service_id,
        called=called[:LONGEST_NAME],
        kept_at=at,
    )
    note(person=person, what=WHAT, action=Action.ADD, by=by, at=at)


@transaction.atomic
def forget_offer(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Take a service off somebody's own list; nothing where it is gone."""
    rows = KeptOffer.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.filter(person_id=person_id, public_id=public_id).first()
    if row is not None:
        row.delete()
        note(person=row.person, what=WHAT, action=Action.REMOVE, by=by, at=at)
