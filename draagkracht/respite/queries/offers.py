"""What fits a request now: the best offers, and of everything that does not fit the first rule that fails.

Seven queries at most, however many places there are; deciding is for the rules.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F

from draagkracht.directory.rules.places import Place as Point
from draagkracht.directory.rules.places import distance_km
from draagkracht.respite.models import Booking, Budget, Place, PlaceDay, RespiteRequest, Volunteer, VolunteerWeek
from draagkracht.respite.queries.prices import list_prices
from draagkracht.respite.queries.volunteers import able, list_taken, list_who_may_visit
from draagkracht.respite.rules import looking_first, options, ranking, states, times
from draagkracht.respite.rules.codes import (
    KIND_OF,
    PAID_BY_MUNICIPALITY,
    Barrier,
    Burden,
    Fear,
    Feature,
    Form,
    Gender,
    Payer,
    Purpose,
    Skill,
)
from draagkracht.respite.rules.fitting import Failing, Gives, Wants, first_failing, id_of, is_known
from draagkracht.respite.rules.options import DAY, PARTS, Found, Option
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.weights import weight


@dataclass(frozen=True, slots=True)
class Target:
    """Whose days are taken: a place or a volunteer. For services alone."""

    place: Place | None = None
    volunteer: Volunteer | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that fits: of a place (`place_id`) or a volunteer, when, and what it answers.

    With `needs_look` others may need it more, and a person looks before it is kept free; where it `is_known` they
    feel at ease there already. `purpose` is what was asked, `is_meant` whether the place is for that.
    """

    option: Option
    gives: Gives
    answers: Mapping[Barrier, str]
    needs_look: bool = False
    is_known: bool = False
    purpose: Purpose = Purpose.RELIEF
    is_meant: bool | None = None

    @property
    def is_of_volunteer(self) -> bool:
        """Tell whether a volunteer comes."""
        return self.gives.kind is Kind.SITTING


@dataclass(frozen=True, slots=True)
class NotFitting:
    """How many places or volunteers fail first by one rule; `opens_at` are the days of shift that open one of them."""

    failing: Failing
    count: int
    opens_at: int | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """The best offers, at most three, what fits too (`also`), and of what was asked for all that does not fit.

    `after_yes` fits too, and can only be chosen after the yes of who is cared for.
    """

    offers: tuple[Offer, ...]
    not_fitting: tuple[NotFitting, ...]
    number: int  # of places and volunteers that were looked at
    also: tuple[Offer, ...] = ()
    after_yes: tuple[Offer, ...] = ()


def find_offers(
    *,
    request: RespiteRequest,
    at: datetime.datetime,
    today: datetime.date,
    only_trial: bool,
    trial_first: bool = False,
) -> Looked:
    """Return what fits a request on the days that are free now: trials only, or trials first and the rest for later."""
    wants = wants_of(request, at=at, is_trial=only_trial)
    here = Point(request.latitude, request.longitude)
    given = [*list_places(here, wants.forms), *list_volunteers(here, wants, today)]
    trial = replace(wants, is_trial=True) if trial_first else wants
    asked = [first_failing(wants, gives, today) for gives in given]
    tried = [first_failing(trial, gives, today) for gives in given] if trial_first else asked
    fits = [gives for gives, *failing in zip(given, asked, tried, strict=True) if not all(failing)]
    free = Free.load(fits, wants, today)
    found = _found(given, asked, wants, free, today)
    not_fitting = _summed_up(one for _, one in found)
    whole = _offers(found, request, wants, at)
    first = _offers(_found(given, tried, trial, free, today), request, trial, at) if trial_first else whole
    best = _best(first)
    also = tuple(offer for offer in first if offer not in best)
    return Looked(best, not_fitting, len(given), also, tuple(whole) if trial_first else ())


def _found(
    given: Iterable[Gives], failing: Iterable[Failing | None], wants: Wants, free: "Free", today: datetime.date
) -> list[tuple[Gives, Found]]:
    """Return of each place and volunteer the best days, or the rule about somebody that it fails."""
    both = zip(given, failing, strict=True)
    return [(gives, Found(None, why) if why else free.find(wants, gives, today)) for gives, why in both]


def _offers(
    found: Iterable[tuple[Gives, Found]], request: RespiteRequest, wants: Wants, at: datetime.datetime
) -> list[Offer]:
    """Return what fits, the best first. One query, where something fits."""
    offers = [
        Offer(
            one.option,
            gives,
            ranking.answers_to(wants.barriers, gives, one.option),
            is_known=is_known(wants, gives),
            purpose=wants.purpose,
            is_meant=ranking.is_meant(wants, gives),
        )
        for gives, one in found
        if one.option is not None
    ]
    offers.sort(key=lambda offer: (-ranking.score(wants, offer.gives, offer.option), offer.gives.key))
    return _with_looks(offers, request, wants, at)


