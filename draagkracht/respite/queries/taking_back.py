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
                return read_taking_back(line.booking, monday=line.plan.monday)
    return None


def read_taking_back(booking: Booking | None, *, monday: datetime.date) -> TakingBack:
    """Return whether an offer for the weeks of a plan can be taken back, inside `tenancy.acting_for` of the members."""
    promised, taken = count_promised(monday)
    return TakingBack(
        is_open=booking is not None and booking.state == State.OFFERED.value and booking.origin == Origin.PLAN.value,
        has_agreed=booking is not None and booking.may_move,
        promised=promised,
        taken=taken,
    )


def count_promised(monday: datetime.date) -> tuple[int, int]:
    """Return how many people plans offered something in the weeks from a Monday, and how many offers were taken back.

    By hand and by a newer plan count together. Inside `tenancy.acting_for` of the members. One query.
    """
    made = Booking.objects.filter(origin=Origin.PLAN.value, start_date__gte=monday, start_date__lt=monday + PERIOD)
    rows = list(made.values_list("request", "state"))
    return len({request for request, _ in rows}), sum(state == State.WITHDRAWN.value for _, state in rows)
