"""The register of obstacles in words."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.queries.obstacles import ObstacleFacts
from draagkracht.casework.rules.arrangements import LAW_LABELS, Law
from draagkracht.casework.rules.obstacles import LABELS


@dataclass(frozen=True, slots=True)
class ObstacleShown:
    """Something in the way, in words."""

    public_id: UUID
    subject: str
    text: str
    tags: tuple[str, ...]
    by: str
    facts: tuple[tuple[str, str], ...]


def obstacle_shown(one: ObstacleFacts) -> ObstacleShown:
    """Return an obstacle in words."""
    law = () if one.law is Law.NONE else (translate(LAW_LABELS[one.law]),)
    return ObstacleShown(
        one.public_id,
        one.subject,
        one.text,
        (translate(LABELS[one.state]), *law),
        f"{one.noted_by}, {words.day(one.noted_date)}",
        (
            (gettext("Pakt het op"), one.owner),
            (gettext("Antwoord"), one.answer),
            (gettext("Sinds"), words.day(one.settled_date) if one.settled_date else ""),
        ),
    )
