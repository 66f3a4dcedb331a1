"""The register of obstacles: writing one down, and saying who looks into it and what came of it. Nothing of a case."""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db import transaction

from draagkracht.casework.models import Obstacle
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.consulting import list_own_names
from draagkracht.casework.rules.arrangements import Law
from draagkracht.casework.rules.consulting import check_names_nobody
from draagkracht.casework.rules.obstacles import ObstacleState, check_settled
from draagkracht.municipalities.models import Municipality


class ObstacleIsGone(Exception):
    """There is no such obstacle here."""


class ChangedMeanwhile(Exception):
    """Another settled it since the page was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How far an obstacle is: who looks into it, and the answer."""

    state: ObstacleState
    owner: str = ""
    answer: str = field(default="", repr=False)


@transaction.atomic
def note_obstacle(
    *, municipality_id: int, subject: str, text: str, law: Law, by: Worker, key: uuid.UUID, at: datetime.datetime
) -> uuid.UUID:
    """Write down what stands in the way; return its public id. The same form twice is one.

    Raises rules.consulting.NamesSomebody and service_numbers.HoldsBSN.
    """
    check_names_nobody(f"{subject}\n{text}", list_own_names(by))
    # One at a time a municipality: the second of the same form finds the first.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    facts = {"subject": subject, "text": text, "law": law.value, "noted_by": by.name, "noted_at": at}
    row, _ = Obstacle.objects.get_or_create(municipality_id=municipality_id, key=key, defaults=facts)
    return row.public_id


@transaction.atomic
def settle_obstacle(
    *, public_id: uuid.UUID, settled: Settled, revision: int, by: Worker, at: datetime.datetime
) -> None:
    """Say how far an obstacle is. The same again does nothing.

    Raises ObstacleIsGone, ChangedMeanwhile, rules.obstacles.NotSettled, and what note_obstacle raises.
    """
    check_settled(settled.state, owner=settled.owner, answer=settled.answer)
    check_names_nobody(settled.answer, list_own_names(by))
    row = Obstacle.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise ObstacleIsGone
    facts = {"state": settled.state.value, "owner": settled.owner, "answer": settled.answer}
    if all(getattr(row, name) == value for name, value in facts.items()):
        return
    if row.revision != revision:
        raise ChangedMeanwhile
    Obstacle.objects.filter(pk=row.pk).update(**facts, settled_at=at, revision=revision + 1)
