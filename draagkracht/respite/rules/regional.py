"""From what stands in the database to an instance of the planner, and back from its offers to days.

The format stays as it is: what a request asks of a place that the format does not know (a form, a wish, a fear, who
pays) is asked as a skill, and who has it lists it. Whoever has something already is served: a place of their own stands
for it.
"""

import datetime
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from draagkracht.respite.rules import fairness
from draagkracht.respite.rules.codes import KIND_OF, PAID_BY_MUNICIPALITY, Fear
from draagkracht.respite.rules.fairness import Settings
from draagkracht.respite.rules.fitting import Gives, Wants, is_feared, is_for_children, is_for_grown_up
from draagkracht.respite.rules.planning.allowed import is_allowed, list_fitting
from draagkracht.respite.rules.planning.instance import (
    DAYS_IN_WEEK,
    Budget,
    Instance,
    Kind,
    Nights,
    Offer,
    Place,
    Promise,
    Request,
    Visits,
    Weekdays,
)
from draagkracht.respite.rules.plans import PERIOD_DAYS

DAY: Final = datetime.timedelta(days=1)
KM_A_DEGREE: Final = 111.2  # of latitude
WEEKS: Final = PERIOD_DAYS // DAYS_IN_WEEK
REAL: Final = "real"  # what every place has but those that stand for what somebody has already

