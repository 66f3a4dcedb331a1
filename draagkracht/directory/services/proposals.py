"""Proposals: what people say should change, and what the editor decides."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.models import ChangeRequest, Service
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules import fields, proposals
from draagkracht.directory.rules.history import KIND_LABELS, Author, AuthorKind, Change, Subject
from draagkracht.directory.rules.hsds.node import OUR_IDS
from draagkracht.directory.services import editing
from draagkracht.directory.services.answering import answer_asker
from draagkracht.directory.services.creating import create_entry
from draagkracht.municipalities.models import Municipality

REPLACED = "Vervangen door een later voorstel."


class QueueIsFull(Exception):
    """So much waits that nobody can promise to read more."""


class NothingIsProposed(Exception):
    """There is no message, and every value is there already."""


class RequestIsDecided(Exception):
    """Somebody decided already, or there is no such proposal here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A proposal before it is written."""

    municipality_id: int
    service: Service | None
    organization_id: str
    topic: str
    changes: Mapping[str, Any]
    message: str
    author: Author
    at: datetime.datetime
    reply_to: str


@transaction.atomic
def propose_change(
    *,
    service_id: int,
    changes: Mapping[str, Any],
    message: str,
    author: Author,
    at: datetime.datetime,
    reply_to: str = "",
    topic: str = "",
) -> int:
    """Put a proposal about a service in the editor's queue; return its number.

    `changes` holds the proposed values of `rules/fields.py`; it may be empty where the message says it all. `topic` is
    the field that the message is about. The same proposal while it waits is one, and an import does not ask again what
    was refused. The service may be one that the present municipality only reads: then its owner is asked.

    Raises editing.EntryIsGone, KeyError, fields.ValueIsWrong, NothingIsProposed, and for residents QueueIsFull.
    """
    service = Service.objects.filter(pk=service_id).first()
    if service is None:
        raise editing.EntryIsGone
    present = values_of(Subject.SERVICE, [service])[service.pk]
    wanted = {name: fields.check(Subject.SERVICE, name, value) for name, value in changes.items()}
    proposed = {
        name: {"old": present[name], "new": value}
        for name, value in wanted.items()
        if not fields.same(name, present[name], value)
    }
    return _ask(
        _Asked(
            municipality_id=service.municipality_id,
            service=service,
            organization_id="",
            topic=topic,
            changes=proposed,
            message=message,
            author=author,
            at=at,
            reply_to=reply_to,
        )
    )


@transaction.atomic
def propose_service(
    *, organization_id: str, changes: Mapping[str, Any], message: str, author: Author, at: datetime.datetime
) -> int:
    """Put a new service of an organisation (by its HSDS id) in the editor's queue; return its number.

    Raises KeyError, fields.ValueIsWrong, NothingIsProposed.
    """
    wanted = {name: fields.check(Subject.SERVICE, name, value) for name, value in changes.items()}
    if not wanted.get("name"):
        raise NothingIsProposed
    (municipality_id,) = tenancy.current_municipalities()
    return _ask(
        _Asked(
            municipality_id=municipality_id,
            service=None,
            organization_id=organization_id,
            topic="",
            changes={name: {"old": None, "new": value} for name, value in wanted.items() if not fields.is_empty(value)},
            message=message,
            author=author,
            at=at,
            reply_to="",
        )
    )


def _ask(asked: _Asked) -> int:
    if not asked.changes and not asked.message.strip():
        raise NothingIsProposed
    # One at a time a municipality: the second of two equal proposals sees the first.
    Municipality.objects.select_for_update(no_key=True).get(pk=asked.municipality_id)
    with tenancy.acting_for(asked.municipality_id):
        own = _own_about_the_same(asked)
        asked = _with_what_they_say(asked, own)
        digest = _digest(asked)
        earlier = _earlier(asked, digest)
        if earlier is not None:
            return earlier
        if asked.author.kind is AuthorKind.RESIDENT:
            _check_room(asked.service)
        for request in own:
            decide(request=request, state=proposals.State.WITHDRAWN, author=asked.author, at=asked.at, reason=REPLACED)
        return _write(asked, digest)


def _own_about_the_same(asked: _Asked) -> list[ChangeRequest]:
    """Return what the same person of a provider proposed for the same fields and what still waits, the oldest first."""
    author = asked.author
    if author.kind is not AuthorKind.PROVIDER or author.user_id is None or asked.service is None:
        return []
    waiting = ChangeRequest.objects.filter(state=proposals.State.WAITING, service=asked.service)
    own = waiting.filter(author_kind=author.kind, author_id=author.user_id).select_for_update(of=("self",))
    return [request for request in own.order_by("pk") if request.changes.keys() & asked.changes.keys()]


def _with_what_they_say(asked: _Asked, own: Collection[ChangeRequest]) -> _Asked:
    """Return a proposal that also holds the other fields, and the words, of those whose place it takes."""
    changes = {name: change for request in own for name, change in request.changes.items()}
    said = dict.fromkeys(text for text in (*(request.message for request in own), asked.message) if text)
    return replace(asked, changes={**changes, **asked.changes}, message="\n".join(said))


def _earlier(asked: _Asked, digest: str) -> int | None:
    """Return the number of the same proposal: one that waits, and for an import also one that was decided."""
    same = ChangeRequest.objects.filter(digest=digest)
    if asked.author.kind is not AuthorKind.IMPORT:
        same = same.filter(state=proposals.State.WAITING)
    return same.order_by("-pk").values_list("pk", flat=True).first()


def _check_room(service: Service | None) -> None:
    waiting = ChangeRequest.objects.filter(state=proposals.State.WAITING, author_kind=AuthorKind.RESIDENT)
    if waiting.count() >= proposals.MOST_WAITING:
        raise QueueIsFull
    if service is not None and waiting.filter(service=service).count() >= proposals.MOST_WAITING_FOR_ONE:
        raise QueueIsFull


def _write(asked: _Asked, digest: str) -> int:
    author = asked.author
    request = ChangeRequest.objects.create(
        municipality_id=asked.municipality_id,
        service=asked.service,
        organization_id=asked.organization_id[:300],
        topic=asked.topic[:40],
        changes=asked.changes,
        message=asked.message,
        author_kind=author.kind,
        author_id=author.user_id,
        author_name=author.name[:200],
        source=author.source[:300],
        reply_to=asked.reply_to,
        digest=digest,
        asked_at=asked.at,
        due_date=proposals.due_date(timezone.localdate(asked.at)),
    )
    return request.pk


def _digest(asked: _Asked) -> str:
    service_id = asked.service.pk if asked.service else asked.organization_id
    new = {name: fields.fingerprint(name, change["new"]) for name, change in asked.changes.items()}
    who = [asked.author.kind, asked.author.user_id, asked.author.source]
    text = json.dumps([service_id, who, asked.topic, new, asked.message], sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


@transaction.atomic
def accept_request(
    *,
    request_id: int,
    author: Author,
    at: datetime.datetime,
    names: Collection[str] | None = None,
    seen: Mapping[str, str] | None = None,
    reason: str = "",
) -> tuple[Change, ...]:
    """Take a proposal over, or those of its fields that are named; the rest lapses, and `reason` says why.

    A new service is added whole.

    `seen` holds the fingerprints of the values that the editor saw beside the proposal; without it the values must
    still be those of the day of the proposal. In the history the editor is the author, and whoever proposed it the
    source. Raises RequestIsDecided, fields.ValueIsWrong, and editing.FieldsHaveChanged where a field has another value
    by now.
    """
    request = get_locked(request_id)
    if request.service_id is None:
        return _add_service(request, author, at)
    chosen = {name: change for name, change in request.changes.items() if names is None or name in names}
    asked = {name: fields.fingerprint(name, change["old"]) for name, change in chosen.items()}
    done = editing.change_service(
        service_id=request.service_id,
        changes={name: change["new"] for name, change in chosen.items()},
        author=replace(author, source=request.source or author.source),
        at=at,
        reason=f"Voorstel {request.pk} van {_asker(request)} overgenomen",
        seen=asked if seen is None else seen,
    )
    decide(
        request=request,
        state=proposals.State.ACCEPTED,
        author=author,
        at=at,
        reason=reason,
        applied=tuple(chosen),
        done=done,
    )
    return done


def _asker(request: ChangeRequest) -> str:
    return request.source or KIND_LABELS[AuthorKind(request.author_kind)].dutch()


def _add_service(request: ChangeRequest, author: Author, at: datetime.datetime) -> tuple[Change, ...]:
    values = {name: change["new"] for name, change in request.changes.items()}
    key = uuid.uuid5(OUR_IDS, f"change-request/{request.municipality_id}/{request.pk}")
    create_entry(
        subject=Subject.SERVICE,
        values={**values, "organization": request.organization_id},
        author=replace(author, source=request.source or author.source),
        at=at,
        key=key,
    )
    decide(request=request, state=proposals.State.ACCEPTED, author=author, at=at, applied=tuple(values))
    return ()


@transaction.atomic
def reject_request(*, request_id: int, author: Author, at: datetime.datetime, reason: str) -> None:
    """Refuse a proposal, with a reason for whoever made it. Raises RequestIsDecided."""
    decide(request=get_locked(request_id), state=proposals.State.REJECTED, author=author, at=at, reason=reason)


def get_locked(request_id: int) -> ChangeRequest:
    """Return a proposal that waits, locked until the end of the transaction. Raises RequestIsDecided."""
    waiting = ChangeRequest.objects.filter(pk=request_id, state=proposals.State.WAITING)
    request = waiting.select_for_update(of=("self",)).first()
    if request is None:
        raise RequestIsDecided
    return request


def decide(
    *,
    request: ChangeRequest,
    state: proposals.State,
    author: Author,
    at: datetime.datetime,
    reason: str = "",
    applied: tuple[str, ...] = (),
    done: Collection[Change] = (),
) -> None:
    """Close a proposal: keep what was there and what was `done`, answer whoever asked for it, forget the address."""
    if state not in proposals.MOVES[proposals.State(request.state)]:
        raise RequestIsDecided
    answer_asker(request, state=state, applied=applied, reason=reason, at=at)
    request.state = state
    request.decided_at = at
    request.decided_by = author.name[:200]
    request.decision = reason
    request.changes = _as_decided(request, done)
    request.applied = list(applied)
    request.reply_to = ""
    request.save()


def _as_decided(request: ChangeRequest, done: Collection[Change]) -> dict[str, Any]:
    """Return the fields with what was there on the day of the decision, and what an editor made of them instead."""
    if request.service is None:
        return dict(request.changes)
    present = values_of(Subject.SERVICE, [request.service])[request.service.pk]
    decided = {name: {**change, "was": present.get(name)} for name, change in request.changes.items()}
    for change in done:
        kept = decided.setdefault(change.field, {})
        kept["was"] = change.old
        if "new" not in kept or not fields.same(change.field, kept["new"], change.new):
            kept["became"] = change.new
    return decided


@transaction.atomic
def withdraw_request(*, request_id: int, author: Author, at: datetime.datetime) -> None:
    """Take one's own proposal back. Raises RequestIsDecided, also where it is somebody else's."""
    request = get_locked(request_id)
    if request.author_id is None or request.author_id != author.user_id:
        raise RequestIsDecided
    decide(request=request, state=proposals.State.WITHDRAWN, author=author, at=at)


@transaction.atomic
def forget_addresses(*, now: datetime.datetime) -> int:
    """Delete the mail addresses of the present municipality that waited for thirty days; return how many."""
    old = ChangeRequest.objects.filter(asked_at__lte=now - proposals.ADDRESS_IS_KEPT)
    return old.exclude(reply_to="").update(reply_to="")


@transaction.atomic
def delete_old_messages(*, now: datetime.datetime) -> int:
    """Delete what visitors of the present municipality wrote and what was decided ninety days ago; return how many.

    What changed because of it stays in the history of the entry.
    """
    decided = ChangeRequest.objects.exclude(state=proposals.State.WAITING).filter(author_kind=AuthorKind.RESIDENT)
    return decided.filter(decided_at__lte=now - proposals.MESSAGE_IS_KEPT).delete()[0]
