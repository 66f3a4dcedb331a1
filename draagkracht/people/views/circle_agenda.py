"""The agenda of a circle: its page, taking something on, and the calendar that a telephone reads."""

import contextlib
import datetime
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.people.calendars import write_calendar
from draagkracht.people.circle_access import FORM, PRESS, SAFE, SeatRequest, with_seat
from draagkracht.people.displays import circles as display
from draagkracht.people.forms import circles as forms
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Hands, Part
from draagkracht.people.services import circle_agenda as services
from draagkracht.people.services import circle_changing as changing
from draagkracht.people.services.circle_words import MayOnlyRead
from draagkracht.people.services.circles import CircleIsGone
from draagkracht.people.views.circles import frame, me, note_read

CALENDAR: Final = "text/calendar; charset=utf-8"
MONTH: Final = datetime.timedelta(days=31)


@with_seat(*SAFE)
def list_events(request: SeatRequest) -> HttpResponse:
    """Show what is coming, by day; on request what was."""
    seat = must_see(request)
    note_read(seat, Part.AGENDA)
    return show_agenda(request, first="")


def show_agenda(request: SeatRequest, *, first: str, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """Show the agenda; `first` is who was before somebody who wanted to do the same."""
    seat, with_past = request.seat, "eerder" in request.GET
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    found = queries.list_events(seat, since=today - MONTH if with_past else today)
    values = {
        "days": display.show_days(found),
        "with_past": with_past,
        "first": first,
    }
    return render(request, "people/circles/agenda.html", frame(seat, "agenda") | values, status=status)


@with_seat(*FORM)
def add_event(request: SeatRequest) -> HttpResponse:
    """Ask what happens when, and who does it; put it in the agenda."""
    seat = must_see(request)
    if not seat.writes(Part.AGENDA):
        raise Http404
    form = forms.EventForm(sent(request), initial={"hands": Hands.OPEN.value})
    if form.is_valid():
        what, hands = form.cleaned_data["what"], Hands(form.cleaned_data["hands"])
        services.add_events(what=what, times=form.times(), hands=hands, key=form.key, **mine(request))
        return redirect("people:list-events", seat.circle)
    return show_form(request, "people/circles/event.html", form, **frame(seat, "agenda"))


@with_seat(*FORM)
def change_event(request: SeatRequest, event: UUID) -> HttpResponse:
    """Show what stands in the agenda to who put it in, or who opened the circle; change it."""
    seat = must_see(request)
    found = queries.get_event(seat, event)
    if found is None:
        raise Http404
    form = forms.ChangeEventForm(sent(request), initial=display.as_typed(found), is_weekly=found.is_weekly)
    if form.is_valid():
        try:
            return done(request, lambda: changing.change_event(public_id=event, **form.chosen(), **mine(request)))
        except changing.EventIsThere:
            form.refuse_moment()
    return show_form(request, "people/circles/change_event.html", form, **frame(seat, "agenda"))


@with_seat(*PRESS)
def take_event(request: SeatRequest, event: UUID) -> HttpResponse:
    """Let somebody do it; whoever comes second reads who was first."""
    must_see(request)
    try:
        return done(request, lambda: services.take_event(public_id=event, **mine(request)))
    except services.EventIsTaken as taken:
        first = taken.name or gettext("een oud-lid")
        return show_agenda(request, first=first, status=HTTPStatus.CONFLICT)


@with_seat(*PRESS)
def give_back_event(request: SeatRequest, event: UUID) -> HttpResponse:
    """Let somebody not do it after all."""
    must_see(request)
    return done(request, lambda: services.give_back_event(public_id=event, **mine(request)))


@with_seat(*PRESS)
def remove_event(request: SeatRequest, event: UUID) -> HttpResponse:
    """Take it out of the agenda, with the weeks after it where that was pressed."""
    must_see(request)
    later = request.POST.get("ook") == forms.ALL_LATER
    return done(request, lambda: services.remove_event(public_id=event, with_later=later, **mine(request)))


@with_seat(*SAFE)
def download_agenda(request: SeatRequest) -> HttpResponse:
    """Give the agenda as a file."""
    seat = must_see(request)
    note_read(seat, Part.AGENDA)
    name = content_disposition_header(True, "agenda.ics") or "attachment"
    return calendar(seat, {"Content-Disposition": name})


@with_seat(*PRESS)
def choose_feed(request: SeatRequest) -> HttpResponse:
    """Give somebody a new address for their calendar, or stop the one they have."""
    seat = must_see(request)
    choose = services.stop_feed if request.POST.get("doe") == "stop" else services.make_feed
    choose(**mine(request))
    return redirect("people:show-own-seat", seat.circle)


@access.public
@never_cache
@require_safe
def read_feed(request: SiteRequest, token: str) -> HttpResponse:
    """Give the calendar behind a secret address to the program that asks, while its owner is in and may see it."""
    seat = queries.get_seat_of_feed(token)
    if seat is None or not seat.reads(Part.AGENDA):
        return HttpResponse(gettext("Dit adres werkt niet meer."), status=HTTPStatus.GONE, content_type="text/plain")
    note_read(seat, Part.AGENDA)
    return calendar(seat, {})


def calendar(seat: Seat, headers: dict[str, str]) -> HttpResponse:
    """Return what a seat sees of the agenda, from a month ago on, as a calendar."""
    events = queries.list_events(seat, since=timezone.now() - MONTH)
    return HttpResponse(write_calendar(seat.circle_name, events), content_type=CALENDAR, headers=headers)


def must_see(request: SeatRequest) -> Seat:
    """Return the seat of who sees the agenda; for anybody else it is not there."""
    if not request.seat.reads(Part.AGENDA):
        raise Http404
    return request.seat


def mine(request: SeatRequest) -> dict[str, Any]:
    """Return whose place it is, who acts and when."""
    return {"member_id": request.seat.id, "by": me(request.seat), "at": timezone.now()}


def done(request: SeatRequest, work: Callable[[], None]) -> HttpResponse:
    """Do one thing with the agenda and go back to it; what is gone, or not theirs to do, is left as it is."""
    with contextlib.suppress(services.EventIsGone, MayOnlyRead, CircleIsGone):
        work()
    return redirect("people:list-events", request.seat.circle)
