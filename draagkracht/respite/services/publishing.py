"""What a planner does with the lines of a plan: setting, moving, taking back, and publishing some of them."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from draagkracht.audit.rules import Action, Who
from draagkracht.base import tenancy
from draagkracht.respite.models import Booking, Place, Plan, PlanLine
from draagkracht.respite.models.bookings import LIVING
from draagkracht.respite.queries.moves import code_of, list_moves
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.queries.regional import given_by
from draagkracht.respite.queries.taking_back import read_taking_back
from draagkracht.respite.rules.codes import Form, Origin
from draagkracht.respite.rules.fitting import keys_of
from draagkracht.respite.rules.options import Option
from draagkracht.respite.rules.plans import Act, LineState, PlanState, Refusal, take
from draagkracht.respite.rules.regional import Given
from draagkracht.respite.services import bookings, capacity
from draagkracht.respite.services.noting import note

DAY: Final = datetime.timedelta(days=1)
WHAT: Final = "respite.plan-line"


class LineIsGone(Exception):
    """There is no such line in a plan of this municipality."""


class PlanIsOutdated(Exception):
    """A newer plan of the same weeks was made: nothing of this one is done any more."""


class DoesNotFit(Exception):
    """The rules do not allow this offer, or something else of the plan has it."""


class CannotBeTakenBack(Exception):
    """The offer was answered, or what was promised stays: `refusal` says which rule."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep why."""
        super().__init__(refusal.value)
        self.refusal = refusal


# Why a line does not fit any more when it is published.
DROPPED: Final[dict[type[Exception], str]] = {
    capacity.PlaceIsTaken: "full",
    capacity.VolunteerIsTaken: "full",
    capacity.BudgetIsSpent: "budget",
    bookings.RequestHasEnded: "ended",
    bookings.OfferIsOpen: "offered",
    bookings.StaysElsewhere: "elsewhere",
    CannotBeTakenBack: "promised",
}


@dataclass(frozen=True, slots=True)
class Published:
    """How many lines were offered, and how many did not fit any more."""

    done: int
    dropped: int


@transaction.atomic
def publish_lines(*, plan_id: uuid.UUID, line_ids: Collection[uuid.UUID], by: Who, at: datetime.datetime) -> Published:
    """Offer some lines of a plan to who cares: days are taken and kept free for some days, and they hear by mail.

    Each line stands by itself: what does not fit any more is dropped with its reason, and the others go on. What was
    published already is not again. Raises PlanIsOutdated and LineIsGone.
    """
    plan = _plan(public_id=plan_id)
    counts = {True: 0, False: 0}
    with tenancy.acting_for(*plan.region.member_ids):
        lines = PlanLine.objects.select_for_update(of=("self",)).filter(plan=plan, public_id__in=line_ids)
        # What moves goes first: what it leaves may be what the plan gives another.
        first = F("previous").asc(nulls_last=True)
        for line in lines.select_related("plan__region", "place", "volunteer", "request").order_by(first, "pk"):
            if LineState(line.state) in {LineState.PROPOSED, LineState.LOCKED}:
                counts[_publish(line, by, at)] += 1
    return Published(done=counts[True], dropped=counts[False])


def _publish(line: PlanLine, by: Who, at: datetime.datetime) -> bool:
    """Offer one line, or drop it; tell whether it was offered."""
    try:
        # As the municipality of the request alone: it is its request, its budget and its mail.
        with tenancy.acting_for(line.municipality_id):
            booking = _offer(line, by, at)
    except tuple(DROPPED) as refusal:
        _keep(line, state=LineState.DROPPED.value, dropped=DROPPED[type(refusal)])
        return False
    _keep(line, state=LineState.PUBLISHED.value, booking=booking, dropped="")
    return True


def _offer(line: PlanLine, by: Who, at: datetime.datetime) -> Booking:
    _withdraw(line, by, at)
    dates = tuple(sorted(line.dates))
    option = Option(
        key=line.place_id or line.volunteer_id or 0,
        form=Form(line.form),
        start_date=dates[0],
        end_date=dates[-1] + DAY,
        dates=dates,
        daypart=line.daypart,
    )
    return bookings.make_offer(
        request_id=line.request_id,
        target=Target(place=line.place, volunteer=line.volunteer),
        option=option,
        origin=Origin.PLAN,
        key=uuid.uuid5(line.public_id, f"offer/{line.booking_id or ''}"),  # another, where the first was taken back
        by=by,
        at=at,
        may_move=line.request.may_move,
    )


