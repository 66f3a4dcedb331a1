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
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.respite.displays.advised import forms_of
from draagkracht.respite.permissions import Advisor
from draagkracht.respite.queries.advised import list_between, list_of_case
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


def respite_part(case: CaseFile, worker: Worker, at: datetime.datetime) -> RespitePart:
    """Return what was asked in a case, what who cares asked outside it, and for whom it can be asked."""
    asks = [
        Link(
            gettext("Zoek respijt voor %(name)s") % {"name": party.name},
            reverse("casework-staff:ask-respite", args=[case.public_id, party.public_id]),
        )
        for party in case.carers
    ]
    here = list_of_case(case.public_id)
    known = {one.public_id for one in here}
    outside = [_outside(one) for one in _between(case, worker, at) if one.public_id not in known]
    return RespitePart((*map(_row, here), *outside), tuple(asks))


def _between(case: CaseFile, worker: Worker, at: datetime.datetime) -> tuple[OwnRequest, ...]:
    """Return what who cares asks about the client, where both linked their own space to this case.

    Who works here sees no more of it than on the list of who looks along.
    """
    linked = [party for party in case.parties if party.has_space]
    return list_between(
        Advisor(worker.user_id, is_consultant=True, who=worker.who),
        carers=[party.subject for party in linked if party.role is PartyRole.CARER],
        recipients=[party.subject for party in linked if party.role is PartyRole.CLIENT],
        at=at,
    )


def _outside(asked: OwnRequest) -> Row:
    """Return that somebody asked, and no more: opening it stands in the log of whose it is."""
    day = formats.date_format(asked.start_date, "j F")
    heading = gettext("Voor %(called)s, vanaf %(day)s") % {"called": asked.called, "day": day}
    url = reverse("respite-staff:show-request", args=[asked.public_id])
    return Row(heading, gettext("Wie zorgt vroeg dit buiten deze zaak."), url)


def _row(asked: OwnRequest) -> Row:
    living = asked.living or next(iter(asked.bookings), None)
    day = formats.date_format(asked.start_date, "j F")
    heading = gettext("Voor %(called)s, vanaf %(day)s") % {"called": asked.called, "day": day}
    if living is None:
        says = gettext("Gestopt.") if asked.has_ended else forms_of(asked)
    else:
        says = f"{living.name}, {living.days}. {translate(states.LABELS[living.state])}."
    return Row(heading, says, reverse("respite-staff:show-request", args=[asked.public_id]))
