"""Making a plan of a region: asked for by a planner, made by a job that may be killed at any moment."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from django.db import IntegrityError, transaction

from draagkracht.accounts.models import User
from draagkracht.accounts.rules import Role
from draagkracht.base import jobs, tenancy
from draagkracht.respite import solver
from draagkracht.respite.models import Booking, Place, Plan, PlanLine, Region, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules import outcome, regional
from draagkracht.respite.rules.codes import Form
from draagkracht.respite.rules.fitting import keys_of
from draagkracht.respite.rules.outcome import Line, Outcome
from draagkracht.respite.rules.planning.reading import InstanceIsWrong
from draagkracht.respite.rules.plans import LineState, PlanState
from draagkracht.respite.rules.regional import Given
from draagkracht.respite.services.reading import read_for

SECONDS: Final = 20.0
JOB: Final = "respite.make-plan"
WHAT: Final = "respite.plan"


class NoRegion(Exception):
    """This municipality plans for no region."""


@transaction.atomic
def ask_plan(
    *,
    municipality_id: int,
    monday: datetime.date,
    user_id: int | None,
    name: str,
    key: uuid.UUID,
    at: datetime.datetime,
) -> uuid.UUID:
    """Let a plan be made in the background, and return its public id. Twice is once, also of two planners.

    Raises NoRegion.
    """
    region = Region.objects.first()
    if region is None:
        raise NoRegion
    facts = {"municipality_id": municipality_id, "region": region, "monday": monday}
    earlier = Plan.objects.filter(municipality_id=municipality_id, key=key).first()
    if earlier is not None:
        return earlier.public_id
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                **facts,
                asked_by=name,
                by_user=User.objects.filter(pk=user_id).first() if user_id else None,
                asked_at=at,
                key=key,
            )
    except IntegrityError:
        # Another asked for the same at this moment: one plan is made, and both look at it.
        rows = Plan.objects.filter(region=region, monday=monday)
        return (rows.filter(state=PlanState.QUEUED.value).first() or rows[0]).public_id
    queue_plan(plan=plan)
    return plan.public_id


def queue_plan(*, plan: Plan) -> None:
    """Put the making of a plan on the queue; one that waits there already is enough. Of a region one at a time."""
    jobs.queue_job(
        name=JOB,
        municipality_id=plan.municipality_id,
        arguments={"plan_id": plan.pk},
        key=str(plan.pk),
        one_at_a_time=f"{JOB}/{plan.region_id}",
    )


@transaction.atomic
def ask_again(*, public_id: uuid.UUID) -> None:
    """Let a plan that still waits be made, where its job was lost. Nothing happens twice."""
    plan = Plan.objects.filter(public_id=public_id, state=PlanState.QUEUED.value).first()
    if plan is not None:
        queue_plan(plan=plan)


@transaction.atomic
def make_plan(*, plan_id: int, at: datetime.datetime, seconds: float = SECONDS) -> None:
    """Make a plan that waits: read the region, plan it, keep a line for each request, and say in the log that it was.

    All of it commits together or not at all. A plan of the same weeks before this one is outdated.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("region").get(pk=plan_id)
    if plan.state != PlanState.QUEUED:
        return
    left = solver.counting_down(seconds)
    read = read_for(job=plan, what=WHAT, about=plan.public_id, role=Role.PLANNER, at=at)
    built = regional.build(read.regional)
    try:
        with solver.Processes(left) as processes:
            found = outcome.plan(read.regional, built, seconds_left=left, solver=processes)
    except InstanceIsWrong as error:
        _keep(plan, at, state=PlanState.FAILED.value, failure=str(error)[:200])
        return
    with tenancy.acting_for(*plan.region.member_ids):
        _keep_lines(plan, found)
    earlier = Plan.objects.filter(region=plan.region, monday=plan.monday, state=PlanState.PROPOSED.value)
    earlier.update(state=PlanState.OUTDATED.value)
    left_out = {**read.left_out, "later": len(built.later)}
    _keep(
        plan,
        at,
        state=PlanState.PROPOSED.value,
        value=found.value,
        bound=found.bound,
        first_value=found.first_value,
        seconds=seconds - left(),
        is_greedy=found.is_greedy,
        groups=[asdict(one) for one in found.groups],
        loads=asdict(found.loads),
        left_out={why: number for why, number in left_out.items() if number},
    )


def _keep(plan: Plan, at: datetime.datetime, **facts: object) -> None:
    Plan.objects.filter(pk=plan.pk).update(**facts, made_at=at)


def _keep_lines(plan: Plan, found: Outcome) -> None:
    keys = [line.key for line in found.lines]
    owners = dict(RespiteRequest.objects.filter(pk__in=keys).values_list("pk", "municipality_id"))
    bookings = dict(Booking.objects.filter(request__in=keys, state__in=LIVING).values_list("request", "pk"))
    forms = dict(Place.objects.filter(pk__in=_places_of(found.lines)).values_list("pk", "form"))
    PlanLine.objects.bulk_create(
        PlanLine(plan=plan, municipality_id=owners[line.key], **_facts(line, forms, bookings.get(line.key)))
        for line in found.lines
    )


def _places_of(lines: Iterable[Line]) -> list[int]:
    places = (keys_of(line.given.id)[0] for line in lines if line.given)
    return [key for key in places if key is not None]


def _facts(line: Line, forms: Mapping[int, str], booking_id: int | None) -> dict[str, Any]:
    """Return the columns of a line: what is promised already stands as published."""
    shared = {"request_id": line.key, "by_first_come": line.by_first_come, "previous_id": booking_id}
    if line.given is None:
        return shared | {"state": LineState.NOTHING.value, "why_not": list(line.why_not)}
    found = shared | _days(line.given, forms)
    if line.is_promised:
        return found | {"state": LineState.PUBLISHED.value, "booking_id": booking_id}
    return found | {"state": (LineState.LOCKED if line.is_locked else LineState.PROPOSED).value}


def _days(given: Given, forms: Mapping[int, str]) -> dict[str, Any]:
    """Return the columns of a line for days at a place or with a volunteer; `forms` are those of places."""
    place_id, volunteer_id = keys_of(given.id)
    return {
        "place_id": place_id,
        "volunteer_id": volunteer_id,
        "form": Form.SITTING.value if place_id is None else forms[place_id],
        "dates": list(given.dates),
        "daypart": given.daypart,
    }
