"""Reading proposals: the editor's queue, and what became of a provider's own."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.directory.models import ChangeRequest, Organization
from draagkracht.directory.queries.staff import names_by_id
from draagkracht.directory.queries.values import Values, values_of
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import AuthorKind, Json, Subject
from draagkracht.directory.rules.proposals import State

MOST: Final = 100
MOST_RECENT: Final = 10
IS_RECENT: Final = datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A field of a proposal: what it was then, what it is now, and what it should be.

    Of a proposal that is decided, `now` is what there was on that day, and `became` what an editor made of it where
    that is not what was proposed. A field that an editor changed and nobody proposed is not `is_asked`.
    """

    field: str
    then: Json
    now: Json
    wanted: Json
    became: Json = None
    is_asked: bool = True

    @property
    def is_moved(self) -> bool:
        """Return whether the field has another value than on the day of the proposal."""
        return not fields.same(self.field, self.then, self.now) and not self.is_there

    @property
    def is_there(self) -> bool:
        """Return whether the field says by now what is proposed."""
        return fields.same(self.field, self.now, self.wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A proposal. The address of who gets an answer is not part of it, only whether somebody does."""

    id: int
    service_id: int | None
    service_name: str
    hsds_id: str
    organization: str
    topic: str
    message: str
    author_kind: AuthorKind
    author_name: str
    source: str
    author_id: int | None
    wants_answer: bool
    state: State
    asked_at: datetime.datetime
    due_date: datetime.date
    is_late: bool
    decided_at: datetime.datetime | None
    decided_by: str
    decision: str
    applied: tuple[str, ...]
    proposed: tuple[Proposed, ...]
    seen: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def choosable(self) -> tuple[str, ...]:
        """Return the fields that would change by taking it over, while it waits."""
        is_waiting = self.state is State.WAITING and self.service_id is not None
        return tuple(one.field for one in self.proposed if not one.is_there) if is_waiting else ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many proposals wait, and what became of the others."""

    waiting: int
    late: int
    accepted: int
    rejected: int


def requests_visible_to(actor: Actor) -> "QuerySet[ChangeRequest]":
    """Return the proposals that somebody may see: all of the municipality for who decides, else one's own.

    A provider's own are those that somebody made for one of its organisations.
    """
    if actor.may(Permission.DECIDE_CHANGES):
        return ChangeRequest.objects.all()
    if actor.may(Permission.EDIT_OWN_SERVICES):
        own = Q(service__organization__hsds_id__in=actor.organization_ids) | Q(
            service__isnull=True, organization_id__in=actor.organization_ids
        )
        return ChangeRequest.objects.filter(own, author_kind=AuthorKind.PROVIDER)
    return ChangeRequest.objects.none()


def list_requests(
    actor: Actor, *, state: State, service_id: int | None, today: datetime.date, most: int = MOST
) -> tuple[Request, ...]:
    """Return the proposals in a state: those that wait the oldest first, the others the latest first."""
    found = requests_visible_to(actor).filter(state=state).select_related("service__organization")
    if service_id is not None:
        found = found.filter(service=service_id)
    order = ("asked_at", "pk") if state is State.WAITING else ("-decided_at", "-pk")
    return tuple(_request(row, {}, today) for row in found.order_by(*order)[:most])


def list_of_service(actor: Actor, service_id: int, *, today: datetime.date, most: int = 10) -> tuple[Request, ...]:
    """Return the latest proposals about a service."""
    found = requests_visible_to(actor).filter(service=service_id).select_related("service__organization")
    return tuple(_request(row, {}, today) for row in found.order_by("-pk")[:most])


def list_own(actor: Actor, *, today: datetime.date, most: int = MOST_RECENT) -> tuple[Request, ...]:
    """Return a provider's proposals that wait, and then those decided in the last thirty days, the latest first.

    Nothing for who decides: theirs is the queue.
    """
    if actor.may(Permission.DECIDE_CHANGES) or not actor.may(Permission.EDIT_OWN_SERVICES):
        return ()
    is_recent = Q(state=State.WAITING) | Q(decided_at__date__gte=today - IS_RECENT)
    found = requests_visible_to(actor).filter(is_recent).exclude(state=State.WITHDRAWN)
    order = (F("decided_at").desc(nulls_first=True), "-pk")
    rows = found.select_related("service__organization").order_by(*order)[:most]
    return tuple(_request(row, {}, today) for row in rows)


def list_waiting_of_provider(service_id: int, names: Collection[str], *, today: datetime.date) -> tuple[Request, ...]:
    """Return what a provider proposed for some fields of its service and what still waits, the oldest first."""
    found = ChangeRequest.objects.filter(service=service_id, author_kind=AuthorKind.PROVIDER, state=State.WAITING)
    rows = found.filter(changes__has_any_keys=list(names)).select_related("service__organization").order_by("pk")
    return tuple(_request(row, _present(row), today) for row in rows)


def get_request(actor: Actor, request_id: int, *, today: datetime.date) -> Request | None:
    """Return a proposal with the values of now beside it; None where it is not to be seen."""
    found = requests_visible_to(actor).filter(pk=request_id).select_related("service__organization").first()
    if found is None:
        return None
    return _request(found, _present(found), today)


def _present(row: Any) -> Values:
    return values_of(Subject.SERVICE, [row.service])[row.service.pk] if row.service else {}


def count_requests(actor: Actor, *, today: datetime.date) -> Counts:
    """Return how many proposals there are in each state, in one query."""
    waiting = Q(state=State.WAITING)
    found = requests_visible_to(actor).aggregate(
        waiting=Count("pk", filter=waiting),
        late=Count("pk", filter=waiting & Q(due_date__lt=today)),
        accepted=Count("pk", filter=Q(state=State.ACCEPTED)),
        rejected=Count("pk", filter=Q(state=State.REJECTED)),
    )
    return Counts(**found)


def count_waiting(actor: Actor, now: datetime.datetime) -> int:
    """Return how many proposals wait for somebody who decides; for a provider none."""
    if not actor.may(Permission.DECIDE_CHANGES):
        return 0
    return count_requests(actor, today=timezone.localdate(now)).waiting


def _request(row: Any, present: Values, today: datetime.date) -> Request:
    service = row.service
    proposed = tuple(_proposed(name, change, present) for name, change in row.changes.items() if name in fields.SERVICE)
    return Request(
        id=row.pk,
        service_id=service.pk if service else None,
        service_name=service.name if service else str(row.changes.get("name", {}).get("new", "")),
        hsds_id=service.hsds_id if service else "",
        organization=_organization(row),
        topic=row.topic,
        message=row.message,
        author_kind=AuthorKind(row.author_kind),
        author_name=row.author_name,
        source=row.source,
        author_id=row.author_id,
        wants_answer=bool(row.reply_to or (row.author_kind == AuthorKind.PROVIDER and row.author_id)),
        state=State(row.state),
        asked_at=row.asked_at,
        due_date=row.due_date,
        is_late=row.state == State.WAITING and row.due_date < today,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        decision=row.decision,
        applied=tuple(row.applied),
        proposed=proposed,
        seen={one.field: mark for one in proposed if (mark := fields.fingerprint(one.field, one.now))},
        names=_names(proposed) if present or service is None else {},
    )


def _proposed(name: str, change: Mapping[str, Json], present: Values) -> Proposed:
    then = change.get("old", change.get("was"))
    return Proposed(
        field=name,
        then=then,
        now=change["was"] if "was" in change else present.get(name, then),
        wanted=change.get("new"),
        became=change.get("became", change.get("new")),
        is_asked="new" in change,
    )


def _organization(row: Any) -> str:
    if row.service and row.service.organization:
        return str(row.service.organization.name)
    if not row.organization_id:
        return ""
    own = Organization.objects.filter(municipality=row.municipality_id, hsds_id=row.organization_id)
    return own.values_list("name", flat=True).first() or ""


def _names(proposed: tuple[Proposed, ...]) -> dict[str, str]:
    organizations: list[str] = []
    locations: list[str] = []
    for one in proposed:
        for value in (one.then, one.now, one.wanted, one.became):
            if one.field == "organization":
                organizations.append(str(value or ""))
            elif one.field == "locations" and isinstance(value, list):
                locations += [str(row["hsds_id"]) for row in value if isinstance(row, dict)]
    return names_by_id(organizations, locations)
