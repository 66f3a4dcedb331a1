"""Agreeing, and taking it back. One click withdraws; what was given before stays given, and nothing more is."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Who
from draagkracht.audit.rules import Purpose as Why
from draagkracht.people.models import Consent, Person
from draagkracht.people.rules import ages
from draagkracht.people.rules.codes import Asked, Purpose

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
    audit.record(
        municipality_id=person.municipality_id,
        actor=by,
        subject=person.public_id,
        action=Action.ADD,
        what=WHAT,
        why=Why.OWN_USE,
        basis=Basis.CONSENT,
        about=purpose.value,
        at=at,
    )
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
        audit.record(
            municipality_id=row.municipality_id,
            actor=by,
            subject=row.person.public_id,
            action=Action.WITHDRAW,
            what=WHAT,
            why=Why.OWN_USE,
            basis=Basis.CONSENT,
            about=row.purpose,
            at=at,
        )
    return Purpose(row.purpose)