Point = tuple[float, float]  # latitude and longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Days at a place or with a volunteer, by `id` in the instance (P12, V3)."""

    id: str
    dates: tuple[datetime.date, ...]
    daypart: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """A place or a volunteer, and the municipalities whose people may use it. `gives.km` is not used.

    `free` says how many are free on each day of a place that is open. `taken` are the (week, daypart) that a volunteer
    already gives, `visits` how many a week they want.
    """

    gives: Gives
    at: Point
    serves: frozenset[str]
    free: Mapping[datetime.date, int] = field(default_factory=dict)
    taken: Collection[tuple[int, int]] = ()
    visits: int = 0
    max_km: float = math.inf

    @property
    def id(self) -> str:
        """Return the id in the instance."""
        return self.gives.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A request. `has` is what it has already; `promised` what the last plan offered, `locked` what a planner set."""

    key: int
    at: Point
    municipality: str
    wants: Wants
    weight: float
    groups: Mapping[str, str]
    may_move: bool = False
    is_served: bool = False
    promised: Given | None = None
    locked: Given | None = None

    @property
    def id(self) -> str:
        """Return the id in the instance."""
        return f"R{self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regional:
    """All that there is to plan of a region in 28 days from `monday`; requests stand in order of arrival.

    `moved` is how many promised offers of these days were taken back already.
    """

    monday: datetime.date
    today: datetime.date
    centre: Point
    giving: Sequence[Giving]
    asking: Sequence[Asking]
    budgets: Sequence[Budget] = ()
    night_cents: int = 26_000
    settings: Settings = field(default_factory=Settings)
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """The instance; whose requests have nothing to do with these days (`later`); and the value of what is there."""

    instance: Instance
    later: frozenset[int]
    kept_value: float


def build(regional: Regional) -> Built:
    """Return the instance of a region: what is confirmed is served, what is promised stays where it still fits."""
    asks = {one.id: one for one in regional.asking}
    asked = frozenset().union(*(requirements(one) for one in regional.asking))
    requests = {one.id: as_request(one, regional) for one in regional.asking if not one.is_served}
    planned = [request for request in requests.values() if request.kinds]
    instance = Instance(
        days=PERIOD_DAYS,
        night_cents=regional.night_cents,
        places=tuple(as_place(one, regional, asked) for one in regional.giving),
        requests=tuple(planned),
        budgets=tuple(regional.budgets),
    )
    promised, locked = _standing(instance, asks, regional.monday)
    held = {promise.offer.request for promise in promised}
    # A promise that does not fit any more (it was moved by hand, say) is kept as it is, like what is confirmed.
    served = [one for one in regional.asking if one.is_served or (one.promised and one.id not in held)]
    requests |= {one.id: _served(one, regional) for one in served}
    everybody = tuple(requests[one.id] for one in regional.asking if requests[one.id].kinds)
    instance = replace(
        instance,
        places=(*_with_promised(instance.places, promised), *(_own_place(one, regional) for one in served)),
        requests=everybody,
        floors=fairness.floors_of(regional.settings, everybody),
        locked=(*locked, *(Offer(one.id, f"K{one.key}", Kind.STAY, start=0, length=1) for one in served)),
        promised=promised,
        moved=regional.moved,
    )
    later = frozenset(asks[name].key for name, one in requests.items() if not one.kinds)
    return Built(instance, later, sum(one.weight for one in served))


def as_place(giving: Giving, regional: Regional, asked: Collection[str]) -> Place:
    """Return a place or a volunteer as the planner knows it; `asked` are the requirements of all who ask."""
    gives, (x, y) = giving.gives, project(giving.at, regional.centre)
    sits = gives.kind is Kind.SITTING
    soonest = regional.today + DAY * gives.lead_days
    days = [regional.monday + DAY * number for number in range(PERIOD_DAYS)]
    taken = {part for _, part in giving.taken}
    busiest = max((sum(week == one for week, _ in giving.taken) for one in range(WEEKS)), default=0)
    return Place(
        id=giving.id,
        kind=gives.kind,
        x=x,
        y=y,
        skills=frozenset({*gives.skills, REAL, *_held(giving, asked, regional.asking)}),
        languages=gives.languages,
        gender=gives.gender or "",
        capacity=() if sits else tuple(giving.free.get(day, 0) if day >= soonest else 0 for day in days),
        dayparts=tuple(sorted(gives.dayparts - taken)) if sits else (),
        visits_per_week=max(0, min(giving.visits, regional.settings.most_visits) - busiest) if sits else 0,
        shortest=gives.min_length,
        longest=gives.max_length,
        max_km=giving.max_km,
    )


def as_request(asking: Asking, regional: Regional) -> Request:
    """Return a request as the planner knows it, with the kinds that can begin in these four weeks."""
    wants, (x, y) = asking.wants, project(asking.at, regional.centre)
    start = (wants.start_date - regional.monday).days
    nights = Nights(start, wants.flex_days, wants.length, min(wants.min_length, wants.length), wants.length)
    first = max(0, -(-start // DAYS_IN_WEEK))
    weeks = tuple(range(first, min(WEEKS, first + wants.weeks)))
    can = {
        Kind.STAY: _begins(nights),
        Kind.LIVE_IN: _begins(nights),
        Kind.DAY_CARE: start < DAYS_IN_WEEK,
        Kind.SITTING: bool(weeks),
    }
    asked = {KIND_OF[form] for form in wants.forms}
    return Request(
        id=asking.id,
        kinds=frozenset(kind for kind in asked if can[kind]),
        x=x,
        y=y,
        skills=frozenset({*wants.skills, REAL, *requirements(asking)}),
        language=wants.language,
        gender_preference=wants.gender or "",
        max_km=wants.max_km,
        weight=asking.weight,
        law=wants.payer if wants.payer in PAID_BY_MUNICIPALITY else "",
        municipality=asking.municipality,
        groups=asking.groups,
        stay=nights,
        live_in=replace(nights, least=wants.length),
        day_care=Weekdays(min(max(1, wants.days_per_week), DAYS_IN_WEEK), wants.weekdays),
        sitting=Visits(weeks, wants.dayparts),
    )


def requirements(asking: Asking) -> frozenset[str]:
    """Return what a request asks that the format has no word for, as codes that a place has or has not."""
    wants = asking.wants
    codes = {f"wish:{feature}" for feature in wants.features}
    codes |= {f"fear:{fear}:{wants.language}:{wants.known}" for fear in wants.fears}
    if wants.known and wants.is_known_only:
        codes.add(f"known:{wants.known}")
    for kind in {KIND_OF[form] for form in wants.forms}:
        asked = sorted(form for form in wants.forms if KIND_OF[form] is kind)
        codes.add(f"form:{kind}:{'+'.join(asked)}")
    if wants.payer:
        codes.add(f"payer:{wants.payer}")
    elif is_for_grown_up(wants):
        codes.add("grown-up")
    if wants.declined:
        codes.add(f"declined:{asking.key}")
    return frozenset(codes | {f"of:{asking.municipality}"})


def _held(giving: Giving, asked: Collection[str], asking: Sequence[Asking]) -> frozenset[str]:
    """Return which of all that is asked beside skills a place or a volunteer has."""
    gives, sits = giving.gives, giving.gives.kind is Kind.SITTING
    declined = {f"declined:{one.key}" for one in asking if gives.key in one.wants.declined and not sits}
    return frozenset(code for code in asked if code not in declined and _has(giving, code))


def _has(giving: Giving, code: str) -> bool:
    what, _, rest = code.partition(":")
    return what not in HAS or HAS[what](giving, rest)


def _has_form(giving: Giving, rest: str) -> bool:
    kind, _, forms = rest.partition(":")
    return giving.gives.kind != kind or giving.gives.form in forms.split("+")


def _has_no_fear(giving: Giving, rest: str) -> bool:
    fear, language, known = rest.split(":")
    return not is_feared(Fear(fear), giving.gives, language, is_known=giving.gives.id == known)


# Whether a place or a volunteer has what a code of `requirements` asks, by its first word.
HAS: Final[Mapping[str, Callable[[Giving, str], bool]]] = {
    "fear": _has_no_fear,
    "form": _has_form,
    "grown-up": lambda giving, _rest: not is_for_children(giving.gives),
    "known": lambda giving, rest: giving.gives.id == rest,
    "of": lambda giving, rest: rest in giving.serves,
    "payer": lambda giving, rest: not giving.gives.payers or rest in giving.gives.payers,
    "wish": lambda giving, rest: giving.gives.kind is Kind.SITTING or rest in giving.gives.features,
}


def _begins(nights: Nights) -> bool:
    """Tell whether days in a row can begin and end within the period."""
    return nights.start + nights.flex >= 0 and nights.start - nights.flex + nights.least <= PERIOD_DAYS


def _standing(
    instance: Instance, asks: Mapping[str, Asking], monday: datetime.date
) -> tuple[tuple[Promise, ...], tuple[Offer, ...]]:
    """Return what was promised and what a planner set, as far as the rules and what is taken still allow it."""
    promised: list[Promise] = []
    wanted: list[Offer] = []
    for request in instance.requests:
        asking = asks[request.id]
        given = asking.promised or asking.locked
        offer = offer_of(given, asking, request, instance.places, monday) if given else None
        if offer is None:
            continue
        if not asking.promised:
            wanted.append(offer)
            continue
        promise = Promise(offer, asking.may_move)
        if is_allowed(replace(instance, places=_with_promised(instance.places, [promise])), offer):
            promised.append(promise)
    there_is = replace(instance, places=_with_promised(instance.places, promised))
    return tuple(promised), tuple(list_fitting(there_is, [one.offer for one in promised], wanted))


def _with_promised(places: Sequence[Place], promised: Sequence[Promise]) -> tuple[Place, ...]:
    """Return the places with what was promised given back to them, for it counts as taken."""
    found = {place.id: place for place in places}
    for promise in promised:
        offer, place = promise.offer, found[promise.offer.place]
        if place.kind is Kind.SITTING:
            parts = tuple(sorted({*place.dayparts, offer.daypart}))
            found[place.id] = replace(place, dayparts=parts, visits_per_week=place.visits_per_week + 1)
            continue
        days = {number for number in range(PERIOD_DAYS) if _takes(offer, number)}
        capacity = tuple(free + (number in days) for number, free in enumerate(place.capacity))
        found[place.id] = replace(place, capacity=capacity)
    return tuple(found.values())


def _takes(offer: Offer, day: int) -> bool:
    if offer.kind is Kind.DAY_CARE:
        return day % DAYS_IN_WEEK in offer.weekdays
    return offer.start <= day < offer.start + offer.length


def _served(asking: Asking, regional: Regional) -> Request:
    """Return a request that has something already: it takes one night at a place of its own."""
    request = as_request(asking, regional)
    night = Nights(start=0, flex=0, length=1, least=1, full=1)
    return replace(request, kinds=frozenset({Kind.STAY}), skills=frozenset(), law="", stay=night)


def _own_place(asking: Asking, regional: Regional) -> Place:
    x, y = project(asking.at, regional.centre)
    capacity = (1, *(0,) * (PERIOD_DAYS - 1))
    return Place(f"K{asking.key}", Kind.STAY, x, y, frozenset(), frozenset(), "", capacity)


def offer_of(
    given: Given, asking: Asking, request: Request, places: Sequence[Place], monday: datetime.date
) -> Offer | None:
    """Return days at a place as an offer for a request; None where no offer of the format is exactly that."""
    place = next((one for one in places if one.id == given.id), None)
    numbers = sorted((day - monday).days for day in given.dates)
    if place is None or not numbers:
        return None
    if place.kind is Kind.SITTING:
        weeks = request.sitting.weeks if request.sitting else ()
        offer = Offer(request.id, place.id, place.kind, daypart=given.daypart or 0, weeks=weeks)
    elif place.kind is Kind.DAY_CARE:
        days = tuple(sorted({number % DAYS_IN_WEEK for number in numbers}))
        offer = Offer(request.id, place.id, place.kind, weekdays=days)
    else:
        offer = Offer(request.id, place.id, place.kind, start=numbers[0], length=len(numbers))
    return offer if given_of(offer, asking, monday).dates == given.dates else None


def given_of(offer: Offer, asking: Asking, monday: datetime.date) -> Given:
    """Return an offer as days: those before and after the weeks that somebody asks are left out."""
    if offer.kind is Kind.SITTING:
        numbers = [week * DAYS_IN_WEEK + offer.daypart // 3 for week in offer.weeks]
    else:
        numbers = [number for number in range(PERIOD_DAYS) if _takes(offer, number)]
    dates = tuple(monday + DAY * number for number in numbers)
    if offer.kind is Kind.DAY_CARE:
        # Who asked some weeks ago still waits for as many weeks.
        first, weeks = max(asking.wants.start_date, monday), datetime.timedelta(weeks=asking.wants.weeks)
        dates = tuple(day for day in dates if first <= day < first + weeks)
    daypart = offer.daypart if offer.kind is Kind.SITTING else None
    return Given(id=offer.place, dates=dates, daypart=daypart)


def project(at: Point, centre: Point) -> Point:
    """Return a point on earth in km around a centre."""
    (latitude, longitude), (middle, across) = at, centre
    x = (longitude - across) * KM_A_DEGREE * math.cos(math.radians(middle))
    return x, (latitude - middle) * KM_A_DEGREE


def kilometres(here: Point, there: Point) -> float:
    """Return the km between two projected points."""
    return math.dist(here, there)
