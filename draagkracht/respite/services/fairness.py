"""What the council wants everybody to have at least: set from a day on, and what it costs, drawn in the background."""

import datetime
import uuid
from dataclasses import asdict
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.accounts.rules import Role
from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.base import jobs
from draagkracht.respite import solver
from draagkracht.respite.models import Fairness, FairnessCurve, Region
from draagkracht.respite.rules import curves, regional
from draagkracht.respite.rules.curves import CurveState
from draagkracht.respite.rules.fairness import Settings
from draagkracht.respite.rules.planning.reading import InstanceIsWrong
from draagkracht.respite.services.planning import NoRegion
from draagkracht.respite.services.reading import read_for

DAY: Final = datetime.timedelta(days=1)
SECONDS: Final = 60.0  # for all floors together
JOB: Final = "respite.draw-curve"
WHAT: Final = "respite.fairness"
WHAT_CURVE: Final = "respite.fairness-curve"


@transaction.atomic
def set_fairness(
    *,
    municipality_id: int,
    settings: Settings,
    valid_from: datetime.date,
    decision: str,
    key: uuid.UUID,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Let a setting hold from a day on, in every plan that begins then or later. Earlier rows stay; twice is once.

    Raises NoRegion: the setting is of the municipality that plans.
    """
    if not Region.objects.exists():
        raise NoRegion
    facts = asdict(settings) | {"valid_from": valid_from, "decision": decision, "set_by": by.label, "set_at": at}
    _, is_new = Fairness.objects.get_or_create(municipality_id=municipality_id, key=key, defaults=facts)
    if not is_new:
        return
    audit.record(
        municipality_id=municipality_id,
        actor=by,
        subject=None,
        action=Action.CHANGE,
        what=WHAT,
        why=Purpose.RESPITE,
        basis=Basis.PUBLIC_TASK,
        about=str(key),
        at=at,
    )


@transaction.atomic
def ask_curve(*, municipality_id: int, user_id: int | None, name: str, key: uuid.UUID, at: datetime.datetime) -> None:
    """Let the curve of the region be drawn in the background. One that waits is enough; twice is once.

    Raises NoRegion.
    """
    region = Region.objects.first()
    if region is None:
        raise NoRegion
    if FairnessCurve.objects.filter(key=key).exists():
        return
    today = timezone.localdate(at)
    try:
        with transaction.atomic():
            curve = FairnessCurve.objects.create(
                municipality_id=municipality_id,
                region=region,
                monday=today + DAY * (7 - today.weekday()),
                by_user=User.objects.filter(pk=user_id).first() if user_id else None,
                asked_by=name,
                asked_at=at,
                key=key,
            )
    except IntegrityError:
        # One is being drawn, or two asked at once: it is put on the queue again, where its job was lost.
        curve = FairnessCurve.objects.get(region=region, state=CurveState.QUEUED.value)
    jobs.queue_job(
        name=JOB,
        municipality_id=municipality_id,
        arguments={"curve_id": curve.pk},
        key=str(curve.pk),
        one_at_a_time=f"{JOB}/{region.pk}",
    )


@transaction.atomic
def draw_curve(*, curve_id: int, at: datetime.datetime, seconds: float = SECONDS) -> None:
    """Draw a curve that waits: read the region, and plan it with each floor. It takes the place of those before it.

    All of it commits together or not at all, so that it may be killed at any moment.
    """
    rows = FairnessCurve.objects.select_for_update(of=("self",)).select_related("region")
    curve = rows.filter(pk=curve_id, state=CurveState.QUEUED.value).first()
    if curve is None:
        return
    left = solver.counting_down(seconds)
    read = read_for(job=curve, what=WHAT_CURVE, about=curve.key, role=Role.POLICY_OFFICER, at=at)
    built = regional.build(read.regional)
    try:
        with solver.Processes(left) as processes:
            points = curves.draw(built, seconds_left=left, solver=processes)
        curve.points, curve.state = [asdict(one) for one in points], CurveState.MADE.value
    except InstanceIsWrong as error:
        curve.failure, curve.state = str(error)[:200], CurveState.FAILED.value
    curve.made_at, curve.asked = at, len(built.instance.requests)
    curve.save()
    FairnessCurve.objects.filter(region=curve.region, pk__lt=curve.pk).delete()
