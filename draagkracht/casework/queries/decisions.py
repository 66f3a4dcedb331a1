"""What was decided in a case: the last one that was sent holds, a draft comes before it."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from draagkracht.casework.models import Decision
from draagkracht.casework.rules.results import ReconsiderReason, RefusalReason

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """A decision; `sent_date` is None while its letter is a draft, `last_date` where it has no last day."""

    letter_id: UUID
    written_by: UUID  # the form that wrote it: who changes a draft says which they read
    is_granted: bool
    refusal: RefusalReason | None
    rule: str
    facts: str = field(repr=False)
    instead: str = field(repr=False)
    from_date: datetime.date | None
    last_date: datetime.date | None
    again: ReconsiderReason | None
    sent_date: datetime.date | None
    object_until: datetime.date


def list_decisions(case_id: int) -> tuple[DecisionFacts, ...]:
    """Return the decisions of a case, the last one first. One query."""
    rows = Decision.objects.filter(case_id=case_id, letter__isnull=False).select_related("letter")
    return tuple(_facts(row) for row in rows.defer("letter__pdf").order_by("-decided_at", "-pk"))


def _facts(row: Decision) -> DecisionFacts:
    letter = row.letter
    if letter is None:
        raise LookupError("a decision without its letter")
    return DecisionFacts(
        letter_id=letter.public_id,
        written_by=row.key,
        is_granted=row.is_granted,
        refusal=RefusalReason(row.refusal_reason) if row.refusal_reason else None,
        rule=row.rule,
        facts=row.facts,
        instead=row.instead,
        from_date=row.valid_from,
        last_date=row.valid_until - DAY if row.valid_until else None,
        again=ReconsiderReason(row.replaces_reason) if row.replaces_reason else None,
        sent_date=timezone.localdate(letter.sent_at) if letter.sent_at else None,
        object_until=row.object_until,
    )
