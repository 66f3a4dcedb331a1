"""The register of obstacles: what stands in the way, who looks into it, and what came of it."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from draagkracht.casework.models import Obstacle
from draagkracht.casework.rules.arrangements import Law
from draagkracht.casework.rules.obstacles import ENDS, ObstacleState


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleFacts:
    """Something in the way."""

    public_id: UUID
    subject: str
    text: str = field(repr=False)
    law: Law
    state: ObstacleState
    owner: str
    answer: str = field(repr=False)
    noted_by: str
    noted_date: datetime.date
    settled_date: datetime.date | None
    revision: int


def list_obstacles() -> tuple[ObstacleFacts, ...]:
    """Return all that stands in the way in the present municipality, what is open first. One query."""
    found = [_facts(row) for row in Obstacle.objects.all()]
    return tuple(sorted(found, key=lambda one: one.state in ENDS))


def get_obstacle(public_id: UUID) -> ObstacleFacts | None:
    """Return one of them; None where there is none."""
    row = Obstacle.objects.filter(public_id=public_id).first()
    return _facts(row) if row else None


def _facts(row: Obstacle) -> ObstacleFacts:
    names = ("public_id", "subject", "text", "owner", "answer", "noted_by", "revision")
    return ObstacleFacts(
        law=Law(row.law),
        state=ObstacleState(row.state),
        noted_date=timezone.localdate(row.noted_at),
        settled_date=timezone.localdate(row.settled_at) if row.settled_at else None,
        **{name: getattr(row, name) for name in names},
    )
