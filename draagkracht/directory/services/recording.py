"""Adding lines to the history of entries."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from draagkracht.directory.models import FieldChange
from draagkracht.directory.queries.history import read_changes
from draagkracht.directory.rules.history import Action, Author, Change, Json, Subject

BATCH = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the history before it is written."""

    subject: Subject
    subject_id: str
    action: Action = Action.CHANGED
    field: str = ""
    old: Json = None
    new: Json = None
    undoes_id: int | None = None


def record_changes(
    *, municipality_id: int, lines: Iterable[Line], author: Author, at: datetime.datetime, reason: str = ""
) -> tuple[Change, ...]:
    """Add lines to the history, all by one author at one moment; return them as the history has them."""
    written = FieldChange.objects.bulk_create(
        [
            FieldChange(
                municipality_id=municipality_id,
                subject=line.subject,
                subject_id=line.subject_id,
                action=line.action,
                field=line.field,
                old=line.old,
                new=line.new,
                author_kind=author.kind,
                author_id=author.user_id,
                author_name=author.name[:200],
                source=author.source[:300],
                changed_at=at,
                reason=reason,
                undoes_id=line.undoes_id,
            )
            for line in lines
        ],
        batch_size=BATCH,
    )
    return read_changes(written)
