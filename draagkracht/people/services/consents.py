"""Agreeing, and taking it back. One click withdraws; what was given before stays given, and nothing more is."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.people import signals
from draagkracht.people.models import Consent, Person
from draagkracht.people.rules import ages
from draagkracht.people.rules.codes import Asked, Purpose
from draagkracht.people.services.noting import note

WHAT = "people.consent"


class ConsentIsGone(Exception):
    """There is no such consent here that still counts."""


class ParentIsNeeded(Exception):
    """Somebody under sixteen cannot agree alone."""


@transaction.atomic
def give_consent(  # noqa: PLR0913 - as many as a consent has parts
    *,
    person_id: int,
    purpose: Purpose,
    by: Who,
    at: datetime.datetime,
    recipient: str = "",
    recipient_label: str = "",
    scope: Sequence[str] = (),
    asked: Asked = Asked.ON_SCREEN,
    asked_by: str = "",
    valid_until: datetime.datetime | None = None,
) -> UUID:
    """Write down that somebody agrees; return its public id. Agreeing again to the same replaces the one before.

    Raises ParentIsNeeded for somebody under sixteen, unless a parent was asked.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    if ages.needs_parent(person.birth_date, at.date()) and asked is not Asked.BY_PARENT:
        raise ParentIsNeeded
    before = Consent.objects.filter(
        person=person, purpose=purpose.value, recipient=recipient, withdrawn_at__isnull=True
    )
    before.update(withdrawn_at=at)
    row = Consent.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        purpose=purpose.value,
        recipient=recipient,
        recipient_label=recipient_label,
        scope=list(scope),
        asked=asked.value,
        asked_by=asked_by,
        given_at=at,
        valid_until=valid_until,
    )
    note(person=person, what=WHAT, action=Action.ADD, by=by, at=at, about=purpose.value)
    return row.public_id


@transaction.atomic
def withdraw_consent(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> Purpose:
    """Let a consent count no more; return its purpose. Twice does nothing more. Raises ConsentIsGone."""
    row = Consent.objects.select_for_update().filter(person_id=person_id, public_id=public_id).first()
    if row is None:
        raise ConsentIsGone
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        note(person=row.person, what=WHAT, action=Action.WITHDRAW, by=by, at=at, about=row.purpose)
        signals.consent_is_withdrawn.send(sender=Consent, consent_id=row.pk, by=by, at=at)
    return Purpose(row.purpose)
