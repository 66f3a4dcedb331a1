"""Bookings: offered or held, confirmed with the yes of who is cared for, or given back.

Each step locks the request or the booking first, then what it takes: of two at once one wins and the other hears it.
"""

import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from draagkracht.audit.rules import Action, Who
from draagkracht.respite.models import Booking, Look, Place, RespiteRequest
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.queries.answers import get_answer, what_is_said
from draagkracht.respite.queries.naming import needs_of
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules import states, times
from draagkracht.respite.rules.codes import PAID_BY_MUNICIPALITY, Barrier, Origin, Yes
from draagkracht.respite.rules.consent import is_agreed, may_choose
from draagkracht.respite.rules.options import Option
from draagkracht.respite.rules.states import Side, State, Step
from draagkracht.respite.services import capacity, requests, telling, waiting
from draagkracht.respite.services.noting import note
from draagkracht.respite.services.volunteers import VisitIsNotPossible

WHAT = "respite.booking"


class RequestHasEnded(Exception):
    """Nobody looks for something any more."""


class OfferIsOpen(Exception):
    """Something is kept free or arranged for this request already: first that is answered, or over."""


class StaysElsewhere(Exception):
    """Who is cared for is somewhere else on some of these days."""


class YesIsMissing(Exception):
    """Who is cared for, or who speaks for them, did not say yes to this."""


class BookingHasMoved(Exception):
    """The booking is not where this step begins: somebody else was first, or the time was over."""


class IntakeIsLate(Exception):
    """Meeting first would be after the first day."""


# Where somebody chose it. A place that comes free, or in a plan, waits with them for the answer of who is cared for.
BY_CHOICE = frozenset({Origin.CHOSEN, Origin.CONSULTANT})
# All for which `make_offer` keeps nothing free.
REFUSALS = (
    RequestHasEnded,
    OfferIsOpen,
    YesIsMissing,
    StaysElsewhere,
    capacity.PlaceIsTaken,
    capacity.VolunteerIsTaken,
    capacity.BudgetIsSpent,
)


@transaction.atomic
def make_offer(  # noqa: PLR0913 - as many as there are to say
    *,
    request_id: int,
    target: Target,
    option: Option,
    origin: Origin,
    key: UUID,
    by: Who,
    at: datetime.datetime,
    why: tuple[str, ...] = (),
    may_move: bool = False,
) -> Booking:
    """Keep days at a place or of a volunteer free for a request, and return it: held where who cares chose it.

    The days, the visits and the money are taken until it is answered or its time is over. Twice is once (`key`).
    What somebody chooses, alone or with a consultant, waits for the yes of who is cared for, unless it is a trial.
    Raises RequestHasEnded, OfferIsOpen, YesIsMissing, StaysElsewhere, capacity.PlaceIsTaken, VolunteerIsTaken and
    BudgetIsSpent.
    """
    request = RespiteRequest.objects.select_for_update().get(pk=request_id)
    earlier = Booking.objects.filter(municipality_id=request.municipality_id, key=key).first()
    if earlier is not None:
        return earlier
    if request.ended_at is not None:
        raise RequestHasEnded
    if Booking.objects.filter(request=request, state__in=LIVING).exists():
        raise OfferIsOpen
    if origin in BY_CHOICE and not may_choose(what_is_said(request_id), is_trial=option.is_trial):
        raise YesIsMissing
    booking = _row(request, target, option, origin, key, at)
    booking.why, booking.may_move = list(why), may_move
    _take(booking)
    # What somebody was asked to look at is answered by this.
    Look.objects.filter(request=request).delete()
    note(request=request, what=WHAT, action=Action.ADD, by=by, at=at, about=str(booking.public_id))
    if origin is not Origin.CHOSEN:
        telling.tell_offer(booking=booking)
    return booking


@transaction.atomic
def confirm(*, booking_id: int, by: Who, at: datetime.datetime) -> None:
    """Say yes to what is kept free; the provider hears of it, with what they have to know.

    Raises YesIsMissing where who is cared for did not say yes (or, to a trial, at least that), and BookingHasMoved.
    """
    booking = _locked(booking_id)
    answer = get_answer(booking.request_id)
    if answer is None or not is_agreed(Yes(answer.answer), is_trial=booking.is_trial):
        raise YesIsMissing
    if booking.expires_at is not None and booking.expires_at <= at:
        raise BookingHasMoved
    _move(booking, Step.CONFIRM, Side.HOME)
    request = booking.request
    booking.answer, booking.expires_at = answer, None
    booking.guest, booking.guest_needs = request.called, needs_of(request)
    booking.contact, booking.contact_phone = request.carer_name, request.phone
    _keep(booking, at)
    note(request=request, what=WHAT, action=Action.SHARE, by=by, at=at, about=str(booking.public_id))
    telling.tell_provider(booking=booking, step=Step.CONFIRM)