def _with_looks(offers: Sequence[Offer], request: RespiteRequest, wants: Wants, at: datetime.datetime) -> list[Offer]:
    """Return the offers with at which of them a person looks first. One query, where something fits."""
    prices = list_prices([slot for offer in offers for slot in looking_first.slots_of(offer.option, wants)], at=at)
    counts = weight(Burden(request.burden), at - request.asked_at)
    return [
        replace(offer, needs_look=looking_first.needs_look(offer.option, wants, counts, prices)) for offer in offers
    ]


def _best(offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """Return the best; where somebody looks at each of these first, the last is one that can be kept free at once."""
    best = list(offers[: ranking.MOST_OFFERS])
    at_once = [offer for offer in offers if not offer.needs_look]
    if at_once and at_once[0] not in best:
        best[-1] = at_once[0]
    return tuple(best)


def _summed_up(found: Iterable[Found]) -> tuple[NotFitting, ...]:
    failing = [one for one in found if one.failing is not None]
    counts = Counter(one.failing for one in failing if one.failing)
    shifts: dict[Failing, int] = {}
    for one in failing:
        if one.failing and one.opens_at is not None:
            nearest = shifts.get(one.failing)
            shifts[one.failing] = one.opens_at if nearest is None else min(nearest, one.opens_at, key=abs)
    return tuple(NotFitting(which, number, shifts.get(which)) for which, number in counts.most_common())


def wants_of(request: RespiteRequest, *, at: datetime.datetime, is_trial: bool = False) -> Wants:
    """Return a request as the rules see it. One query: what was not wanted lately."""
    return as_wants(request, frozenset(list_declined([request.pk], at)[request.pk]), is_trial=is_trial)


def list_declined(
    requests: Collection[int], at: datetime.datetime, *, also: Collection[states.State] = ()
) -> Mapping[int, set[int]]:
    """Return for each of some requests the places that were not wanted lately, or whose booking ended `also` so.

    One query.
    """
    rows = Booking.objects.filter(
        request__in=requests,
        state__in=[state.value for state in (states.State.DECLINED, *also)],
        changed_at__gt=at - times.DECLINED_FOR,
        place__isnull=False,
    )
    found: dict[int, set[int]] = {request: set() for request in requests}
    for request, place in rows.values_list("request", "place"):
        found[request].add(place)
    return found


def list_who_declined(volunteer: int, at: datetime.datetime, *, also: Collection[states.State] = ()) -> set[int]:
    """Return the requests that did not want a volunteer lately, or whose visits of them ended `also` so. One query."""
    rows = Booking.objects.filter(
        volunteer=volunteer,
        state__in=[state.value for state in (states.State.DECLINED, *also)],
        changed_at__gt=at - times.DECLINED_FOR,
    )
    return set(rows.values_list("request", flat=True))


def as_wants(request: RespiteRequest, declined: frozenset[int], *, is_trial: bool = False) -> Wants:
    """Return a request as the rules see it, with the places that were not wanted."""
    return Wants(
        forms=frozenset(map(Form, request.forms)),
        purpose=Purpose(request.purpose),
        skills=frozenset(map(Skill, request.skills)),
        features=frozenset(map(Feature, request.features)),
        fears=frozenset(map(Fear, request.afraid_of)),
        known=known_of(request),
        is_known_only=request.is_known_only,
        barriers=frozenset(map(Barrier, request.barriers)),
        language=request.language,
        gender=Gender(request.gender_preference) if request.gender_preference else None,
        max_km=float(request.max_km),
        payer=Payer(request.payer) if request.payer else None,
        start_date=request.start_date,
        flex_days=request.flex_days,
        length=request.length,
        min_length=request.min_length,
        weekdays=tuple(request.weekdays),
        days_per_week=request.days_per_week,
        dayparts=tuple(request.dayparts),
        weeks=request.weeks,
        is_trial=is_trial,
        declined=declined,
    )


def known_of(request: RespiteRequest) -> str:
    """Return the id of where, or with whom, who is cared for feels at ease already; nothing where nobody said so."""
    return id_of(place=request.known_place_id, volunteer=request.known_volunteer_id)


def list_places(here: Point, forms: Iterable[Form]) -> list[Gives]:
    """Return the open places of some forms that may be used from here. One query."""
    rows = Place.objects.filter(is_open=True, form__in=[form.value for form in forms]).order_by("pk")
    return [gives_of(row, here) for row in rows]


def gives_of(place: Place, here: Point | None) -> Gives:
    """Return a place as the rules see it, from a point."""
    return Gives(
        key=place.pk,
        form=Form(place.form),
        skills=frozenset(map(Skill, place.skills)),
        features=frozenset(map(Feature, place.features)),
        languages=frozenset(place.languages),
        km=_km(here, place),
        payers=frozenset(map(Payer, place.payers)),
        min_length=place.min_length,
        max_length=place.max_length,
        lead_days=place.lead_days,
        trial_length=place.trial_length,
        has_intake=place.needs_intake,
        purposes=frozenset(map(Purpose, place.purposes)),
        price_cents=place.price_cents,
    )


def list_volunteers(here: Point, wants: Wants, today: datetime.date, *, only: int | None = None) -> list[Gives]:
    """Return who may sit with somebody now: with a valid certificate, not in a pause. One query, none unless asked.

    `only` is the primary key of one of them.
    """
    if Form.SITTING not in wants.forms:
        return []
    last = wants.start_date + datetime.timedelta(weeks=wants.weeks)
    rows = list_who_may_visit(today, last + DAY)
    rows = rows if only is None else rows.filter(pk=only)
    return [volunteer_gives(row, here) for row in rows.order_by("pk") if _km(here, row) <= row.max_km]


def volunteer_gives(row: Any, here: Point | None) -> Gives:
    """Return a volunteer of `list_who_may_visit` as the rules see them, from a point."""
    return Gives(
        key=row.pk,
        form=Form.SITTING,
        skills=able(row),
        languages=frozenset(row.languages),
        gender=Gender(row.gender) if row.gender else None,
        km=_km(here, row),
        payers=frozenset(),
        trial_length=1,
        has_intake=True,
        dayparts=frozenset(row.dayparts),
    )


def _km(here: Point | None, there: Place | Volunteer) -> float:
    return distance_km(here, Point(there.latitude, there.longitude)) if here else 0.0


@dataclass(frozen=True, slots=True)
class Free:
    """What is free: of each place by day, of each volunteer by day and part; and of who pays the money by year."""

    places: Mapping[int, options.Free]
    volunteers: Mapping[int, options.FreeParts]
    money: Mapping[int, int]

    @classmethod
    def load(cls, given: Iterable[Gives], wants: Wants, today: datetime.date) -> "Free":
        """Read what is free around the days that are asked. At most four queries."""
        places = [gives.key for gives in given if gives.kind is not Kind.SITTING]
        volunteers = {gives.key: gives for gives in given if gives.kind is Kind.SITTING}
        around = DAY * (wants.flex_days + options.MOST_SHIFT)
        first = max(today, wants.start_date - around)
        last = wants.start_date + around + max(DAY * wants.length, datetime.timedelta(weeks=wants.weeks + 1))
        parts = _free_parts(volunteers, wants.dayparts, first, last)
        return cls(_free_days(places, first, last), parts, _money_left(wants.payer))

    def find(self, wants: Wants, gives: Gives, today: datetime.date) -> Found:
        """Return the best days of one place or volunteer."""
        if gives.kind is Kind.SITTING:
            return options.find_visits(wants, gives, self.volunteers.get(gives.key, {}), today)
        find = options.find_weekdays if gives.kind is Kind.DAY_CARE else options.find_stay
        return options.pay(find(wants, gives, self.places.get(gives.key, {}), today), gives, self.money)


def _money_left(payer: Payer | None) -> Mapping[int, int]:
    """Return what the budgets of this municipality for a law have left, by year; a year without one is not counted."""
    if payer not in PAID_BY_MUNICIPALITY:
        return {}
    rows = Budget.objects.filter(payer=payer.value)
    return dict(rows.values_list("year", F("cents") - F("taken_cents")))


def _free_days(places: list[int], first: datetime.date, last: datetime.date) -> Mapping[int, options.Free]:
    found: dict[int, dict[datetime.date, int]] = {}
    rows = PlaceDay.objects.filter(place__in=places, date__range=(first, last), capacity__gt=0) if places else None
    for place, date, left in rows.values_list("place", "date", F("capacity") - F("taken")) if rows is not None else ():
        found.setdefault(place, {})[date] = left
    return found


def _free_parts(
    volunteers: Mapping[int, Gives], asked: Collection[int], first: datetime.date, last: datetime.date
) -> Mapping[int, options.FreeParts]:
    if not volunteers:
        return {}
    taken = list_taken(first, last)
    weeks = VolunteerWeek.objects.filter(volunteer__in=volunteers, taken__gte=F("most"))
    full = set(weeks.filter(monday__range=(first - DAY * 7, last)).values_list("volunteer", "monday"))
    every = [first + DAY * number for number in range((last - first).days + 1)]
    days = {part: [day for day in every if day.weekday() == part // PARTS] for part in asked}
    return {
        key: {
            (day, part % PARTS): 1
            for part in gives.dayparts.intersection(asked)
            for day in days[part]
            if (key, day, part % PARTS) not in taken and (key, day - DAY * day.weekday()) not in full
        }
        for key, gives in volunteers.items()
    }


def get_target(option: Option) -> Target | None:
    """Return the place or the volunteer of an offer; None where it is closed or ended since."""
    if KIND_OF[option.form] is Kind.SITTING:
        who = Volunteer.objects.filter(pk=option.key, ended_at__isnull=True).first()
        return Target(volunteer=who) if who else None
    place = Place.objects.filter(pk=option.key, is_open=True).first()
    return Target(place=place) if place else None
