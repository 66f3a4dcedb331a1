"""How a plan stands now: its lines as they are, beside what is booked and offered today."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, PlanLine, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.queries.offers import as_wants
from draagkracht.respite.queries.plans import LineFacts, PlanFacts, Row, line_facts, read_rows
from draagkracht.respite.queries.regional import centre_of, given_by, groups_of
from draagkracht.respite.queries.regions import get_settings
from draagkracht.respite.queries.volunteers import list_taken, list_who_may_visit
from draagkracht.respite.rules import standing
from draagkracht.respite.rules.codes import KIND_OF, Burden, Form
from draagkracht.respite.rules.fairness import Settings
from draagkracht.respite.rules.loads import Loads, histogram
from draagkracht.respite.rules.plans import PERIOD_DAYS
from draagkracht.respite.rules.regional import Asking, Regional
from draagkracht.respite.rules.standing import Counted, Standing
from draagkracht.respite.rules.states import State
from draagkracht.respite.rules.weights import weight
from draagkracht.respite.rules.worth import worth_of

DAY: Final = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlanNow:
    """A plan as it stands: its lines, what they come to, and how often volunteers go."""

    lines: tuple[LineFacts, ...]
    standing: Standing
    loads: Loads | None


def read_plan(plan: PlanFacts, *, at: datetime.datetime) -> PlanNow:
    """Return how a plan of the present municipality stands, with the lines of all members of its region.

    Weights are those of the moment at which it was made, so that nothing grows by waiting alone. Nine queries.
    """
    settings = get_settings(plan.monday)
    with tenancy.acting_for(*plan.member_ids):
        rows = read_rows(PlanLine.objects.filter(plan__public_id=plan.public_id))
        measure = _Measure(plan, settings)
        found = standing.count(
            [measure.counted(one) for one in rows],
            [measure.kept(one) for one in _others(plan, rows)],
            value=plan.value,
            first_value=plan.first_value,
            bound=plan.bound,
            groups=plan.groups,
        )
        return PlanNow(tuple(line_facts(one, at) for one in rows), found, _loads(plan, rows))


class _Measure:
    """What days are worth in a plan, by the requests as they were when it was made."""

    def __init__(self, plan: PlanFacts, settings: Settings) -> None:
        self._moment = plan.made_at or plan.asked_at
        self._settings = settings
        today = timezone.localdate(self._moment)
        centre = centre_of(plan.member_ids)
        self._frame = Regional(monday=plan.monday, today=today, centre=centre, giving=(), asking=())

    def counted(self, row: Row) -> Counted:
        """Return a line of the plan, as it is today and with what can still be published."""
        line, request = row.line, row.line.request
        has = row.has or _stayed(line)
        today = self._worth(request, has) if has else None
        return Counted(
            today=today,
            after=self._worth(request, line) if row.is_coming else today,
            by_first_come=line.by_first_come,
            groups=groups_of(request, self._settings, self._moment),
        )

    def kept(self, booking: Booking) -> Counted:
        """Return what somebody has that the plan leaves as it is."""
        worth = self._worth(booking.request, booking)
        groups = groups_of(booking.request, self._settings, self._moment)
        return Counted(today=worth, after=worth, by_first_come=True, groups=groups)

    def _worth(self, request: RespiteRequest, row: Booking | PlanLine) -> float:
        asking = Asking(
            key=request.pk,
            at=(request.latitude, request.longitude),
            municipality=str(request.municipality_id),
            wants=as_wants(request, frozenset()),
            weight=weight(Burden(request.burden), self._moment - request.asked_at),
            groups={},
        )
        where = row.place or row.volunteer
        at = (where.latitude, where.longitude) if where else asking.at
        return worth_of(given_by(row), asking, kind=KIND_OF[Form(row.form)], at=at, frame=self._frame)


def _stayed(line: PlanLine) -> Booking | None:
    """Return the stay that came of a line and is over."""
    booking = line.booking
    return booking if booking is not None and booking.state == State.DONE else None


def _others(plan: PlanFacts, rows: Iterable[Row]) -> list[Booking]:
    """Return what those have today for whom the plan has no line: what was agreed before it."""
    living = Booking.objects.filter(
        municipality__in=plan.member_ids, state__in=LIVING, is_trial=False, request__ended_at__isnull=True
    )
    others = living.exclude(request__in=[one.line.request_id for one in rows])
    found = {one.request_id: one for one in others.select_related("request", "place", "volunteer")}
    return list(found.values())


def _loads(plan: PlanFacts, rows: Iterable[Row]) -> Loads | None:
    """Return how often volunteers go today and with the plan; when who comes first goes first is as the run said."""
    if plan.loads is None:
        return None
    last = plan.monday + DAY * PERIOD_DAYS
    today: dict[int, Counter[int]] = {one.pk: Counter() for one in list_who_may_visit(plan.monday, last)}
    for volunteer, date, _ in list_taken(plan.monday, last - DAY):
        if volunteer in today:
            today[volunteer][_week(plan, date)] += 1
    after = {key: counts.copy() for key, counts in today.items()}
    for row in rows:
        if row.is_coming and row.has is not None and row.has.volunteer_id in after:
            after[row.has.volunteer_id].subtract(_week(plan, day) for day in row.has.dates)
        if row.is_coming and row.line.volunteer_id in after:
            after[row.line.volunteer_id].update(_week(plan, day) for day in row.line.dates)
    return replace(plan.loads, today=histogram(today.values()), planned=histogram(after.values()))


def _week(plan: PlanFacts, date: datetime.date) -> int:
    return (date - plan.monday).days // 7
