"""What somebody wants and what must not change, in their own words. Who reads it has a consent of its own."""

import datetime
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.audit.rules import Purpose as Why
from draagkracht.people.models import Consent, Person, Wishes
from draagkracht.people.rules.codes import Purpose
from draagkracht.people.rules.voices import reader_code
from draagkracht.people.services.consents import give_consent, withdraw_consent
from draagkracht.people.services.noting import note

WHAT = "people.wishes"


@transaction.atomic
def save_wishes(
    *, person_id: int, wants: str, must_stay: str, readers: Mapping[str, str], by: Who, at: datetime.datetime
) -> None:
    """Keep somebody's words, and let just these readers (code: what it is called) see them from now on.

    Raises ParentIsNeeded where somebody under sixteen shares; nothing is kept then.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    values = {"wants": wants, "must_stay": must_stay}
    row = Wishes.objects.filter(person=person).first()
    if row is None or (row.wants, row.must_stay) != (wants, must_stay):
        Wishes.objects.update_or_create(
            municipality_id=person.municipality_id, person=person, defaults={**values, "changed_at": at}
        )
        _record(person, Action.CHANGE, by, at)
    _share(person, readers, by, at)


def stop_sharing(*, owner: Person, reader: Person, by: Who, at: datetime.datetime) -> None:
    """Let one reader see somebody's words no more, in the present transaction: what they shared over has ended."""
    given = Consent.objects.filter(person=owner, purpose=Purpose.SHARE_WISHES.value, withdrawn_at__isnull=True)
    for public_id in given.filter(recipient=reader_code(reader.public_id)).values_list("public_id", flat=True):
        withdraw_consent(person_id=owner.pk, public_id=public_id, by=by, at=at)


def _share(person: Person, readers: Mapping[str, str], by: Who, at: datetime.datetime) -> None:
    given = Consent.objects.filter(person=person, purpose=Purpose.SHARE_WISHES.value, withdrawn_at__isnull=True)
    held = dict(given.values_list("recipient", "public_id"))
    for code, public_id in held.items():
        if code not in readers:
            withdraw_consent(person_id=person.pk, public_id=public_id, by=by, at=at)
    for code, label in readers.items():
        if code not in held:
            give_consent(
                person_id=person.pk,
                purpose=Purpose.SHARE_WISHES,
                recipient=code,
                recipient_label=label[:120],
                by=by,
                at=at,
            )
            _record(person, Action.SHARE, by, at)


@transaction.atomic
def note_wishes_were_read(
    *, public_id: UUID, by: Who, why: Why, at: datetime.datetime, on_behalf_of: UUID | None = None
) -> None:
    """Write down that somebody read wishes that were shared, so that their owner sees it."""
    person = Person.objects.filter(public_id=public_id).first()
    if person is not None:
        note(person=person, what=WHAT, action=Action.SEE, by=by, at=at, why=why, on_behalf_of=on_behalf_of)


def _record(person: Person, action: Action, by: Who, at: datetime.datetime) -> None:
    note(person=person, what=WHAT, action=action, by=by, at=at)
