"""Respite that is looked for in a case, in words."""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays.cases import Link
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.respite.displays.advised import forms_of
from draagkracht.respite.queries.advised import list_of_case
from draagkracht.respite.queries.own import OwnRequest
from draagkracht.respite.rules import states


@dataclass(frozen=True, slots=True)
class Row:
    """What was asked, and how far it is."""

    heading: str = field(repr=False)
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class RespitePart:
    """What was asked in a case, and for whom it can be asked."""

    rows: tuple[Row, ...]
    presses: tuple[Link, ...]


def respite_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> RespitePart:
    """Return what was asked in a case, and for whom it can be asked."""
    asks = [
        Link(
            gettext("Zoek respijt voor %(name)s") % {"name": party.name},
            reverse("casework-staff:ask-respite", args=[case.public_id, party.public_id]),
        )
        for party in case.carers
    ]
    return RespitePart(tuple(map(_row, list_of_case(case.public_id))), tuple(asks))


def _row(asked: OwnRequest) -> Row:
    living = asked.living or next(iter(asked.bookings), None)
    day = formats.date_format(asked.start_date, "j F")
    heading = gettext("Voor %(called)s, vanaf %(day)s") % {"called": asked.called, "day": day}
    if living is None:
        says = gettext("Gestopt.") if asked.has_ended else forms_of(asked)
    else:
        says = f"{living.name}, {living.days}. {translate(states.LABELS[living.state])}."
    return Row(heading, says, reverse("respite-staff:show-request", args=[asked.public_id]))
