"""Planning a region: a planner of the municipality that plans for it. Names nobody, but for who asks for the name."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import FairnessCurve, Plan, PlanLine, Region
from draagkracht.respite.rules.plans import MAY_CHANGE
from tests.access.table import GET, OK, POST, Objects, Row
from tests.factories import respite as make

PLANNERS = {Role.PLANNER: OK}


def plan(municipality: Municipality) -> dict[str, Any]:
    """Make a plan with one line; return what its address takes."""
    return {"plan_id": _line(municipality).plan.public_id}


def waiting_plan(municipality: Municipality) -> dict[str, Any]:
    """Ask for a plan that is not made yet."""
    made = _line(municipality).plan
    Plan.objects.filter(region=made.region, state="queued").update(state="failed")
    Plan.objects.filter(pk=made.pk).update(state="queued", made_at=None)
    return {"plan_id": made.public_id}


def line(municipality: Municipality) -> dict[str, Any]:
    """Make a plan with one line; return what the address of the line takes."""
    return {"line_id": _line(municipality).public_id}


def locking(municipality: Municipality) -> dict[str, Any]:
    """Return a line, and what to do with it."""
    return {**line(municipality), "slug": "vastzetten"}


def drawn(municipality: Municipality) -> dict[str, Any]:
    """Let a municipality plan for a region of which no curve is being drawn; the address takes nothing."""
    FairnessCurve.objects.all().delete()
    return with_region(municipality)


def offered(municipality: Municipality) -> dict[str, Any]:
    """Publish a line; return what its address takes."""
    return _offered(municipality)


def many_offered(municipality: Municipality) -> dict[str, Any]:
    """Publish a line beside so many others that one may be taken back."""
    found = _offered(municipality)
    house = make.place(municipality)
    for _ in range(MAY_CHANGE):
        make.offer(make.request(municipality), house, state="cancelled", expires_at=None)
    return found


def _offered(municipality: Municipality) -> dict[str, Any]:
    found = _line(municipality)
    assert found.place is not None
    found.state, found.booking = "published", make.offer(found.request, found.place)
    found.save()
    return {"line_id": found.public_id}


def with_region(municipality: Municipality) -> dict[str, Any]:
    """Let a municipality plan for a region; the address takes nothing."""
    _region(municipality)
    return {}


def _region(municipality: Municipality) -> Region:
    facts = {"name": "Regio", "member_ids": [municipality.pk], "agreement": "Afspraak", "agreed_date": "2026-01-05"}
    return Region.objects.get_or_create(municipality=municipality, defaults=facts)[0]


def _line(municipality: Municipality) -> PlanLine:
    region = _region(municipality)
    monday, now = make.next_monday(), timezone.now()
    made = Plan.objects.create(
        municipality=municipality, region=region, monday=monday, state="proposed", made_at=now,
        asked_by="Proef", asked_at=now, key=uuid.uuid4(),
    )  # fmt: skip
    found: PlanLine = PlanLine.objects.create(
        municipality=municipality,
        plan=made,
        request=make.request(municipality, carer_name=f"Iemand uit {municipality.name}"),
        state="proposed",
        place=make.place(municipality, name="Proefhuis"),
        form="stay",
        dates=[monday],
    )
    return found


ROWS = [
    Row("respite-planner:show-fairness", allowed={**PLANNERS, Role.POLICY_OFFICER: OK}),
    Row("respite-planner:set-fairness", allowed={Role.POLICY_OFFICER: OK}, methods=GET | POST),
    Row("respite-planner:draw-curve", allowed={Role.POLICY_OFFICER: OK}, methods=POST, posts=302),
    Row("respite-planner:list-plans", allowed=PLANNERS, methods=GET | POST),
    Row("respite-planner:show-plan", allowed=PLANNERS, objects=Objects(own=plan)),
    Row("respite-planner:try-plan-again", allowed=PLANNERS, objects=Objects(own=waiting_plan), methods=POST, posts=302),
    Row("respite-planner:publish-lines", allowed=PLANNERS, objects=Objects(own=plan), methods=POST),
    Row("respite-planner:show-line", allowed=PLANNERS, objects=Objects(own=line)),
    Row("respite-planner:see-names", allowed=PLANNERS, objects=Objects(own=line), methods=POST, posts=200),
    Row("respite-planner:move-line", allowed=PLANNERS, objects=Objects(own=line), methods=GET | POST),
    Row("respite-planner:take-back", allowed=PLANNERS, objects=Objects(own=offered), methods=GET | POST),
    Row("respite-planner:change-line", allowed=PLANNERS, objects=Objects(own=locking), methods=POST, posts=302),
]
