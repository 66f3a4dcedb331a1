"""Reading offers of small help. Of an offer that is not theirs a coordinator gets no name and no way to reach them."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from draagkracht.respite.models import HelpOffer
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.help_offers import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An offer as a coordinator may see it: `is_mine` where their organisation calls."""

    public_id: UUID
    state: State
    is_mine: bool
    is_asked: bool  # another organisation asks theirs to take it over
    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    speaks: str
    tasks: tuple[Task, ...]
    languages: tuple[str, ...]
    dayparts: tuple[int, ...]
    max_km: int
    district: str
    may_hand_on: bool
    receiver: str
    offered_at: datetime.datetime
    call_date: datetime.date
    delete_date: datetime.date


def list_offers(coordinator: Coordinator) -> tuple[Offered, ...]:
    """Return what a coordinator sees, who is to be called first first."""
    rows = HelpOffer.objects.filter(visible_to(coordinator)).select_related("receiver")
    return tuple(_offered(row, coordinator) for row in rows)


def get_offer(coordinator: Coordinator, public_id: UUID) -> Offered | None:
    """Return an offer as a coordinator sees it; None where it is not for them."""
    rows = HelpOffer.objects.filter(visible_to(coordinator), public_id=public_id).select_related("receiver")
    return next((_offered(row, coordinator) for row in rows), None)


def count_offers_to_call(coordinator: Coordinator, today: datetime.date) -> int:
    """Return how many offers nobody took yet, or whose own day to call is there."""
    mine = Q(organisation__in=coordinator.ids, state=State.TAKEN.value, call_date__lte=today)
    rows = HelpOffer.objects.filter(visible_to(coordinator))
    return rows.filter(Q(state=State.NEW.value) | mine).count()


def visible_to(coordinator: Coordinator) -> Q:
    """Return the condition under which somebody sees an offer."""
    if not coordinator.ids:
        return Q(pk__in=())
    return Q(state=State.NEW.value) | Q(organisation__in=coordinator.ids) | Q(receiver__in=coordinator.ids)


def _offered(row: HelpOffer, coordinator: Coordinator) -> Offered:
    is_mine = row.organisation_id in coordinator.ids
    return Offered(
        public_id=row.public_id,
        state=State(row.state),
        is_mine=is_mine,
        is_asked=row.receiver_id in coordinator.ids,
        name=row.name if is_mine else "",
        phone=row.phone if is_mine else "",
        email=row.email if is_mine else "",
        speaks=row.speaks,
        tasks=tuple(Task(task) for task in row.tasks),
        languages=tuple(row.languages),
        dayparts=tuple(row.dayparts),
        max_km=row.max_km,
        district=row.district,
        may_hand_on=row.may_hand_on,
        receiver=row.receiver.name if row.receiver else "",
        offered_at=row.offered_at,
        call_date=row.call_date,
        delete_date=row.delete_date,
    )
