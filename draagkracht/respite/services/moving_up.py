"""What came free goes to whoever waits: the heaviest and longest first, until nothing is free or nobody fits."""

import datetime
import uuid
from collections.abc import Collection, Iterator
from typing import Final

from django.db.models import Sum
from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.directory.rules.places import Place as Point
from draagkracht.respite.models import Booking, Budget, Place, Volunteer
from draagkracht.respite.queries.offers import (
    Free,
    Offer,
    Target,
    as_wants,
    find_offers,
    get_target,
    gives_of,
    list_declined,
    list_volunteers,
    list_who_declined,
)
from draagkracht.respite.queries.waiting import Waiting, list_waiting
from draagkracht.respite.rules.codes import Form, Origin
from draagkracht.respite.rules.fitting import Gives, Wants, first_failing
from draagkracht.respite.rules.options import Option, cents_of
from draagkracht.respite.rules.states import GIVEN_BACK, State
from draagkracht.respite.services import bookings

# What was called off or taken back does not come back unasked; on the page of who asked it is still there to choose.
NOT_AGAIN: Final = (State.CANCELLED, State.WITHDRAWN)


def move_up(*, place_id: int, at: datetime.datetime) -> int:
    """Offer what is free at a place to who waits for it; return how many offers were made.

    Who waits in each municipality that may use the place stands in one row, whoever counts most first. For this alone
    the transaction works for all of them; each offer is made in the municipality of who waits.
    """
    place = Place.objects.filter(pk=place_id, is_open=True).first()
    if place is None:
        return 0
    with tenancy.acting_for(*{place.municipality_id, *place.served_ids}):
        waiting = list(_with_declined(list_waiting(Form(place.form), at=at), at))
    return sum(_offer_place(place, one, declined, at) for one, declined in waiting)


def move_up_visits(*, volunteer_id: int, at: datetime.datetime) -> int:
    """Offer what a volunteer can give to who waits for one; return how many offers were made."""
    who, today = Volunteer.objects.filter(pk=volunteer_id).first(), timezone.localdate(at)
    if who is None:
        return 0
    made, declined = 0, list_who_declined(who.pk, at, also=NOT_AGAIN)
    for one in list_waiting(Form.SITTING, at=at):
        if one.request.pk in declined:
            continue
        wants = as_wants(one.request, frozenset(), is_trial=one.is_trial)
        for gives in list_volunteers(_home(one), wants, today, only=who.pk):
            option = _option(gives, wants, today)
            made += option is not None and _make(one, Target(volunteer=who), option, at)
    return made


def move_up_money(*, booking_id: int, at: datetime.datetime) -> int:
    """Offer what can be paid again, now that a booking gave its money back; return how many offers were made.

    Only what was too dear before: what could be paid all the time is on the page of who asked, to choose or not.
    """
    freed = Booking.objects.select_related("budget").get(pk=booking_id)
    if freed.budget is None:
        return 0
    before = _left(freed.budget) - _given_back_since(freed)
    waiting = _with_declined(list_waiting(at=at, payer=freed.budget.payer), at)
    return sum(_offer_paid(freed.budget, before, one, declined, at) for one, declined in waiting)


def _given_back_since(freed: Booking) -> int:
    """Return what a booking and those after it gave back to their budget, in cents."""
    ended = Booking.objects.filter(
        budget=freed.budget, state__in=[state.value for state in GIVEN_BACK], changed_at__gte=freed.changed_at
    )
    return int(ended.aggregate(cents=Sum("price_cents", default=0))["cents"])


def _left(budget: Budget) -> int:
    budget.refresh_from_db()
    return budget.cents - budget.taken_cents


def _with_declined(waiting: Collection[Waiting], at: datetime.datetime) -> Iterator[tuple[Waiting, frozenset[int]]]:
    """Yield who waits with the places that they are not offered again unasked."""
    declined = list_declined([one.request.pk for one in waiting], at, also=NOT_AGAIN)
    return ((one, frozenset(declined[one.request.pk])) for one in waiting)


def _offer_place(place: Place, one: Waiting, declined: frozenset[int], at: datetime.datetime) -> bool:
    with tenancy.acting_for(one.request.municipality_id):
        wants = as_wants(one.request, declined, is_trial=one.is_trial)
        option = _option(gives_of(place, _home(one)), wants, timezone.localdate(at))
        return option is not None and _make(one, Target(place=place), option, at)


def _offer_paid(budget: Budget, before: int, one: Waiting, declined: frozenset[int], at: datetime.datetime) -> bool:
    """Offer somebody the best that their budget can pay again, and could not before; tell whether there was such."""
    left = _left(budget)
    if left <= before:
        return False
    today = timezone.localdate(at)
    found = find_offers(request=one.request, at=at, today=today, only_trial=one.is_trial)
    for offer in (*found.offers, *found.also):
        cents, is_of_year = cents_of(offer.gives, offer.option), offer.option.start_date.year == budget.year
        if not (_is_new(offer, declined) and cents and is_of_year and before < cents <= left):
            continue
        target = get_target(offer.option)
        if target and _make(one, target, offer.option, at):
            return True
    return False


def _is_new(offer: Offer, declined: frozenset[int]) -> bool:
    """Tell whether somebody may be offered it unasked: others need it no more, and they did not have it before."""
    return not offer.needs_look and not offer.is_of_volunteer and offer.gives.key not in declined


def _home(one: Waiting) -> Point:
    return Point(one.request.latitude, one.request.longitude)


def _option(gives: Gives, wants: Wants, today: datetime.date) -> Option | None:
    if first_failing(wants, gives, today) is not None:
        return None
    return Free.load([gives], wants, today).find(wants, gives, today).option


def _make(one: Waiting, target: Target, option: Option, at: datetime.datetime) -> bool:
    """Keep something free for who waits; tell whether it was still there."""
    try:
        bookings.make_offer(
            request_id=one.request.pk,
            target=target,
            option=option,
            origin=Origin.WAITING_LIST,
            key=uuid.uuid4(),
            by=CLOCK,
            at=at,
            may_move=one.request.may_move,
        )
    except bookings.REFUSALS:
        return False
    return True
