"""A letter to somebody, without what it says."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from draagkracht.casework.models import Letter
from draagkracht.casework.queries.own import parties_of
from draagkracht.casework.rules.letters import LetterKind


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that was sent: what kind it is, and when it went."""

    public_id: UUID
    kind: LetterKind
    subject: str
    sent_date: datetime.date


def get_letter(person_id: int, public_id: UUID) -> SentLetter | None:
    """Return a letter that was sent to somebody; None for what is not theirs."""
    rows = Letter.objects.filter(public_id=public_id, state="sent", party__in=parties_of(person_id)).defer("pdf")
    row = rows.first()
    if row is None or row.sent_at is None:
        return None
    return SentLetter(row.public_id, LetterKind(row.kind), row.subject, timezone.localdate(row.sent_at))
