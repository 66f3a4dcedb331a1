"""A code by which a professional sees what a carer kept: no need to ask again."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.assessments.models import ShareCode
from draagkracht.assessments.rules import codes
from draagkracht.assessments.services import coding
from draagkracht.assessments.services.keeping import record
from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.people import queries as people
from draagkracht.people import services as consents
from draagkracht.people.models import Person
from draagkracht.people.queries import Space
from draagkracht.people.rules.codes import Purpose as Agreed


class CodeIsUnknown(Exception):
    """No such code holds here: it was never made, is of another municipality, ended, or was taken back."""


@transaction.atomic
def make_code(*, person_id: int, key: UUID, by: Who, at: datetime.datetime, recipient_label: str = "") -> str:
    """Make a code for somebody's results; return it, for this is the only time that it can be read.

    `recipient_label` names whom it is for, in the words of the carer. Making it is a consent for fourteen days.
    `key` is of the form: sending it twice gives the same code, once.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    code = coding.make(person.public_id.bytes + key.bytes)
    if ShareCode.objects.filter(person=person, code_hash__in=coding.hashes(code)).exists():
        return code
    consent_id = consents.give_consent(
        person_id=person_id,
        purpose=Agreed.SHARE_RESULT,
        recipient=f"code:{key}",
        recipient_label=recipient_label,
        scope=("assessments.result",),
        by=by,
        at=at,
        valid_until=at + codes.HOLDS,
    )
    ShareCode.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        code_hash=coding.hashes(code)[0],
        recipient_label=recipient_label,
        made_at=at,
        expires_at=at + codes.HOLDS,
        consent_id=consent_id,
    )
    record(person=person, action=Action.SHARE, by=by, at=at)
    return code


@transaction.atomic
def revoke_code(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Let a code open nothing any more; nothing when it does so already."""
    row = ShareCode.objects.select_for_update().filter(person_id=person_id, public_id=public_id).first()
    if row is not None and row.revoked_at is None:
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        consents.withdraw_consent(person_id=person_id, public_id=row.consent_id, by=by, at=at)


@transaction.atomic
def open_code(*, code: str, by: Who, at: datetime.datetime, action: Action = Action.SEE) -> Space:
    """Return whose results a code opens, and write down who looked, or took a copy. Raises CodeIsUnknown.

    A consent that was taken back closes its code too.
    """
    plain = codes.read(code)
    rows = ShareCode.objects.filter(
        code_hash__in=coding.hashes(plain), made_at__lte=at, expires_at__gt=at, revoked_at__isnull=True
    )
    row = rows.select_related("person").first() if plain else None
    if row is None or not _still_agrees(row, at):
        raise CodeIsUnknown
    record(person=row.person, action=action, by=by, at=at, why=Purpose.REFERRAL)
    space = people.get_space_by_id(row.person.public_id)
    if space is None:
        raise CodeIsUnknown
    return space


def _still_agrees(row: ShareCode, at: datetime.datetime) -> bool:
    agreed = people.list_consents(row.person_id)
    return any(one.public_id == row.consent_id and one.is_open(at) for one in agreed)
