"""What there is to plan of a region: everything in a few queries, inside `tenancy.acting_for` of its members."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import (
    Booking,
    Place,
    PlaceDay,
    Plan,
    PlanLine,
    RecipientAnswer,
    Region,
    RespiteRequest,
)
from draagkracht.respite.models import Budget as BudgetRow
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.queries.offers import as_wants, gives_of, list_declined, volunteer_gives
from draagkracht.respite.queries.taking_back import count_promised
from draagkracht.respite.queries.volunteers import list_taken, list_who_may_visit
from draagkracht.respite.rules import fairness
from draagkracht.respite.rules.codes import KIND_OF, Burden, Form, Origin, Yes
from draagkracht.respite.rules.fairness import Settings
from draagkracht.respite.rules.fitting import id_of
from draagkracht.respite.rules.nightly import PAST, Came
from draagkracht.respite.rules.planning.instance import Budget, Kind
from draagkracht.respite.rules.plans import PERIOD_DAYS, LineState, PlanState
from draagkracht.respite.rules.regional import Asking, Given, Giving, Point, Regional
from draagkracht.respite.rules.states import State
from draagkracht.respite.rules.weights import weight

DAY: Final = datetime.timedelta(days=1)
USUAL_NIGHT_CENTS: Final = 26_000  # where no place says what a night costs
UNKNOWN: Final = "?"  # a district that nobody wrote down


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: what there is to plan, and how many requests are not in it, by the code of why."""

    regional: Regional
    left_out: Mapping[str, int]


def read_region(region: Region, *, monday: datetime.date, settings: Settings, at: datetime.datetime) -> Read:
    """Return what there is to plan of a region in the four weeks from `monday`.

    Who was asked and said no, and who wants to try it first, is not in it: for them there is a consultant.
    """
    last = monday + DAY * PERIOD_DAYS
    requests = list(
        RespiteRequest.objects.filter(ended_at__isnull=True).select_related("carer").order_by("asked_at", "pk")
    )
    places = list(Place.objects.filter(is_open=True).order_by("pk"))
    answers = _last_answers(requests)
    left_out = {one.pk: why for one in requests if (why := _why_left_out(one, answers.get(one.pk)))}
    return Read(
        Regional(
            monday=monday,
            today=timezone.localdate(at),
            centre=centre_of(region.member_ids),
            giving=(*_places(places, monday, last, region), *_volunteers(monday, last)),
            asking=_asking([one for one in requests if one.pk not in left_out], region, monday, settings, at),
            budgets=_budgets(monday.year),
            night_cents=_night_cents(places),
            settings=settings,
            moved=count_promised(monday)[1],
        ),
        Counter(left_out.values()),
    )


def centre_of(member_ids: Sequence[int]) -> Point:
    """Return the middle of some municipalities, from which km are reckoned. One query."""
    members = list(Municipality.objects.filter(pk__in=member_ids))
    return (
        sum(one.latitude for one in members) / len(members),
        sum(one.longitude for one in members) / len(members),
    )


def list_came(region: Region, *, at: datetime.datetime) -> list[Came]:
    """Return who asked in the last year, for how many may still come: as they were when they asked, and no names.

    Who wants to try it first is not among them, for that is not planned. One query.
    """
    rows = RespiteRequest.objects.filter(asked_at__gt=at - PAST, asked_at__lte=at, wants_trial=False)
    return [
        Came(
            Asking(
                key=one.pk,
                at=(one.latitude, one.longitude),
                municipality=str(one.municipality_id),
                wants=as_wants(one, frozenset()),
                weight=weight(Burden(one.burden), datetime.timedelta()),
                groups={},
            ),
            timezone.localdate(one.asked_at),
        )
        for one in rows.filter(municipality__in=region.member_ids).order_by("asked_at", "pk")
    ]


def _last_answers(requests: Sequence[RespiteRequest]) -> dict[int, str]:
    rows = RecipientAnswer.objects.filter(request__in=requests).order_by("at", "pk")
    return dict(rows.values_list("request", "answer"))


def _why_left_out(request: RespiteRequest, answer: str | None) -> str:
    if answer == Yes.NO:
        return "no"
    return "trial" if request.wants_trial or answer == Yes.TRIAL else ""


