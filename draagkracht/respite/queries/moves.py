"""What else a request may have, beside all other lines of its plan: by the same rules as the plan."""

import datetime
from typing import Final

from draagkracht.base import tenancy
from draagkracht.respite.models import PlanLine
from draagkracht.respite.queries.regional import given_by, read_region
from draagkracht.respite.queries.regions import get_settings
from draagkracht.respite.rules import regional
from draagkracht.respite.rules.planning.allowed import list_allowed
from draagkracht.respite.rules.plans import OPEN
from draagkracht.respite.rules.regional import Given

MOST_SHOWN: Final = 12
MOST_OF_A_PLACE: Final = 3


def list_moves(line: PlanLine, *, at: datetime.datetime) -> list[Given]:
    """Return the best other offers that a request may have now, a few of each place. Inside the region's members."""
    region = line.plan.region
    with tenancy.acting_for(region.municipality_id):
        settings = get_settings(line.plan.monday)
    read = read_region(region, monday=line.plan.monday, settings=settings, at=at).regional
    built = regional.build(read)
    asks = {one.id: one for one in read.asking}
    requests = {one.id: one for one in built.instance.requests}
    mine = f"R{line.request_id}"
    if mine not in requests or "K" + mine[1:] in {place.id for place in built.instance.places}:
        return []
    rows = PlanLine.objects.filter(plan=line.plan, state__in=[state.value for state in OPEN]).exclude(pk=line.pk)
    others = [
        regional.offer_of(given_by(row), asks[name], requests[name], built.instance.places, read.monday)
        for row in rows
        if (name := f"R{row.request_id}") in requests
    ]
    allowed = list_allowed(built.instance, mine, [one for one in others if one])
    found = [regional.given_of(one, asks[mine], read.monday) for one in allowed]
    return _few_of_each(found, given_by(line) if line.dates else None)


def _few_of_each(found: list[Given], present: Given | None) -> list[Given]:
    counts: dict[str, int] = {}
    shown = []
    for one in found:
        counts[one.id] = counts.get(one.id, 0) + 1
        if counts[one.id] <= MOST_OF_A_PLACE and one != present:
            shown.append(one)
    return shown[:MOST_SHOWN]
