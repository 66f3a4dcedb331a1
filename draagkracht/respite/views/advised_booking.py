"""What somebody says on the telephone to what is kept free or arranged for them: yes, no, called off, how it was."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.respite.displays import advised as display
from draagkracht.respite.displays.advised import FormPage
from draagkracht.respite.forms.advising import HowItWasForForm
from draagkracht.respite.forms.answering import CancelForm, DeclineForm
from draagkracht.respite.forms.planning import TakeBackForm
from draagkracht.respite.permissions import advisor_of
from draagkracht.respite.queries.advised import find_booking
from draagkracht.respite.queries.own import OwnBooking
from draagkracht.respite.rules.codes import Origin
from draagkracht.respite.rules.states import Side
from draagkracht.respite.services import bookings

FORM_PAGE = "respite/advising/form.html"
FORM = ["GET", "HEAD", "POST"]
ADVISORS = (Permission.WORK_ON_CASES, Permission.REFER)


def open_booking(request: StaffRequest, public_id: UUID) -> OwnBooking:
    """Return a booking of somebody with whom one looks. Raises Http404 where there is none."""
    found = find_booking(advisor_of(request.actor), public_id, at=timezone.now())
    if found is None:
        raise Http404
    return found


def page_of(name: str, booking: OwnBooking) -> FormPage:
    """Return the page of a form about a booking."""
    back_url = reverse("respite-staff:show-request", args=[booking.request_id])
    return display.page_of(name, back_url, booking.name, name=booking.name, days=booking.days)


def done(booking: OwnBooking, act: Callable[[], None], *, says: str = "") -> HttpResponse:
    """Do something with a booking and go to its request; there it says what was done, or that it did not go through."""
    url = reverse("respite-staff:show-request", args=[booking.request_id])
    try:
        act()
    except bookings.BookingHasMoved:
        return redirect(f"{url}?niet=verlopen")
    except bookings.YesIsMissing:
        return redirect("respite-staff:tell-answer-for", booking.request_id)
    return redirect(f"{url}?gedaan={says}" if says else url)


@requires(*ADVISORS)
@never_cache
@require_POST
def confirm_booking(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note the yes of who cares; without the yes of who is cared for, ask for that first."""
    booking, by = open_booking(request, public_id), advisor_of(request.actor).who
    return done(booking, lambda: bookings.confirm(booking_id=booking.id, by=by, at=timezone.now()))


@requires(*ADVISORS)
@never_cache
@require_http_methods(FORM)
def decline_booking(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note the no of who cares, and what did not suit."""
    booking, by = open_booking(request, public_id), advisor_of(request.actor).who
    form = DeclineForm(sent(request))
    if not form.is_valid():
        return show_form(request, FORM_PAGE, form, page=page_of("decline", booking))
    barrier = form.said()
    return done(booking, lambda: bookings.decline(booking_id=booking.id, barrier=barrier, by=by, at=timezone.now()))


@requires(*ADVISORS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def cancel_booking(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call off what was arranged; the place hears it."""
    booking, by = open_booking(request, public_id), advisor_of(request.actor).who
    form = CancelForm(sent(request))
    if not form.is_valid():
        return show_form(request, FORM_PAGE, form, page=page_of("cancel", booking))
    said = form.cleaned_data["said"]
    return done(
        booking,
        lambda: bookings.cancel(booking_id=booking.id, side=Side.HOME, said=said, by=by, at=timezone.now()),
    )


@requires(*ADVISORS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def take_back_offer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take back what was offered here, before somebody answered it; who cares hears why."""
    booking, by = open_booking(request, public_id), advisor_of(request.actor).who
    if booking.origin is not Origin.CONSULTANT:
        raise Http404
    form = TakeBackForm(sent(request))
    if not form.is_valid():
        return show_form(request, FORM_PAGE, form, page=page_of("take-back", booking))
    said = form.cleaned_data["reden"]
    return done(
        booking,
        lambda: bookings.withdraw(booking_id=booking.id, said=said, by=by, at=timezone.now()),
        says="terug",
    )


@requires(*ADVISORS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def say_how_it_was(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note how it was, for both, as they tell it."""
    booking, by = open_booking(request, public_id), advisor_of(request.actor).who
    form = HowItWasForForm(sent(request), initial=HowItWasForForm.start(booking))
    if not form.is_valid():
        return show_form(request, FORM_PAGE, form, page=page_of("how", booking))
    said = form.said()
    return done(
        booking,
        lambda: bookings.say_how_it_was(booking_id=booking.id, **said, by=by, at=timezone.now()),
        says="bewaard",
    )
