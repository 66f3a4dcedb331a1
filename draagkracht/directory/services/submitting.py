"""What becomes of a change that somebody makes on a screen: it counts at once, or it waits for an editor."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction

from draagkracht.directory.models import ChangeRequest
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Author, AuthorKind, Subject
from draagkracht.directory.rules.proposals import State
from draagkracht.directory.services import editing, proposals


class Outcome(StrEnum):
    """What became of a change."""

    SAVED = "saved"
    PROPOSED = "proposed"
    NOTHING = "nothing"


@transaction.atomic
def submit_changes(
    *,
    service_id: int,
    changes: Mapping[str, Any],
    seen: Mapping[str, str],
    author: Author,
    at: datetime.datetime,
    counts_at_once: bool,
    reason: str = "",
    request_id: int | None = None,
) -> Outcome:
    """Change a service, or propose to; fields that the author left as they were are left alone.

    A provider whose change counts at once confirms the service by it. `request_id` is the proposal that an editor
    handles by this change; it waits on where nothing changes. Raises editing.EntryIsGone, editing.FieldsHaveChanged,
    fields.ValueIsWrong.
    """
    if not counts_at_once:
        return _propose(service_id, changes, seen, author, at, reason)
    done = editing.change_service(
        service_id=service_id, changes=changes, seen=seen, author=author, at=at, reason=reason
    )
    if author.kind is AuthorKind.PROVIDER:
        editing.confirm_service(service_id=service_id, author=author, at=at)
    if done and request_id is not None and _concerns(request_id, service_id):
        request = proposals.get_locked(request_id)
        names = tuple(change.field for change in done)
        proposals.decide(request=request, state=State.ACCEPTED, author=author, at=at, applied=names, done=done)
    return Outcome.SAVED if done else Outcome.NOTHING


def _propose(
    service_id: int,
    changes: Mapping[str, Any],
    seen: Mapping[str, str],
    author: Author,
    at: datetime.datetime,
    reason: str,
) -> Outcome:
    service = editing.get_locked(subject=Subject.SERVICE, entry_id=service_id)
    present = values_of(Subject.SERVICE, [service])[service.pk]
    wanted = {name: fields.check(Subject.SERVICE, name, value) for name, value in changes.items()}
    altered = editing.unless_stale(wanted=wanted, present=present, seen=seen)
    fields.check_together({**present, **altered})
    if not altered:
        return Outcome.NOTHING
    proposals.propose_change(service_id=service_id, changes=altered, message=reason, author=author, at=at)
    return Outcome.PROPOSED


def _concerns(request_id: int, service_id: int) -> bool:
    return ChangeRequest.objects.filter(pk=request_id, service=service_id, state=State.WAITING).exists()
