"""Somebody who works here looks for respite with another: what they see is written down."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.permissions import Advisor
from draagkracht.respite.queries.advised import Advised, get_advised, list_advised
from draagkracht.respite.services.noting import note, note_each
from draagkracht.respite.services.requests import WHAT


class RequestIsGone(Exception):
    """There is no such request, or it is not theirs to look at."""


@transaction.atomic
def open_request(*, public_id: UUID, by: Advisor, at: datetime.datetime) -> Advised:
    """Return a request, and write down who saw it. Raises RequestIsGone for whoever may not."""
    found = get_advised(by, public_id, at=at)
    if found is None:
        raise RequestIsGone
    row = RespiteRequest.objects.select_related("carer").get(pk=found.asked.id)
    note(request=row, what=WHAT, action=Action.SEE, by=by.who, at=at)
    return found


@transaction.atomic
def open_list(*, municipality_id: int, by: Advisor, at: datetime.datetime) -> tuple[Advised, ...]:
    """Return the open requests that somebody looks at, and write down whose they saw."""
    found = list_advised(by, at=at)
    rows = RespiteRequest.objects.filter(pk__in=[one.asked.id for one in found]).select_related("carer")
    note_each(
        municipality_id=municipality_id, requests=list(rows), what=WHAT, by=by.who, at=at, about="", on_behalf_of=""
    )
    return found
