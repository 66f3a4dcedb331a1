"""What happened to an entry, line by line, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from draagkracht.base import translation
from draagkracht.base.forms import FieldDisplay, Option
from draagkracht.directory.displays import values
from draagkracht.directory.displays.editing import said_by
from draagkracht.directory.queries.history import Lock
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import ACTION_LABELS, Action, Change, Json, Subject


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A line of the history; `undo_url` is empty where it cannot be taken back."""

    id: int
    title: str
    by: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    reason: str
    undo_url: str
    is_value: bool


@dataclass(frozen=True, slots=True)
class LockShown:
    """A field that imports leave alone."""

    field: str
    label: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """The history of an entry; `lock_field` to choose a field for the lock, None for who may not."""

    name: str
    back_url: str
    changes: tuple[ChangeShown, ...]
    locks: tuple[LockShown, ...]
    lock_url: str
    lock_field: FieldDisplay | None


def history_page(
    *,
    subject: Subject,
    name: str,
    back_url: str,
    lock_url: str,
    changes: Sequence[Change],
    locks: Collection[Lock],
    names: values.Names,
    is_editor: bool,
) -> HistoryPage:
    """Return the history of an entry; locks and undoing are for editors."""
    undone = {change.undoes_id for change in changes}
    return HistoryPage(
        name=name,
        back_url=back_url,
        changes=tuple(_change(change, names, may_undo=is_editor and change.id not in undone) for change in changes),
        locks=tuple(_lock(subject, lock) for lock in locks) if is_editor else (),
        lock_url=lock_url,
        lock_field=_lock_field(subject, {lock.field for lock in locks}) if is_editor else None,
    )


def _lock_field(subject: Subject, locked: Collection[str]) -> FieldDisplay:
    options = [Option(name, values.label_of(subject, name)) for name in fields.FIELDS[subject] if name not in locked]
    label = gettext("Welk veld")
    return FieldDisplay(
        kind="select", name="veld", label=label, options=tuple(options), is_marked=False, width="medium"
    )


def _change(change: Change, names: values.Names, *, may_undo: bool) -> ChangeShown:
    is_value = change.action is Action.CHANGED
    label = values.label_of(change.subject, change.field) if change.field else ""
    action = translation.translate(ACTION_LABELS[change.action])
    title = f"{label}: {action}" if label else action.capitalize()
    can_undo = is_value and change.field in fields.FIELDS[change.subject]
    undo = reverse("directory-staff:undo-change", args=[change.id]) if can_undo and may_undo else ""
    return ChangeShown(
        id=change.id,
        title=f"{title} ({gettext('teruggedraaid')})" if change.undoes_id else title,
        by=said_by(change),
        old=_lines(change, change.old, names) if is_value else (),
        new=_lines(change, change.new, names),
        reason=change.reason,
        undo_url=undo,
        is_value=is_value,
    )


def _lines(change: Change, value: Json, names: values.Names) -> tuple[str, ...]:
    if change.action is Action.CONFIRMED:
        moment = parse_datetime(str(value))
        return (formats.date_format(timezone.localtime(moment), "j F Y"),) if moment else ()
    if change.action is not Action.CHANGED:
        return ()
    return values.in_words(change.subject, change.field, value, names) or (gettext("niets"),)


def _lock(subject: Subject, lock: Lock) -> LockShown:
    day = formats.date_format(timezone.localtime(lock.locked_at), "j F Y")
    by = gettext("%(who)s, %(day)s") % {"who": lock.locked_by, "day": day}
    return LockShown(lock.field, values.label_of(subject, lock.field), by)
