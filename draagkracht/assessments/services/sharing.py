"""A code by which a professional sees what a carer kept: no need to ask again."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from draagkracht.assessments.models import ShareCode
from draagkracht.assessments.rules import codes
from draagkracht.assessments.services import coding
from draagkracht.assessments.services.keeping import record
from draagkracht.audit.rules import Action, ActorKind, Purpose, Who
from draagkracht.people import queries as people
from draagkracht.people import services as consents
from draagkracht.people.models import Person
from draagkracht.people.queries import Space
from draagkracht.people.rules.codes import Purpose as Agreed


class CodeIsUnknown(Exception):
    """No such code holds here: never made, of another municipality, for somebody else, ended or taken back."""


@transaction.atomic
def make_code(
    *,
    person_id: int,
    key: UUID,
    by: Who,
    at: datetime.datetime,
    recipient: str = "",
    recipient_label: str = "",
    has_answers: bool = False,
) -> str:
    """Make a code for somebody's results; return it, for this is the only time that it can be read.

    Only `recipient` may use it: `codes.MUNICIPALITY`, the public id of an organisation, or "" for anybody who works
    here. It opens no answers, unless `has_answers`. Making it is a consent for fourteen days. `key` is of the form:
    sending it twice gives the same code, once.
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
        scope=(codes.OUTCOME, codes.ANSWERS) if has_answers else (codes.OUTCOME,),
        by=by,
        at=at,
        valid_until=at + codes.HOLDS,
    )
    ShareCode.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        code_hash=coding.hashes(code)[0],
        recipient=recipient,
        recipient_label=recipient_label,
        made_at=at,
        expires_at=at + codes.HOLDS,
        consent_id=consent_id,
    )
    record(person=person, action=Action.SHARE, by=by, at=at)
    return code


def find_code(*, person_id: int, key: UUID, at: datetime.datetime) -> tuple[str, datetime.datetime] | None:
    """Return the code that the form with a key made, and until when it works; None where it opens nothing (any more).

    For who has that form before them: nobody else knows the key.
    """
    person = Person.objects.get(pk=person_id)
    code = coding.make(person.public_id.bytes + key.bytes)
    rows = ShareCode.objects.filter(person=person, code_hash__in=coding.hashes(code), revoked_at__isnull=True)
    until = rows.filter(expires_at__gt=at).values_list("expires_at", flat=True).first()
    return (code, until) if until else None


@transaction.atomic
def revoke_code(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Let a code open nothing any more; nothing when it does so already."""
    row = ShareCode.objects.select_for_update().filter(person_id=person_id, public_id=public_id).first()
    if row is not None and row.revoked_at is None:
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        consents.withdraw_consent(person_id=person_id, public_id=row.consent_id, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Opening:
    """Whose results a code opens, and whether their answers too."""

    space: Space
    has_answers: bool


@transaction.atomic
def open_code(
    *, code: str, by: Who, at: datetime.datetime, action: Action = Action.SEE, works_for: Collection[str] = ()
) -> Opening:
    """Return what a code opens, and write down who looked, or took a copy. Raises CodeIsUnknown.

    `works_for` are the public ids of the organisations of who asks. A consent that was taken back closes its code too.
    """
    row = _find(codes.read(code), by, works_for, at)
    agreed = next((one for one in people.list_consents(row.person_id) if one.public_id == row.consent_id), None)
    space = people.get_space_by_id(row.person.public_id)
    if agreed is None or not agreed.is_open(at) or space is None:
        raise CodeIsUnknown
    record(person=row.person, action=action, by=by, at=at, why=Purpose.REFERRAL, about=str(row.public_id))
    return Opening(space, codes.ANSWERS in agreed.scope)


def _find(code: str, by: Who, works_for: Collection[str], at: datetime.datetime) -> ShareCode:
    """Return a code that still works, for who may use it. Raises CodeIsUnknown."""
    may_use = {"", *works_for} | ({codes.MUNICIPALITY} if by.kind is ActorKind.STAFF else set())
    rows = ShareCode.objects.filter(
        code_hash__in=coding.hashes(code), made_at__lte=at, expires_at__gt=at, revoked_at__isnull=True
    )
    row = rows.filter(recipient__in=may_use).select_related("person").first() if code else None
    if row is None:
        raise CodeIsUnknown
    return row
