"""What else a request may have, beside all other lines of its plan: by the same rules as the plan."""

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from draagkracht.base import tenancy
from draagkracht.respite.models import Place, Plan, PlanLine, Volunteer
from draagkracht.respite.queries.plans import Days
from draagkracht.respite.queries.regional import given_by, read_region
from draagkracht.respite.queries.regions import get_settings
from draagkracht.respite.rules import regional
from draagkracht.respite.rules.codes import Form
from draagkracht.respite.rules.planning.allowed import list_allowed
from draagkracht.respite.rules.plans import OPEN
from draagkracht.respite.rules.regional import Given

MOST_SHOWN: Final = 12
MOST_OF_A_PLACE: Final = 3


@dataclass(frozen=True, slots=True)
class Move:
    """Another offer: `code` is what a form carries."""

    code: str
    days: Days


def moves_of(line_id: UUID, *, at: datetime.datetime) -> list[Move]:
    """Return the best other offers of a line of a plan of the present municipality."""
    for plan in Plan.objects.select_related("region"):
        with tenancy.acting_for(*plan.region.member_ids):
            line = PlanLine.objects.select_related("plan__region").filter(plan=plan, public_id=line_id).first()
            if line is not None:
                return [_named(one) for one in list_moves(line, at=at)]
    return []


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
    if mine not in requests or f"K{line.request_id}" in {place.id for place in built.instance.places}:
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


def code_of(given: Given) -> str:
    """Return the code of days at a place, as a form carries it."""
    days = f"{given.dates[0]:%Y%m%d}-{given.dates[-1]:%Y%m%d}-{len(given.dates)}" if given.dates else ""
    return f"{given.id}-{days}-{'' if given.daypart is None else given.daypart}"


def _few_of_each(found: list[Given], present: Given | None) -> list[Given]:
    counts: dict[str, int] = {}
    shown = []
    for one in found:
        counts[one.id] = counts.get(one.id, 0) + 1
        if counts[one.id] <= MOST_OF_A_PLACE and one != present:
            shown.append(one)
    return shown[:MOST_SHOWN]


def _named(given: Given) -> Move:
    number = int(given.id[1:])
    if given.id.startswith("P"):
        place = Place.objects.get(pk=number)
        name, form = place.name, Form(place.form)
    else:
        name, form = Volunteer.objects.select_related("organisation").get(pk=number).organisation.name, Form.SITTING
    return Move(code_of(given), Days(name=name, form=form, dates=given.dates, daypart=given.daypart))
