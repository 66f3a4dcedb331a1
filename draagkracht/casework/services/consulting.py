"""The consult desk: ask colleagues, answer, say that it helped, close. Nothing ties a question to a case.

Asking and answering raise rules.NamesSomebody and service_numbers.HoldsBSN where a text says who somebody at home is.
"""

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction

from draagkracht.casework.models import Consult, ConsultAnswer
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.consulting import list_own_names
from draagkracht.casework.rules.consulting import check_names_nobody
from draagkracht.municipalities.models import Municipality

KEPT: Final = datetime.timedelta(days=365)


class ConsultIsGone(Exception):
    """There is no such question any more, or it is not this person's to close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What somebody wrote, who, when, and by which form: sending it twice has one effect."""

    text: str = field(repr=False)
    by: Worker
    at: datetime.datetime
    key: uuid.UUID


@transaction.atomic
def ask(*, municipality_id: int, subject: str, written: Text) -> uuid.UUID:
    """Ask colleagues; return the public id of the question."""
    check_names_nobody(f"{subject}\n{written.text}", list_own_names(written.by))
    # One at a time a municipality: the second of the same form finds the first.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    row, _ = Consult.objects.get_or_create(
        municipality_id=municipality_id,
        key=written.key,
        defaults={
            "subject": subject,
            "text": written.text,
            "asked_by_id": written.by.user_id,
            "asker": written.by.name,
            "asked_at": written.at,
        },
    )
    return row.public_id


@transaction.atomic
def answer(*, consult_id: uuid.UUID, written: Text) -> None:
    """Answer a question that is open. Raises ConsultIsGone."""
    check_names_nobody(written.text, list_own_names(written.by))
    row = _lock(consult_id)
    if ConsultAnswer.objects.filter(key=written.key).exists():
        return
    if row.closed_at is not None:
        raise ConsultIsGone
    ConsultAnswer.objects.create(
        municipality_id=row.municipality_id,
        consult=row,
        text=written.text,
        colleague=written.by.name,
        at=written.at,
        key=written.key,
    )


@transaction.atomic
def say_it_helped(*, consult_id: uuid.UUID, answer_id: uuid.UUID, by: Worker) -> None:
    """Say that an answer helped: whoever asked says so. Raises ConsultIsGone."""
    row = _lock(consult_id)
    if row.asked_by_id != by.user_id or not row.answers.filter(public_id=answer_id).update(has_helped=True):
        raise ConsultIsGone


@transaction.atomic
def close(*, consult_id: uuid.UUID, by: Worker, at: datetime.datetime) -> None:
    """Close a question: whoever asked it, or a team lead. Raises ConsultIsGone."""
    row = _lock(consult_id)
    if row.asked_by_id != by.user_id and not by.leads:
        raise ConsultIsGone
    if row.closed_at is None:
        row.closed_at = at
        row.save(update_fields=["closed_at"])


@transaction.atomic
def delete_old_consults(*, now: datetime.datetime) -> int:
    """Delete the questions of the present municipality that are a year old, with their answers; return how many."""
    old = Consult.objects.filter(asked_at__lte=now - KEPT)
    number = old.count()
    old.delete()
    return number


def _lock(consult_id: uuid.UUID) -> Consult:
    row = Consult.objects.select_for_update().filter(public_id=consult_id).first()
    if row is None:
        raise ConsultIsGone
    return row
