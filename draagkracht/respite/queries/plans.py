"""Plans of the region that the present municipality plans for, and their lines. Names stand apart: get_names."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, PlaceDay, Plan, PlanLine, Visit
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.rules.codes import Burden, Form
from draagkracht.respite.rules.loads import Loads
from draagkracht.respite.rules.plans import OPEN, Group, LineState, PlanState

PARTS = 3
MOST_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """A plan."""

    public_id: UUID
    state: PlanState
    monday: datetime.date
    asked_by: str
    asked_at: datetime.datetime
    made_at: datetime.datetime | None
    value: float
    bound: float
    first_value: float
    seconds: float
    is_greedy: bool
    failure: str
    groups: tuple[Group, ...]
    loads: Loads | None
    left_out: Mapping[str, int]
    member_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days at a place or with a volunteer: what it is called, and when."""

    name: str
    form: Form
    dates: tuple[datetime.date, ...]
    daypart: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """A line of a plan, without a name: what is asked, what the plan proposes, and what there is today."""

    public_id: UUID
    plan_id: UUID
    state: LineState
    forms: tuple[Form, ...]
    skills: tuple[str, ...]
    features: tuple[str, ...]
    start_date: datetime.date
    flex_days: int
    length: int
    dayparts: tuple[int, ...]
    district: str
    language: str
    burden: Burden
    waited_days: int
    may_move: bool
    offer: Days | None
    today: Days | None
    by_first_come: bool
    is_moved: bool
    fits: bool
    is_coming: bool
    dropped: str
    why_not: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Who asks, for whom, and how to reach them."""

    carer: str = field(repr=False)
    called: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)


def list_plans() -> tuple[PlanFacts, ...]:
    """Return the last plans of the present municipality, the newest first. One query."""
    return tuple(_plan_facts(row) for row in _plans()[:MOST_LISTED])


def get_plan(public_id: UUID) -> PlanFacts | None:
    """Return one plan of the present municipality; None where there is none."""
    row = _plans().filter(public_id=public_id).first()
    return _plan_facts(row) if row else None


def newer_plan(plan: PlanFacts) -> UUID | None:
    """Return the plan that took the place of an outdated one."""
    rows = _plans().filter(monday=plan.monday, state=PlanState.PROPOSED.value)
    return rows.values_list("public_id", flat=True).first()


def _plans() -> QuerySet[Plan]:
    return Plan.objects.select_related("region")


def _plan_facts(row: Plan) -> PlanFacts:
    names = ("public_id", "monday", "asked_by", "asked_at", "made_at", "value", "bound", "first_value", "seconds")
    return PlanFacts(
        state=PlanState(row.state),
        is_greedy=row.is_greedy,
        failure=row.failure,
        groups=tuple(Group(**one) for one in row.groups),
        loads=_loads(row.loads),
        left_out=row.left_out,
        member_ids=tuple(row.region.member_ids),
        **{name: getattr(row, name) for name in names},
    )


def _loads(found: Mapping[str, Any]) -> Loads | None:
    """Return how often volunteers go; None for a plan that was made before that was counted."""
    if not found:
        return None
    return Loads(tuple(found["today"]), tuple(found["first_come"]), tuple(found["planned"]), found["most"])


def find_line(line_id: UUID, *, at: datetime.datetime) -> LineFacts | None:
    """Return a line of a plan of the present municipality; None where there is none."""
    for plan in _plans():
        with tenancy.acting_for(*plan.region.member_ids):
            found = _facts(PlanLine.objects.filter(plan=plan, public_id=line_id), at)
        if found:
            return found[0]
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is in the database: what the request has today, and whether what is proposed is still free."""

    line: PlanLine
    has: Booking | None
    fits: bool

    @property
    def is_coming(self) -> bool:
        """Tell whether somebody gets this when the planner publishes it."""
        return LineState(self.line.state) in OPEN and self.fits


def read_rows(rows: QuerySet[PlanLine]) -> list[Row]:
    """Return lines with what there is today, inside `tenancy.acting_for` of the members. Four queries."""
    lines = list(rows.select_related("plan", "request", "place", "volunteer__organisation", "booking"))
    bookings = Booking.objects.filter(request__in=[one.request_id for one in lines], state__in=LIVING)
    today = {one.request_id: one for one in bookings.select_related("place", "volunteer__organisation")}
    free = _free(lines)
    return [Row(one, has := today.get(one.request_id), _fits(one, has, free)) for one in lines]


def _facts(rows: QuerySet[PlanLine], at: datetime.datetime) -> tuple[LineFacts, ...]:
    return tuple(line_facts(one, at) for one in read_rows(rows))


@dataclass(frozen=True, slots=True)
class Free:
    """The (place, day) on which something is free, and the (volunteer, day, part) that is taken."""

    days: frozenset[tuple[int, datetime.date]]
    visits: frozenset[tuple[int, datetime.date, int]]


def _free(lines: list[PlanLine]) -> Free:
    places = {one.place_id for one in lines if one.place_id}
    volunteers = {one.volunteer_id for one in lines if one.volunteer_id}
    dates = [day for one in lines for day in one.dates]
    if not dates:
        return Free(frozenset(), frozenset())
    span = (min(dates), max(dates))
    days = PlaceDay.objects.filter(place__in=places, date__range=span).values_list("place", "date", "capacity", "taken")
    visits = Visit.objects.filter(volunteer__in=volunteers, date__range=span).values_list("volunteer", "date", "part")
    return Free(frozenset((place, day) for place, day, there, taken in days if there > taken), frozenset(visits))


def _fits(line: PlanLine, has: Booking | None, free: Free) -> bool:
    if LineState(line.state) not in OPEN:
        return True
    if line.request.ended_at is not None or (has is not None and has.pk != line.previous_id):
        return False
    if line.place_id is not None:
        return all((line.place_id, day) in free.days for day in line.dates)
    part = (line.daypart or 0) % PARTS
    return not any((line.volunteer_id or 0, day, part) in free.visits for day in line.dates)


def line_facts(row: Row, at: datetime.datetime) -> LineFacts:
    """Return a line without a name."""
    line, has = row.line, row.has
    request = line.request
    return LineFacts(
        public_id=line.public_id,
        plan_id=line.plan.public_id,
        state=LineState(line.state),
        forms=tuple(map(Form, request.forms)),
        skills=tuple(request.skills),
        features=tuple(request.features),
        start_date=request.start_date,
        flex_days=request.flex_days,
        length=request.length,
        dayparts=tuple(request.dayparts) if Form.SITTING in request.forms else (),
        district=request.district,
        language=request.language,
        burden=Burden(request.burden),
        waited_days=(at - request.asked_at).days,
        may_move=request.may_move,
        offer=_days(line) if line.dates else None,
        today=_days(has) if has else None,
        by_first_come=line.by_first_come,
        is_moved=line.is_moved,
        fits=row.fits,
        is_coming=row.is_coming,
        dropped=line.dropped,
        why_not=tuple((rule, detail, number) for rule, detail, number in line.why_not),
    )


def _days(row: PlanLine | Booking) -> Days:
    name = row.place.name if row.place else row.volunteer.organisation.name if row.volunteer else ""
    return Days(name=name, form=Form(row.form), dates=tuple(sorted(row.dates)), daypart=row.daypart)
