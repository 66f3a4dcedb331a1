"""How full places are, and how long people waited: for who keeps a place, and by form for planner and policy."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import Case, F, Q, QuerySet, Sum, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, PlaceDay
from draagkracht.respite.models.bookings import SAID_YES
from draagkracht.respite.rules.codes import OF_PLACES, Form
from draagkracht.respite.rules.occupancy import WEEKS, Occupancy, Period

SPAN: Final = datetime.timedelta(weeks=WEEKS)
OPEN: Final = F("capacity") + F("reserve")
TAKEN: Final = F("taken") + F("reserve_taken")


def list_of_places(place_ids: Sequence[int], *, today: datetime.date) -> dict[int, Occupancy]:
    """Return how full each of these places is. Waiting is of the residents of this municipality."""
    days = PlaceDay.objects.filter(place_id__in=place_ids)
    bookings = Booking.objects.filter(place_id__in=place_ids)
    return _by("place_id", place_ids, days, bookings, today)


def list_of_forms(*, today: datetime.date) -> dict[Form, Occupancy]:
    """Return how full the places of each form are that this municipality may use, and how long its residents waited."""
    found = _by("place__form", [form.value for form in OF_PLACES], PlaceDay.objects.all(), Booking.objects.all(), today)
    return {form: found[form.value] for form in Form if form in OF_PLACES}


def _by(
    name: str, keys: Iterable[Any], days: QuerySet[PlaceDay], bookings: QuerySet[Booking], today: datetime.date
) -> dict[Any, Occupancy]:
    past = _periods(name, days.filter(date__gte=today - SPAN, date__lt=today))
    coming = _coming(name, days.filter(date__gte=today, date__lt=today + SPAN))
    waited: dict[Hashable, list[int]] = defaultdict(list)
    sure = bookings.filter(
        Q(municipality__in=tenancy.current_municipalities()),
        state__in=SAID_YES,
        place__isnull=False,
        start_date__gte=today - SPAN,
        start_date__lt=today + SPAN,
    )
    for key, start, asked_at in sure.values_list(name, "start_date", "request__asked_at"):
        waited[key].append((start - timezone.localdate(asked_at)).days)
    return {
        key: Occupancy(past.get(key, Period()), coming.get(key, Period()), tuple(sorted(waited[key]))) for key in keys
    }


def _coming(name: str, days: QuerySet[PlaceDay]) -> Mapping[Any, Period]:
    """Return what comes: of a place that is closed for the time being nothing is free, and what is booked goes on."""
    return _periods(name, days, Case(When(place__is_open=True, then=OPEN), default=TAKEN))


def _periods(name: str, days: QuerySet[PlaceDay], there_is: Combinable = OPEN) -> Mapping[Any, Period]:
    rows = days.values(name).annotate(all_open=Sum(there_is), all_taken=Sum(TAKEN))
    return {row[name]: Period(row["all_open"], row["all_taken"]) for row in rows}
