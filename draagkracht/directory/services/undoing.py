"""Taking back a change, and keeping imports off a field."""

import datetime

from django.db import transaction

from draagkracht.directory.models import FieldChange, FieldLock
from draagkracht.directory.queries.history import find_entry_id, read_changes
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Action, Author, Change, Json, Subject
from draagkracht.directory.services import editing
from draagkracht.directory.services.answering import tell_taken_back
from draagkracht.directory.services.recording import Line, record_changes


class FieldHasChangedSince(Exception):
    """A change cannot be taken back: the field has another value by now than the change gave it."""

    def __init__(self, change: Change, present: Json) -> None:
        super().__init__(change.field)
        self.change = change
        self.present = present


@transaction.atomic
def undo_change(*, change_id: int, author: Author, at: datetime.datetime) -> tuple[Change, ...]:
    """Give a field the value that it had before a change; that is a change too. Who proposed the change hears of it.

    Raises editing.EntryIsGone where there is no such change of a field here, and FieldHasChangedSince.
    """
    found = FieldChange.objects.filter(pk=change_id, action=Action.CHANGED)
    change = next(iter(read_changes(found)), None)
    if change is None or change.field not in fields.FIELDS[change.subject]:
        raise editing.EntryIsGone
    entry_id = find_entry_id(change.subject, change.subject_id)
    if entry_id is None:
        raise editing.EntryIsGone
    entry = editing.get_locked(subject=change.subject, entry_id=entry_id)
    present = values_of(change.subject, [entry])[entry.pk][change.field]
    if not fields.same(change.field, present, change.new):
        raise FieldHasChangedSince(change, present)
    done = editing.change_entry(
        subject=change.subject,
        entry_id=entry.pk,
        changes={change.field: change.old},
        author=author,
        at=at,
        undoes={change.field: change.id},
    )
    tell_taken_back(change, at=at)
    return done


@transaction.atomic
def lock_field(*, subject: Subject, entry_id: int, field: str, author: Author, at: datetime.datetime) -> None:
    """Keep imports off a field: from now on they propose. Locking twice is locking once.

    Raises editing.EntryIsGone, and KeyError for an unknown field.
    """
    entry = editing.get_locked(subject=subject, entry_id=entry_id)
    if field not in fields.FIELDS[subject]:
        raise KeyError(field)
    _lock, is_new = FieldLock.objects.get_or_create(
        municipality_id=entry.municipality_id,
        subject=subject,
        subject_id=entry.hsds_id,
        field=field,
        defaults={"locked_by": author.name[:200], "locked_at": at},
    )
    if is_new:
        line = Line(subject=subject, subject_id=entry.hsds_id, action=Action.LOCKED, field=field)
        record_changes(municipality_id=entry.municipality_id, lines=[line], author=author, at=at)


@transaction.atomic
def unlock_field(*, subject: Subject, entry_id: int, field: str, author: Author, at: datetime.datetime) -> None:
    """Let imports change a field again. Raises editing.EntryIsGone."""
    entry = editing.get_locked(subject=subject, entry_id=entry_id)
    number, _ = FieldLock.objects.filter(subject=subject, subject_id=entry.hsds_id, field=field).delete()
    if number:
        line = Line(subject=subject, subject_id=entry.hsds_id, action=Action.UNLOCKED, field=field)
        record_changes(municipality_id=entry.municipality_id, lines=[line], author=author, at=at)
