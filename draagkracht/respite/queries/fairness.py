"""What the council set, since when and by which decision; and the last curve of what a floor costs."""

import datetime
from dataclasses import dataclass

from draagkracht.respite.models import Fairness, FairnessCurve
from draagkracht.respite.queries.regions import as_settings
from draagkracht.respite.rules.curves import CurveState, Point, Reached
from draagkracht.respite.rules.fairness import Settings


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting with the day from which it holds, and where it comes from."""

    settings: Settings
    valid_from: datetime.date
    decision: str
    set_by: str
    set_at: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A curve, or how far it is."""

    state: CurveState
    monday: datetime.date
    asked: int
    points: tuple[Point, ...]
    failure: str
    asked_by: str
    asked_at: datetime.datetime
    made_at: datetime.datetime | None


def list_settings() -> tuple[Setting, ...]:
    """Return what the council of the present municipality set, the latest day first. One query."""
    return tuple(
        Setting(as_settings(row), row.valid_from, row.decision, row.set_by, row.set_at)
        for row in Fairness.objects.order_by("-valid_from", "-pk")
    )


def last_curves() -> tuple[Curve | None, bool]:
    """Return the last curve that is ready, and whether one is being drawn. One query."""
    rows = [_curve(row) for row in FairnessCurve.objects.order_by("pk")]
    ready = [one for one in rows if one.state is not CurveState.QUEUED]
    return (ready[-1] if ready else None), any(one.state is CurveState.QUEUED for one in rows)


def _curve(row: FairnessCurve) -> Curve:
    points = [one | {"groups": tuple(Reached(**group) for group in one["groups"])} for one in row.points]
    return Curve(
        state=CurveState(row.state),
        monday=row.monday,
        asked=row.asked,
        points=tuple(Point(**one) for one in points),
        failure=row.failure,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        made_at=row.made_at,
    )
