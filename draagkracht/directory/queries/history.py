"""Reading what happened to an entry, and which of its fields are locked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from draagkracht.base import tenancy
from draagkracht.directory.models import FieldChange, FieldLock
from draagkracht.directory.queries.values import MODELS
from draagkracht.directory.rules.history import Action, Author, AuthorKind, Change, Subject

MOST = 200


@dataclass(frozen=True, slots=True)
class Lock:
    """A field that no import changes."""

    field: str
    locked_by: str
    locked_at: datetime


def list_changes(subject: Subject, subject_id: str, *, most: int = MOST) -> tuple[Change, ...]:
    """Return what happened to an entry of the present municipality, the latest first."""
    found = FieldChange.objects.filter(subject=subject, subject_id=subject_id).order_by("-pk")
    return read_changes(found[:most])


def list_locks(subject: Subject, subject_id: str) -> tuple[Lock, ...]:
    """Return the locked fields of an entry."""
    found = FieldLock.objects.filter(subject=subject, subject_id=subject_id).order_by("field")
    return tuple(Lock(lock.field, lock.locked_by, lock.locked_at) for lock in found)


def read_changes(found: Iterable[FieldChange]) -> tuple[Change, ...]:
    """Return lines of the history as values."""
    return tuple(
        Change(
            id=line.pk,
            subject=Subject(line.subject),
            subject_id=line.subject_id,
            action=Action(line.action),
            field=line.field,
            old=line.old,
            new=line.new,
            author=Author(AuthorKind(line.author_kind), line.author_id, line.author_name, line.source),
            at=line.changed_at,
            reason=line.reason,
            undoes_id=line.undoes_id,
        )
        for line in found
    )


def find_entry_id(subject: Subject, hsds_id: str) -> int | None:
    """Return the primary key of an entry that the present municipality owns; None where it has none (any more)."""
    own = MODELS[subject]._default_manager.filter(municipality__in=tenancy.current_municipalities(), hsds_id=hsds_id)
    pk: int | None = own.values_list("pk", flat=True).first()
    return pk
