"""Whatever a code opens: the results of a space, or the one of a paper."""

import datetime
from dataclasses import dataclass, field

from django.db import transaction

from draagkracht.assessments import queries
from draagkracht.assessments.queries import Kept
from draagkracht.assessments.services.papers import open_paper
from draagkracht.assessments.services.sharing import CodeIsUnknown, open_code
from draagkracht.audit.rules import Action, Who


@dataclass(frozen=True, slots=True)
class Opened:
    """What a code opens. Of a paper nobody knows whose it is: `name` is empty, and there is no space."""

    name: str = field(repr=False)
    person_id: int | None
    results: tuple[Kept, ...]


@transaction.atomic
def open_shared(*, code: str, by: Who, at: datetime.datetime, action: Action = Action.SEE) -> Opened:
    """Return what a code opens, and write down who looked, or took a copy. Raises CodeIsUnknown."""
    try:
        space = open_code(code=code, by=by, at=at, action=action)
    except CodeIsUnknown:
        return Opened("", None, (open_paper(code=code, by=by, at=at, action=action),))
    return Opened(space.name, space.id, queries.list_kept(space.id))
