"""What days are worth to who asks, in the measure of the planner: of an offer, and of what there is today."""

from collections.abc import Mapping
from typing import Final

from draagkracht.respite.rules.codes import IN_A_ROW
from draagkracht.respite.rules.planning.instance import Kind, Offer, Place, Request
from draagkracht.respite.rules.planning.shapes import (
    A_DAY_LIVED_IN,
    A_DAY_OF_CARE,
    A_VISIT,
    PER_KM,
    list_shapes,
)
from draagkracht.respite.rules.plans import PERIOD_DAYS
from draagkracht.respite.rules.regional import (
    Asking,
    Given,
    Point,
    Regional,
    as_request,
    kilometres,
    offer_of,
    project,
)

A_DAY: Final[Mapping[Kind, float]] = {
    Kind.STAY: 1.0,
    Kind.LIVE_IN: A_DAY_LIVED_IN,
    Kind.DAY_CARE: A_DAY_OF_CARE,
    Kind.SITTING: A_VISIT,
}


def worth_of(given: Given, asking: Asking, *, kind: Kind, at: Point, frame: Regional) -> float:
    """Return what days with a place or a volunteer at a point are worth in the four weeks of `frame`.

    What the planner could offer counts as it does there. Anything else, a stay of other days than were asked say,
    counts by its days in these weeks.
    """
    here, there = project(asking.at, frame.centre), project(at, frame.centre)
    near = 1 - PER_KM[kind] * kilometres(here, there)
    request = as_request(asking, frame)
    place = Place(given.id, kind, *there, frozenset(), frozenset(), "", ())
    offer = offer_of(given, asking, request, [place], frame.monday)
    shaped = _of_shape(offer, request) if offer else None
    return asking.weight * near * (_by_day(given, kind, frame) if shaped is None else shaped)


def _of_shape(offer: Offer, request: Request) -> float | None:
    """Return what an offer is worth at no distance and with no weight; None where it is not what was asked."""
    shapes = list_shapes(request, offer.kind, PERIOD_DAYS)
    if offer.kind in IN_A_ROW:
        same = (shapes.a == offer.start) & (shapes.b == offer.length)
    elif offer.kind is Kind.DAY_CARE:
        same = shapes.a == sum(1 << day for day in offer.weekdays)
    else:
        same = shapes.a == offer.daypart
    return float(shapes.worth[same][0]) if same.any() else None


def _by_day(given: Given, kind: Kind, frame: Regional) -> float:
    return A_DAY[kind] * sum(0 <= (day - frame.monday).days < PERIOD_DAYS for day in given.dates)
