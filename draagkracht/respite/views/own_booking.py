"""What is kept free or arranged for somebody: say yes or no, call it off, say how it was; and the yes of who stays."""

import contextlib
from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.base.translation import translate
from draagkracht.people.access import SpaceRequest, own_space, spoken_space
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.displays.misfits import misfit_text
from draagkracht.respite.displays.offers import facts_of
from draagkracht.respite.displays.questions import question_of
from draagkracht.respite.forms.answering import CancelForm, DeclineForm, HowItWasForm
from draagkracht.respite.forms.asking import AnswerForm
from draagkracht.respite.queries import own
from draagkracht.respite.queries.naming import shorter_text
from draagkracht.respite.queries.own import OwnBooking
from draagkracht.respite.rules.codes import SaidBy
from draagkracht.respite.rules.consent import is_agreed
from draagkracht.respite.rules.states import Side, State
from draagkracht.respite.rules.words import STATES_FOR_HOME
from draagkracht.respite.services import answering, bookings
from draagkracht.respite.services.requests import Heard
from draagkracht.respite.views.own_frame import mine

FORM = ["GET", "HEAD", "POST"]
NOT_ON = (State.REFUSED, State.CANCELLED, State.EXPIRED, State.WITHDRAWN)
KINDS = {State.AGREED: "ok", **dict.fromkeys(NOT_ON, "warning")}
CAN_CANCEL = frozenset({State.CONFIRMED, State.INTAKE, State.AGREED})


def own_booking(request: SpaceRequest, public_id: UUID) -> OwnBooking:
    """Return a booking of who asks; raises Http404 where it is not theirs."""
    found = own.get_own_booking(request.space.id, public_id)
    if found is None:
        raise Http404
    return found


def pressed(public_id: UUID, act: Callable[[], None]) -> HttpResponse:
    """Do something with a booking and show it; where it has moved meanwhile the page shows where it is."""
    with contextlib.suppress(bookings.BookingHasMoved):
        act()
    return redirect("respite-own:show-booking", public_id)


@own_space
@require_safe
def show_booking(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show where it is, what to do, by when, and whom to call."""
    booking = own_booking(request, public_id)
    asked = own.get_own_request(request.space.id, booking.request_id)
    answer = asked.answer if asked else None
    values = {
        "booking": booking,
        "asked": asked,
        "says": translate(STATES_FOR_HOME[booking.state]),
        "kind": KINDS.get(booking.state, ""),
        "facts": facts_of(booking),
        "has_yes": is_agreed(answer, is_trial=booking.is_trial),
        "can_cancel": booking.state in CAN_CANCEL,
        "is_done": booking.state is State.DONE,
        "misfit": misfit_text(booking.misfit),
        "shorter": shorter_text(booking.nights_less),
    }
    return render(request, "respite/own/booking.html", values)


@own_space
@require_POST
def confirm_booking(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Say yes to what is kept free; without the yes of who is cared for, ask for that first."""
    booking = own_booking(request, public_id)
    try:
        return pressed(public_id, lambda: bookings.confirm(booking_id=booking.id, **mine(request)))
    except bookings.YesIsMissing:
        return redirect("respite-own:tell-answer", booking.request_id)


@own_space
@require_http_methods(FORM)
def decline_booking(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask what did not suit, and look for something else."""
    booking = own_booking(request, public_id)
    form = DeclineForm(sent(request))
    if not form.is_valid():
        return show_form(request, "respite/own/decline.html", form, booking=booking)
    try:
        bookings.decline(booking_id=booking.id, barrier=form.said(), **mine(request))
    except bookings.BookingHasMoved:
        return redirect("respite-own:show-booking", public_id)
    return redirect("respite-own:show-request", booking.request_id)


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def cancel_booking(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Call off what was arranged; the other side hears it."""
    booking = own_booking(request, public_id)
    form = CancelForm(sent(request))
    if not form.is_valid():
        return show_form(request, "respite/own/cancel.html", form, booking=booking)
    said = form.cleaned_data["said"]
    return pressed(
        public_id, lambda: bookings.cancel(booking_id=booking.id, side=Side.HOME, said=said, **mine(request))
    )


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def say_how_it_was(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask how it was, for both."""
    booking = own_booking(request, public_id)
    form = HowItWasForm(sent(request), initial=HowItWasForm.start(booking))
    if not form.is_valid():
        return show_form(request, "respite/own/how_it_was.html", form, booking=booking)
    return pressed(public_id, lambda: bookings.say_how_it_was(booking_id=booking.id, **form.said(), **mine(request)))


@own_space
@require_http_methods(FORM)
def answer_question(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask who is cared for, in their own space, what they want."""
    return _answer(request, public_id, SaidBy.RECIPIENT)


def answer_for(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask who speaks for somebody what that person wants, or what they decide for them."""
    return _answer(request, public_id, SaidBy.REPRESENTATIVE)


answer_question_for = spoken_space(answer_for, methods=("GET", "HEAD", "POST"))


def _answer(request: SpaceRequest, public_id: UUID, said_by: SaidBy) -> HttpResponse:
    seat = request.seat
    question = next((one for one in own.list_asked_of(seat.space.id) if one.public_id == public_id), None)
    if question is None:
        if not own.was_asked_of(seat.space.id, public_id):
            raise Http404
        return render(request, "respite/own/question_over.html")
    form = AnswerForm(sent(request), is_own=True, initial=AnswerForm.start(question.answer))
    if not form.is_valid():
        return show_form(request, "respite/own/question.html", form, question=question_of(question))
    heard = Heard(answer=form.said(), said_by=said_by, asked=Asked.ON_SCREEN, person_id=request.space.id)
    answering.answer(
        request_id=question.id,
        heard=heard,
        by=acting.resident(request.space.public_id, Role.CARE_RECIPIENT),
        key=form.key,
        at=timezone.now(),
    )
    return redirect("respite-own:show-respite" if said_by is SaidBy.RECIPIENT else "portal-own:show-overview")
