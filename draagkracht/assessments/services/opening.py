"""Whatever a code opens: the results of a space, or the one of a paper."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.db import transaction

from draagkracht.assessments import queries
from draagkracht.assessments.queries import Kept
from draagkracht.assessments.services.papers import open_paper
from draagkracht.assessments.services.sharing import CodeIsUnknown, open_code
from draagkracht.audit.rules import Action, Who


@dataclass(frozen=True, slots=True)
class Opened:
    """What a code opens; without the answers, unless the carer gave these too.

    Of a paper nobody knows whose it is: `name` is empty, and there is no space.
    """

    name: str = field(repr=False)
    person_id: int | None
    results: tuple[Kept, ...]


@transaction.atomic
def open_shared(
    *, code: str, by: Who, at: datetime.datetime, action: Action = Action.SEE, works_for: Collection[str] = ()
) -> Opened:
    """Return what a code opens, and write down who looked, or took a copy. Raises CodeIsUnknown.

    `works_for` are the public ids of the organisations of who asks.
    """
    try:
        found = open_code(code=code, by=by, at=at, action=action, works_for=works_for)
    except CodeIsUnknown:
        return Opened("", None, (_without_answers(open_paper(code=code, by=by, at=at, action=action)),))
    kept = queries.list_kept(found.space.id)
    return Opened(found.space.name, found.space.id, kept if found.has_answers else tuple(map(_without_answers, kept)))


def _without_answers(one: Kept) -> Kept:
    return replace(one, answers={})