@transaction.atomic
def decline(*, booking_id: int, barrier: Barrier | None, by: Who, at: datetime.datetime) -> None:
    """Say no to an offer. What held somebody back is remembered, so that the next offer answers it."""
    booking = _locked(booking_id)
    _move(booking, Step.DECLINE, Side.HOME)
    booking.barrier = barrier.value if barrier else ""
    if barrier and barrier.value not in booking.request.barriers:
        booking.request.barriers = sorted({*booking.request.barriers, barrier.value})
        booking.request.save(update_fields=["barriers"])
    _end(booking, by, at)


@transaction.atomic
def cancel(*, booking_id: int, side: Side, said: str, by: Who, at: datetime.datetime) -> None:
    """Call a booking off before it begins, by either side; the other side hears why."""
    booking = _locked(booking_id)
    booking.said = said
    _call_off(booking, side, by, at)


def _call_off(booking: Booking, side: Side, by: Who, at: datetime.datetime) -> None:
    """Call a booking off for one side, and let the other hear it where it was asked already."""
    had_provider = State(booking.state) not in states.WAITS_FOR_HOME
    _move(booking, Step.CANCEL, side)
    _end(booking, by, at)
    if side is Side.PROVIDER:
        telling.tell_home(booking=booking, step=Step.CANCEL)
    elif had_provider:
        telling.tell_provider(booking=booking, step=Step.CANCEL)


@transaction.atomic
def follow_answer(*, booking_id: int, answer: Yes, by: Who, at: datetime.datetime) -> bool:
    """Call off, before it begins, what an answer of who is cared for does not allow; return whether it was called off.

    Nothing is noted as in the way: who cares did not refuse it. The place hears it where it was asked already.
    """
    booking = _locked(booking_id)
    has_begun = State(booking.state) not in states.WAITS_FOR_HOME | states.BEFORE
    if has_begun or is_agreed(answer, is_trial=booking.is_trial):
        return False
    _call_off(booking, Side.HOME, by, at)
    return True


@transaction.atomic
def withdraw(*, booking_id: int, said: str, by: Who, at: datetime.datetime, is_told: bool = True) -> None:
    """Take back an offer that was not answered yet; who cares hears why, unless something else comes in its place.

    Raises BookingHasMoved where somebody answered it, or its time was over.
    """
    booking = _locked(booking_id)
    _move(booking, Step.WITHDRAW, Side.PLANNER)
    booking.said = said
    _end(booking, by, at)
    if is_told:
        telling.tell_home(booking=booking, step=Step.WITHDRAW)


@transaction.atomic
def expire(*, booking_id: int, by: Who, at: datetime.datetime) -> bool:
    """End what nobody answered in time; tell whether it was still open. Who cares hears that it may be asked again."""
    booking = _locked(booking_id)
    is_open = booking.state in {state.value for state in states.WAITS_FOR_HOME}
    if not is_open or booking.expires_at is None or booking.expires_at > at:
        return False
    _move(booking, Step.EXPIRE, Side.CLOCK)
    _end(booking, by, at)
    telling.tell_home(booking=booking, step=Step.EXPIRE)
    return True


@transaction.atomic
def take_provider_step(
    *,
    booking_id: int,
    step: Step,
    by: Who,
    at: datetime.datetime,
    said: str = "",
    intake_at: datetime.datetime | None = None,
    side: Side = Side.PROVIDER,
) -> Booking:
    """Take a step of the provider, or of the clock at the first and after the last day; return the booking after it.

    Refusing gives back what was taken. Who cares hears of each step. Works inside `tenancy.acting_for` of the
    municipality that asked. Raises BookingHasMoved, IntakeIsLate, and VisitIsNotPossible where it is a yes for a
    volunteer who is not there then.
    """
    booking = _locked(booking_id)
    if intake_at and states.is_late(timezone.localdate(intake_at), start_date=booking.start_date):
        raise IntakeIsLate
    if booking.volunteer is not None and step is Step.AGREE:
        away = capacity.why_away(volunteer=booking.volunteer, dates=booking.dates)
        if away is not None:
            raise VisitIsNotPossible(away)
    _move(booking, step, side)
    booking.said, booking.intake_at = said or booking.said, intake_at or booking.intake_at
    if step is Step.REFUSE:
        _end(booking, by, at)
    else:
        _keep(booking, at)
        note(request=booking.request, what=WHAT, action=Action.CHANGE, by=by, at=at, about=str(booking.public_id))
    telling.tell_home(booking=booking, step=step)
    if step is Step.FINISH and booking.origin == Origin.EMERGENCY:
        # It was for those nights: nobody looks for more unless somebody asks.
        requests.end_request(request_id=booking.request_id, by=by, at=at)
    return booking