def _places(places: Sequence[Place], monday: datetime.date, last: datetime.date, region: Region) -> list[Giving]:
    free: dict[int, dict[datetime.date, int]] = defaultdict(dict)
    days = PlaceDay.objects.filter(place__in=places, date__gte=monday, date__lt=last, capacity__gt=0)
    for place, date, capacity, taken in days.values_list("place", "date", "capacity", "taken"):
        free[place][date] = capacity - taken
    return [
        Giving(
            gives=gives_of(one, None),
            at=(one.latitude, one.longitude),
            serves=frozenset(
                str(pk)
                for pk in region.member_ids
                if one.is_everywhere or pk == one.municipality_id or pk in one.served_ids
            ),
            free=free[one.pk],
        )
        for one in places
    ]


def _volunteers(monday: datetime.date, last: datetime.date) -> list[Giving]:
    """Return who may visit all of the period: with a valid certificate, not in a pause."""
    rows = list_who_may_visit(monday, last)
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for volunteer, date, part in sorted(list_taken(monday, last - datetime.timedelta(days=1))):
        number = (date - monday).days
        taken[volunteer].append((number // 7, number % 7 * 3 + part))
    return [
        Giving(
            gives=volunteer_gives(one, None),
            at=(one.latitude, one.longitude),
            serves=frozenset({str(one.municipality_id)}),
            taken=taken[one.pk],
            visits=one.visits_per_week,
            max_km=float(one.max_km),
        )
        for one in rows.order_by("pk")
    ]


def _asking(
    requests: Sequence[RespiteRequest],
    region: Region,
    monday: datetime.date,
    settings: Settings,
    at: datetime.datetime,
) -> list[Asking]:
    declined = list_declined([one.pk for one in requests], at)
    living = Booking.objects.filter(request__in=requests, state__in=LIVING)
    bookings = {one.request_id: one for one in living.order_by("-pk")}
    locked = _locked(region, monday)
    return [
        Asking(
            key=one.pk,
            at=(one.latitude, one.longitude),
            municipality=str(one.municipality_id),
            wants=as_wants(one, frozenset(declined[one.pk])),
            weight=weight(Burden(one.burden), at - one.asked_at),
            groups=groups_of(one, settings, at),
            may_move=one.may_move,
            is_served=one.pk in bookings and not _is_promised(bookings[one.pk]),
            promised=given_by(bookings[one.pk]) if one.pk in bookings and _is_promised(bookings[one.pk]) else None,
            locked=locked.get(one.pk),
        )
        for one in requests
    ]


def _is_promised(booking: Booking) -> bool:
    return booking.state == State.OFFERED and booking.origin == Origin.PLAN


def _locked(region: Region, monday: datetime.date) -> dict[int, Given]:
    """Return what planners set in the last plan of these weeks."""
    plan = Plan.objects.filter(region=region, monday=monday, state=PlanState.PROPOSED.value).first()
    lines = PlanLine.objects.filter(plan=plan, state=LineState.LOCKED.value) if plan else PlanLine.objects.none()
    return {line.request_id: given_by(line) for line in lines}


def given_by(row: Booking | PlanLine) -> Given:
    """Return the days of a booking or a line of a plan."""
    found = id_of(place=row.place_id, volunteer=row.volunteer_id)
    return Given(id=found, dates=tuple(sorted(row.dates)), daypart=row.daypart)


def groups_of(request: RespiteRequest, settings: Settings, at: datetime.datetime) -> dict[str, str]:
    """Return in which groups a request counts for the floors."""
    waits = (at - request.asked_at).days >= 7 * settings.waiting_weeks
    return {
        "burden": request.burden,
        "language": request.language,
        "district": request.district or UNKNOWN,
        "waiting": fairness.LONG if waits else fairness.SHORT,
    }


def _budgets(year: int) -> list[Budget]:
    rows = BudgetRow.objects.filter(year=year).order_by("municipality", "payer")
    return [Budget(str(one.municipality_id), one.payer, one.cents - one.taken_cents) for one in rows]


def _night_cents(places: Sequence[Place]) -> int:
    """Return what a night usually costs: the format knows one price."""
    prices = [one.price_cents for one in places if one.price_cents and KIND_OF[Form(one.form)] is Kind.STAY]
    return round(sum(prices) / len(prices)) if prices else USUAL_NIGHT_CENTS
