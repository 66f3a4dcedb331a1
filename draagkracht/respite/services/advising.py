"""Somebody who works here looks for respite with another: what they see is written down."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.permissions import Advisor
from draagkracht.respite.queries.advised import Advised, advised_of, by_turn, get_row, list_rows
from draagkracht.respite.rules.codes import Form
from draagkracht.respite.services.noting import note, note_each
from draagkracht.respite.services.requests import WHAT

NEWS = "respite.news"


class RequestIsGone(Exception):
    """There is no such request, or it is not theirs to look at."""


@transaction.atomic
def open_request(*, public_id: UUID, by: Advisor, at: datetime.datetime) -> Advised:
    """Return a request, and write down who saw it. Raises RequestIsGone for whoever may not."""
    row = get_row(by, public_id, at=at)
    if row is None:
        raise RequestIsGone
    note(request=row, what=WHAT, action=Action.SEE, by=by.who, at=at)
    return advised_of(row)


@transaction.atomic
def note_told(*, public_id: UUID, until: datetime.datetime, by: Advisor, at: datetime.datetime) -> None:
    """Note that who cares was told the news until a moment. Twice is once; what came later is still to be told.

    Raises RequestIsGone.
    """
    row = get_row(by, public_id, at=at)
    if row is None:
        raise RequestIsGone
    if RespiteRequest.objects.filter(pk=row.pk, news_at__lte=until).update(news_at=None):
        note(request=row, what=NEWS, action=Action.SEND, by=by.who, at=at)


@transaction.atomic
def open_list(
    *, municipality_id: int, by: Advisor, at: datetime.datetime, district: str = "", form: Form | None = None
) -> tuple[Advised, ...]:
    """Return the open requests that somebody looks at, of a district or a form, and write down whose they saw."""
    rows = list_rows(by, at=at, district=district, form=form)
    note_each(municipality_id=municipality_id, requests=rows, what=WHAT, by=by.who, at=at, about="", on_behalf_of="")
    return by_turn(rows)