@transaction.atomic
def say_how_it_was(
    *,
    booking_id: int,
    carer: int,
    carer_words: str,
    guest: int | None,
    guest_words: str,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Keep how it was, for who cares and for who stayed there; later words take the place of earlier ones.

    Raises BookingHasMoved before it is over.
    """
    booking = _locked(booking_id)
    if booking.state != State.DONE:
        raise BookingHasMoved
    booking.carer_score, booking.carer_words = carer, carer_words
    booking.guest_score, booking.guest_words = guest, guest_words
    _keep(booking, at)
    note(request=booking.request, what=WHAT, action=Action.CHANGE, by=by, at=at, about=str(booking.public_id))


def _row(
    request: RespiteRequest, target: Target, option: Option, origin: Origin, key: UUID, at: datetime.datetime
) -> Booking:
    begins = timezone.make_aware(datetime.datetime.combine(option.start_date, datetime.time(9)))
    most = times.HOLD if origin is Origin.CHOSEN else times.OFFER
    owner = target.place.municipality_id if target.place else request.municipality_id
    return Booking(
        municipality_id=request.municipality_id,
        served_ids=[owner] if owner != request.municipality_id else [],
        request=request,
        subject_id=request.subject_id,
        place=target.place,
        volunteer=target.volunteer,
        form=option.form.value,
        origin=origin.value,
        state=(State.HELD if origin is Origin.CHOSEN else State.OFFERED).value,
        is_trial=option.is_trial,
        start_date=option.start_date,
        end_date=option.end_date,
        dates=list(option.dates),
        daypart=option.daypart,
        payer=request.payer,
        price_cents=_price(target.place, option),
        made_at=at,
        changed_at=at,
        expires_at=times.expires_at(at, begins, most),
        key=key,
    )


def _price(place: Place | None, option: Option) -> int | None:
    """Return what all days cost in cents; None where nobody knows, nothing for a volunteer."""
    if place is None:
        return 0
    return None if place.price_cents is None else place.price_cents * len(option.dates)


def _take(booking: Booking) -> None:
    """Take what a booking needs, and keep its row; nothing of it remains where one thing is not there."""
    if booking.place is not None:
        is_emergency = booking.origin == Origin.EMERGENCY
        capacity.take_days(place=booking.place, dates=booking.dates, is_emergency=is_emergency)
    if booking.payer in PAID_BY_MUNICIPALITY and booking.price_cents:
        booking.budget = capacity.take_money(
            payer=booking.payer, year=booking.start_date.year, cents=booking.price_cents
        )
    try:
        with transaction.atomic():
            booking.save(force_insert=True)
    except IntegrityError:
        raise StaysElsewhere from None
    if booking.volunteer is not None:
        capacity.take_visits(booking=booking, volunteer=booking.volunteer)


def _locked(booking_id: int) -> Booking:
    # The request first, as everywhere: of two who press at once none waits for the other for ever.
    RespiteRequest.objects.select_for_update(of=("self",)).get(bookings=booking_id)
    rows = Booking.objects.select_for_update(of=("self",)).select_related("request__carer", "place", "volunteer")
    return rows.get(pk=booking_id)


def _move(booking: Booking, step: Step, side: Side) -> None:
    try:
        booking.state = states.take(State(booking.state), step, side).value
    except states.StepIsNotPossible:
        raise BookingHasMoved from None


def _keep(booking: Booking, at: datetime.datetime) -> None:
    booking.changed_at = at
    booking.save()


def _end(booking: Booking, by: Who, at: datetime.datetime) -> None:
    """Give back what a booking took, and let whoever waits have it at once."""
    capacity.give_back(booking=booking)
    booking.expires_at = None
    _keep(booking, at)
    note(request=booking.request, what=WHAT, action=Action.REMOVE, by=by, at=at, about=str(booking.public_id))
    waiting.queue_what_is_free(booking=booking)
