"""Reading the log of the present municipalities."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from draagkracht.audit import keys
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import Action, ActorKind, Basis, Purpose
from draagkracht.base import tenancy

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Use:
    """That somebody saw or changed the data of one person, as that person may read it.

    `is_self` when they did it themselves. `label` is empty for another resident whom the reader does not know: no name
    of theirs is kept.
    """

    id: int
    at: datetime.datetime
    kind: ActorKind
    label: str
    role: str
    organization: str
    is_self: bool
    action: Action
    what: str
    why: Purpose
    basis: Basis
    on_behalf_of: str
    about: str


def list_for_subject(
    subject: UUID,
    *,
    also: Collection[UUID] = (),
    before_id: int | None = None,
    by_others: bool = False,
    limit: int = MOST_SHOWN,
    known: Mapping[UUID, str] | None = None,
) -> tuple[Use, ...]:
    """Return who saw or changed somebody's data, the latest first: at most `limit`, those before a row.

    The next page is that before the `id` of the last one. `by_others` leaves out what they did themselves. `also` are
    other ids by which the log knew them. `known` are the people whom the reader knows by name, by public id.
    """
    names = _names(subject, *also)
    found = _of(names, by_others=by_others)
    if before_id is not None:
        found = found.filter(pk__lt=before_id)
    called = {each: name for one, name in (known or {}).items() for each in _names(one)}
    return tuple(_use(entry, names, called) for entry in found.order_by("-pk")[:limit])


def count_for_subject(subject: UUID, *, also: Collection[UUID] = (), by_others: bool = False) -> int:
    """Return how often somebody's data was seen or changed; `also` are other ids by which the log knew them."""
    return _of(_names(subject, *also), by_others=by_others).count()


def _of(names: frozenset[str], *, by_others: bool) -> "QuerySet[Entry]":
    found = Entry.objects.filter(subject__in=names)
    return found.exclude(actor_id__in=names) if by_others else found


def _names(*subjects: UUID) -> frozenset[str]:
    """Return what the logs of the present municipalities may call somebody."""
    return frozenset(
        name
        for municipality_id in tenancy.current_municipalities()
        for subject in subjects
        for name in keys.pseudonyms(municipality_id, subject)
    )


def _use(entry: Entry, names: frozenset[str], called: Mapping[str, str]) -> Use:
    return Use(
        id=entry.pk,
        at=entry.at,
        kind=ActorKind(entry.actor_kind),
        label=entry.actor_label or called.get(entry.actor_id, ""),
        role=entry.actor_role,
        organization=entry.actor_organization,
        is_self=entry.actor_id in names,
        action=Action(entry.action),
        what=entry.what,
        why=Purpose(entry.purpose),
        basis=Basis(entry.basis),
        on_behalf_of=entry.on_behalf_of,
        about=entry.about,
    )
