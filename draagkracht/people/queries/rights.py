"""Reading what people ask about their data: each their own, and the list of who answers."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from draagkracht.people.models import RightsRequest
from draagkracht.people.rules.rights import Outcome, Right, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request and, once it is there, its answer; `outcome` is None until then."""

    public_id: UUID
    name: str
    email: str
    phone: str
    right: Right
    about: str
    received_at: datetime.datetime
    due_date: datetime.date
    outcome: Outcome | None
    answer: str
    answered_by: str
    answered_at: datetime.datetime | None

    def days_left(self, on: datetime.date) -> int:
        """Return the days until the answer is due; less than 0 when it is late."""
        return (self.due_date - on).days


def list_own_requests(person_id: int) -> tuple[Asked, ...]:
    """Return what somebody asked, the last one first."""
    return tuple(map(_asked, RightsRequest.objects.filter(person_id=person_id).order_by("-received_at", "-pk")))


def list_open_requests() -> tuple[Asked, ...]:
    """Return what waits for an answer, the one that is due first first."""
    rows = RightsRequest.objects.filter(state=State.RECEIVED.value).order_by("due_date", "pk")
    return tuple(map(_asked, rows))


def list_answered_requests(*, most: int) -> tuple[Asked, ...]:
    """Return what was answered, the last one first."""
    rows = RightsRequest.objects.filter(state=State.ANSWERED.value).order_by("-answered_at", "-pk")[:most]
    return tuple(map(_asked, rows))


def get_request(public_id: UUID) -> Asked | None:
    """Return one request; None when there is none here."""
    row = RightsRequest.objects.filter(public_id=public_id).first()
    return _asked(row) if row else None


def count_open_requests() -> int:
    """Return how many requests wait for an answer."""
    return RightsRequest.objects.filter(state=State.RECEIVED.value).count()


def _asked(row: RightsRequest) -> Asked:
    same = ("public_id", "name", "email", "phone", "about", "due_date", "answer", "answered_by", "answered_at")
    return Asked(
        right=Right(row.right),
        received_at=timezone.localtime(row.received_at),
        outcome=Outcome(row.outcome) if row.outcome else None,
        **{name: getattr(row, name) for name in same},
    )
