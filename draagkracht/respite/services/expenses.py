"""Reading what volunteers paid, so that the log says who looked."""

import datetime

from django.db import transaction

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.base import tenancy
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.queries.expenses import Noted, list_month


@transaction.atomic
def see_month(*, by: Coordinator, month: datetime.date, at: datetime.datetime) -> tuple[Noted, ...]:
    """Return what own volunteers paid in a month, and write down whose names stood there."""
    found = list_month(by, month)
    (municipality_id,) = tenancy.current_municipalities()
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=[one.subject for one in found],
        action=Action.SEE,
        what="respite.expenses",
        why=Purpose.RESPITE,
        basis=Basis.CONSENT,
        at=at,
    )
    return found