def _withdraw(line: PlanLine, by: Who, at: datetime.datetime) -> None:
    """Take back what an earlier plan promised, in place of which something else comes.

    Raises bookings.OfferIsOpen where it was answered, and CannotBeTakenBack where the rules say that it stays.
    """
    booking = line.previous
    if booking is None or booking.state not in LIVING:
        return
    with tenancy.acting_for(*line.plan.region.member_ids):
        refusal = read_taking_back(booking, monday=line.plan.monday).refusal
    if refusal is Refusal.ANSWERED:
        raise bookings.OfferIsOpen
    if refusal is not None:
        raise CannotBeTakenBack(refusal)
    try:
        bookings.withdraw(booking_id=booking.pk, said="", by=by, at=at, is_told=False)
    except bookings.BookingHasMoved:
        raise bookings.OfferIsOpen from None  # it was answered meanwhile


@transaction.atomic
def change_line(*, line_id: uuid.UUID, act: Act, by: Who, at: datetime.datetime) -> None:
    """Lock, unlock, take back or restore a line. The same again does nothing.

    Raises LineIsGone, PlanIsOutdated and rules.plans.ActIsNotPossible.
    """
    line = _line(public_id=line_id)
    with tenancy.acting_for(line.municipality_id):
        if _was_done(LineState(line.state), act):
            return
        _keep(line, state=take(LineState(line.state), act).value, dropped="")
        note(request=line.request, what=WHAT, action=Action.CHANGE, by=by, at=at, about=str(line.public_id))


@transaction.atomic
def take_back(*, line_id: uuid.UUID, said: str, by: Who, at: datetime.datetime) -> None:
    """Take back an offer that was published and not answered; who cares hears why, and what it took is given back.

    Never what was confirmed, and no more of what was promised than one in twenty, of who agreed to that. The same again
    does nothing. Raises LineIsGone, PlanIsOutdated and CannotBeTakenBack.
    """
    line = _line(public_id=line_id)
    if line.state == LineState.WITHDRAWN:
        return
    with tenancy.acting_for(*line.plan.region.member_ids):
        refusal = read_taking_back(line.booking, monday=line.plan.monday).refusal
    if refusal is not None or line.booking_id is None:
        raise CannotBeTakenBack(refusal or Refusal.ANSWERED)
    with tenancy.acting_for(line.municipality_id):
        try:
            bookings.withdraw(booking_id=line.booking_id, said=said, by=by, at=at)
        except bookings.BookingHasMoved:
            raise CannotBeTakenBack(Refusal.ANSWERED) from None
        _keep(line, state=take(LineState(line.state), Act.WITHDRAW).value)


def _was_done(state: LineState, act: Act) -> bool:
    """Tell whether an act was done already."""
    done = {
        Act.LOCK: LineState.LOCKED,
        Act.UNLOCK: LineState.PROPOSED,
        Act.UNDO: LineState.UNDONE,
        Act.RESTORE: LineState.PROPOSED,
    }
    return done.get(act) is state


@transaction.atomic
def move_line(*, line_id: uuid.UUID, to: str, by: Who, at: datetime.datetime) -> None:
    """Give a request another offer, which the same rules allow beside all others of the plan; it is locked.

    `to` is the code of one of queries.moves.list_moves. The same again does nothing.
    Raises LineIsGone, PlanIsOutdated, DoesNotFit and rules.plans.ActIsNotPossible.
    """
    line = _line(public_id=line_id)
    with tenancy.acting_for(*line.plan.region.member_ids):
        if line.state == LineState.LOCKED and code_of(given_by(line)) == to:
            return
        state = take(LineState(line.state), Act.MOVE)
        found = next((one for one in list_moves(line, at=at) if code_of(one) == to), None)
        if found is None:
            raise DoesNotFit
        _keep(line, state=state.value, is_moved=True, dropped="", why_not=[], **_columns(found))
    with tenancy.acting_for(line.municipality_id):
        note(request=line.request, what=WHAT, action=Action.CHANGE, by=by, at=at, about=str(line.public_id))


def _columns(given: Given) -> dict[str, Any]:
    """Return the columns of a line for days at a place or with a volunteer."""
    place_id, volunteer_id = keys_of(given.id)
    return {
        "place_id": place_id,
        "volunteer_id": volunteer_id,
        "form": Form.SITTING.value if place_id is None else Place.objects.get(pk=place_id).form,
        "dates": list(given.dates),
        "daypart": given.daypart,
    }


def _plan(*, public_id: uuid.UUID) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("region").filter(public_id=public_id).first()
    if plan is None:
        raise LineIsGone
    if plan.state != PlanState.PROPOSED:
        raise PlanIsOutdated
    return plan


def _line(*, public_id: uuid.UUID) -> PlanLine:
    """Return a line of a plan of the present municipality, locked."""
    for plan in Plan.objects.filter(state=PlanState.PROPOSED.value).select_related("region"):
        with tenancy.acting_for(*plan.region.member_ids):
            rows = PlanLine.objects.select_for_update(of=("self",)).filter(plan=plan, public_id=public_id)
            line = rows.select_related("plan__region", "request__carer", "booking").first()
            if line is not None:
                return line
    raise PlanIsOutdated


def _keep(line: PlanLine, **facts: Any) -> None:
    PlanLine.objects.filter(pk=line.pk).update(**facts)
