"""Seeing who asks, where a planner needs the name: written down in the log of the municipality of the request."""

import datetime
import uuid

from draagkracht.audit.rules import Action, Who
from draagkracht.base import tenancy
from draagkracht.respite.models import Plan, PlanLine
from draagkracht.respite.queries.plans import Names
from draagkracht.respite.services.noting import note


def see_names(*, line_id: uuid.UUID, by: Who, at: datetime.datetime) -> Names | None:
    """Return who asks behind a line of a plan of the present municipality; None where there is no such line."""
    for plan in Plan.objects.select_related("region"):
        with tenancy.acting_for(*plan.region.member_ids):
            row = PlanLine.objects.filter(plan=plan, public_id=line_id).select_related("request__carer").first()
        if row is None:
            continue
        request = row.request
        with tenancy.acting_for(row.municipality_id):
            note(request=request, what="respite.request", action=Action.SEE, by=by, at=at, about=str(line_id))
        return Names(request.carer_name, request.called, request.phone, request.email)
    return None
