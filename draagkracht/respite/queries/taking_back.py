"""Whether an offer of a plan can be taken back: not answered, agreed to, and no more than one in twenty."""

import datetime
from typing import Final
from uuid import UUID

from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, Plan, PlanLine
from draagkracht.respite.rules.codes import Origin
from draagkracht.respite.rules.plans import PERIOD_DAYS, LineState, PlanState, TakingBack
from draagkracht.respite.rules.states import State

PERIOD: Final = datetime.timedelta(days=PERIOD_DAYS)


def taking_back_of(line_id: UUID) -> TakingBack | None:
    """Return whether what a line of a plan here offered can be taken back; None where it offered nothing."""
    for plan in Plan.objects.filter(state=PlanState.PROPOSED.value).select_related("region"):
        with tenancy.acting_for(*plan.region.member_ids):
            lines = PlanLine.objects.select_related("booking", "plan").filter(plan=plan, public_id=line_id)
            line = lines.filter(state=LineState.PUBLISHED.value, booking__isnull=False).first()
            if line is not None:
                return read_taking_back(line)
    return None


def read_taking_back(line: PlanLine) -> TakingBack:
    """Return whether the offer of a published line can be taken back, inside `tenancy.acting_for` of the members."""
    booking, monday = line.booking, line.plan.monday
    made = Booking.objects.filter(origin=Origin.PLAN.value, start_date__gte=monday, start_date__lt=monday + PERIOD)
    rows = list(made.values_list("request", "state"))
    return TakingBack(
        is_open=booking is not None and booking.state == State.OFFERED.value and booking.origin == Origin.PLAN.value,
        has_agreed=booking is not None and booking.may_move,
        promised=len({request for request, _ in rows}),
        taken=sum(state == State.WITHDRAWN.value for _, state in rows),
    )
