"""When a place is open: the week, days that are otherwise, calendars in and out."""

import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import access, uploads
from draagkracht.base.forms import sent
from draagkracht.base.numbers import read_number
from draagkracht.base.showing import show_form
from draagkracht.base.translation import translate
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.respite.displays import places as display
from draagkracht.respite.forms.places import CalendarForm, DaysForm, OpeningForm
from draagkracht.respite.queries import opening, provided
from draagkracht.respite.queries import places as queries
from draagkracht.respite.rules import calendars
from draagkracht.respite.rules import opening as rules
from draagkracht.respite.services import calendars as calendar_services
from draagkracht.respite.services import places as services
from draagkracht.respite.views.provider_frame import go_to_place, keeper, open_place

FORM = ["GET", "HEAD", "POST"]
CALENDAR = "text/calendar; charset=utf-8"
CHANGED = "Een collega veranderde deze plek intussen. Kijk nog een keer, en bewaar dan."


@requires(Permission.KEEP_PLACES)
@never_cache
@require_http_methods(FORM)
def set_opening(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask how many a place takes each day of the week; keep it."""
    place, today = open_place(request, public_id), timezone.localdate()
    patterns = opening.list_patterns(place.pk)
    form = OpeningForm(sent(request), pattern=patterns[-1] if patterns else None, today=today)
    values = {"form": form, "place": place.facts.name, "public_id": public_id, "revision": place.revision}
    if form.is_valid():
        try:
            _keep_pattern(request, public_id, form)
            return go_to_place(public_id, "patroon")
        except services.ChangedMeanwhile:
            values["told"] = gettext(CHANGED)
        except services.DaysAreTaken as refusal:
            values["change"] = _refused(request, public_id, refusal)
    return show_form(request, "respite/places/opening.html", **values)


def _keep_pattern(request: StaffRequest, public_id: UUID, form: OpeningForm) -> None:
    services.set_opening(
        place_id=public_id,
        pattern=form.read_pattern(),
        by=keeper(request),
        at=timezone.now(),
        today=timezone.localdate(),
        revision=read_number(request.POST.get("revisie", ""), digits=9, other=0),
    )


@requires(Permission.KEEP_PLACES)
@never_cache
@require_http_methods(FORM)
def change_days(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask which days are otherwise; show what that would change, and keep it when that was seen."""
    place, today = open_place(request, public_id), timezone.localdate()
    form = DaysForm(sent(request), today=today, first=request.GET.get("van"), last=request.GET.get("tot"))
    values = {"form": form, "place": place.facts.name, "public_id": public_id, "revision": place.revision}
    if not form.is_valid():
        return show_form(request, "respite/places/days.html", **values)
    told = ""
    if request.POST.get("doe") == "bewaar":
        try:
            _keep_days(request, public_id, form)
            return go_to_place(public_id, "dagen")
        except (services.ChangedMeanwhile, services.DaysAreTaken):
            told = gettext(CHANGED)
    change = _preview(request, place, form)
    return render(request, "respite/places/preview.html", {**values, "change": change, "told": told})


def _preview(request: StaffRequest, place: queries.Kept, form: DaysForm) -> display.Change:
    """Return what the days that were chosen would change, and who comes on those that cannot."""
    capacity, today, there = form.capacity(), timezone.localdate(), opening.list_closings(place.pk)
    dates = form.dates()
    after = rules.take_off(there, dates) if capacity is None else rules.put(there, dates, capacity=capacity)
    found = queries.preview(place.pk, closings=after, today=today, days=services.AHEAD)
    taken = [day.date for day in found.taken]
    return display.change_of(found, provided.list_on(keeper(request), place.public_id, taken))


def _keep_days(request: StaffRequest, public_id: UUID, form: DaysForm) -> None:
    services.change_days(
        place_id=public_id,
        dates=form.dates(),
        capacity=form.capacity(),
        reason=form.cleaned_data["reden"],
        by=keeper(request),
        at=timezone.now(),
        today=timezone.localdate(),
        revision=read_number(request.POST.get("revisie", ""), digits=9, other=0),
    )


def _refused(request: StaffRequest, public_id: UUID, refusal: services.DaysAreTaken) -> display.Change:
    guests = provided.list_on(keeper(request), public_id, [day.date for day in refusal.days])
    return display.change_of(queries.Preview((), refusal.days), guests)


@requires(Permission.KEEP_PLACES)
@uploads.takes_file(calendars.MOST_BYTES)
@never_cache
@require_http_methods(FORM)
def take_calendar(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask for a calendar of one's own; its events close days."""
    place = open_place(request, public_id)
    data = sent(request)
    is_too_large = data is not None and uploads.is_too_large(request)
    form = CalendarForm(data, request.FILES if data is not None else None, is_too_large=is_too_large)
    change: display.Change | None = None
    says: tuple[str, ...] = ()
    if form.is_valid():
        try:
            says = _take(request, public_id, form.cleaned_data["file"].read())
        except calendars.FileIsNoCalendar as refusal:
            form.add_error("file", translate(refusal.reason))
        except services.DaysAreTaken as refusal:
            change = _refused(request, public_id, refusal)
    values = {"form": form, "place": place.facts.name, "public_id": public_id, "change": change, "says": says}
    return show_form(request, "respite/places/calendar.html", **values)


def _take(request: StaffRequest, public_id: UUID, content: bytes) -> tuple[str, ...]:
    today = timezone.localdate()
    read = calendars.read_calendar(content, today, today + datetime.timedelta(days=services.AHEAD))
    taken = calendar_services.take_calendar(
        place_id=public_id, read=read, by=keeper(request), at=timezone.now(), today=today
    )
    return display.calendar_says(taken)


@requires(Permission.KEEP_PLACES)
@never_cache
@require_safe
def download_calendar(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give the stays of a place as a file, without names."""
    place = open_place(request, public_id)
    stays = queries.list_stays(place.pk, display.stay_words(), today=timezone.localdate())
    content = calendars.write_calendar(place.facts.name, stays)
    return HttpResponse(
        content, content_type=CALENDAR, headers={"Content-Disposition": 'attachment; filename="plek.ics"'}
    )


@requires(Permission.KEEP_PLACES)
@never_cache
@require_POST
def choose_feed(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give the calendar of a place a new secret address, or stop the one it has."""
    open_place(request, public_id)
    is_stop = request.POST.get("doe") == "stop"
    choose = calendar_services.stop_feed if is_stop else calendar_services.make_feed
    choose(place_id=public_id, by=keeper(request))
    return go_to_place(public_id, "gestopt" if is_stop else "adres")


@access.public
@never_cache
@require_safe
def read_feed(request: SiteRequest, token: str) -> HttpResponse:
    """Give the calendar behind a secret address to the program that asks."""
    found = queries.get_feed(token, display.stay_words(), today=timezone.localdate())
    if found is None:
        return HttpResponse(gettext("Dit adres werkt niet meer."), status=410, content_type="text/plain")
    return HttpResponse(calendars.write_calendar(*found), content_type=CALENDAR)
