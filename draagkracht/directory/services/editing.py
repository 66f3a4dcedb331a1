"""The one way in which an entry that is there changes outside of imports, and the one that moves a confirmation."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.directory.queries.values import MODELS, Values, values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Action, Author, Change, Json, Subject
from draagkracht.directory.services import indexing
from draagkracht.directory.services.recording import Line, record_changes
from draagkracht.directory.services.writing import write_values

SAME_DAY = datetime.timedelta(hours=12)


class EntryIsGone(Exception):
    """The present municipality has no such entry (any more)."""


class FieldsHaveChanged(Exception):
    """Somebody changed fields since they were read; `present` holds their values now."""

    def __init__(self, present: Values) -> None:
        super().__init__(", ".join(sorted(present)))
        self.present = present


def change_service(
    *,
    service_id: int,
    changes: Mapping[str, Any],
    author: Author,
    at: datetime.datetime,
    reason: str = "",
    seen: Mapping[str, str] | None = None,
    undoes: Mapping[str, int] | None = None,
) -> tuple[Change, ...]:
    """Change fields of a service of the present municipality; return the lines of its history, one for each field.

    `changes` holds values of `rules/fields.py` by the name of the field; one that says what is there already changes
    nothing. `seen` holds the fingerprints of the values that the author saw; where given, a field that differs from
    it is left alone. `undoes` names, by field, the line of the history that is taken back. Writes the history, moves
    `modified_at`, and brings the index of the search up to date.

    Raises EntryIsGone; KeyError for an unknown field; fields.ValueIsWrong for a value that cannot be; and
    FieldsHaveChanged for a field that somebody else gave another value than the author saw. Nothing is written then.
    """
    return change_entry(
        subject=Subject.SERVICE,
        entry_id=service_id,
        changes=changes,
        author=author,
        at=at,
        reason=reason,
        seen=seen,
        undoes=undoes,
    )


@transaction.atomic
def change_entry(
    *,
    subject: Subject,
    entry_id: int,
    changes: Mapping[str, Any],
    author: Author,
    at: datetime.datetime,
    reason: str = "",
    seen: Mapping[str, str] | None = None,
    undoes: Mapping[str, int] | None = None,
) -> tuple[Change, ...]:
    """Change fields of a service, an organisation or a place: see `change_service`."""
    entry = get_locked(subject=subject, entry_id=entry_id)
    wanted = {name: fields.check(subject, name, value) for name, value in changes.items()}
    present = values_of(subject, [entry])[entry.pk]
    altered = (
        {name: value for name, value in wanted.items() if not fields.same(name, present[name], value)}
        if seen is None
        else unless_stale(wanted=wanted, present=present, seen=seen)
    )
    if not altered:
        return ()
    fields.check_together({**present, **altered})
    write_values(subject=subject, entry=entry, values=altered)
    lines = [
        Line(
            subject=subject,
            subject_id=entry.hsds_id,
            field=name,
            old=present[name],
            new=value,
            undoes_id=(undoes or {}).get(name),
        )
        for name, value in altered.items()
    ]
    done = record_changes(municipality_id=entry.municipality_id, lines=lines, author=author, at=at, reason=reason)
    refresh_index(subject=subject, entry_id=entry.pk)
    return done


@transaction.atomic
def confirm_service(*, service_id: int, author: Author, at: datetime.datetime) -> None:
    """Record that somebody says that a service of the present municipality holds; twice on a day is once.

    Moves `assured_at` and `assured_by`, and nothing else in the product does. Raises EntryIsGone.
    """
    service = get_locked(subject=Subject.SERVICE, entry_id=service_id)
    who = author.public_name[:200]
    if service.assured_at is not None and (
        service.assured_at >= at or (service.assured_by == who and at - service.assured_at < SAME_DAY)
    ):
        return
    before = service.assured_at.isoformat() if service.assured_at else None
    Service.objects.filter(pk=service.pk).update(assured_at=at, assured_by=who)
    line = Line(
        subject=Subject.SERVICE,
        subject_id=service.hsds_id,
        action=Action.CONFIRMED,
        old=before,
        new=at.isoformat(),
    )
    record_changes(municipality_id=service.municipality_id, lines=[line], author=author, at=at)


def get_locked(*, subject: Subject, entry_id: int) -> Any:
    """Return an entry that the present municipality owns, locked until the end of the transaction.

    Raises EntryIsGone.
    """
    own = MODELS[subject]._default_manager.filter(municipality__in=tenancy.current_municipalities(), pk=entry_id)
    entry = own.select_for_update(of=("self",)).first()
    if entry is None:
        raise EntryIsGone
    return entry


def refresh_index(*, subject: Subject, entry_id: int) -> None:
    """Bring the search up to date with an entry that changed."""
    if subject is Subject.SERVICE:
        indexing.index_services(service_ids=[entry_id])
    elif subject is Subject.ORGANIZATION:
        indexing.index_organization(organization_id=entry_id)
    else:
        indexing.index_location(location_id=entry_id)


def unless_stale(*, wanted: Mapping[str, Json], present: Values, seen: Mapping[str, str]) -> Values:
    """Return what the author altered; a field that is still as the author saw it is none of those.

    Raises FieldsHaveChanged for a field that somebody else gave another value since, and another than is wanted.
    """
    different = {name: value for name, value in wanted.items() if not fields.same(name, present[name], value)}
    own = {name: value for name, value in different.items() if fields.fingerprint(name, value) != seen.get(name, "")}
    stale = {name: present[name] for name in own if fields.fingerprint(name, present[name]) != seen.get(name, "")}
    if stale:
        raise FieldsHaveChanged(stale)
    return own
