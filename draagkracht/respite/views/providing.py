"""Bookings of a provider: what waits, what comes, who is there, and the invoice."""

import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import Form, sent
from draagkracht.base.showing import show_form
from draagkracht.directory.rules.importing.problems import as_csv
from draagkracht.respite.displays import providing as display
from draagkracht.respite.displays.volunteers import away
from draagkracht.respite.forms import providing as forms
from draagkracht.respite.queries import invoices, provided
from draagkracht.respite.rules import opening
from draagkracht.respite.rules.states import Step
from draagkracht.respite.services import bookings
from draagkracht.respite.services import providing as services
from draagkracht.respite.services.volunteers import VisitIsNotPossible
from draagkracht.respite.views.provider_frame import keeper

FORM = ["GET", "HEAD", "POST"]
# Why a step was not taken, as a word in the address.
REFUSALS: dict[type[Exception], str] = {services.NotBegunYet: "vroeg", bookings.BookingHasMoved: "anders"}
# Who answers for a place, and who answers for a volunteer.
ANSWER = (Permission.KEEP_PLACES, Permission.COORDINATE_VOLUNTEERS)


@requires(*ANSWER)
@never_cache
@require_safe
def list_bookings(request: StaffRequest) -> HttpResponse:
    """Show what waits, who is there, what comes and what was."""
    today = timezone.localdate()
    groups = display.groups_of(provided.list_bookings(keeper(request), today=today))
    values = {"groups": groups, "has_invoices": request.actor.may(Permission.KEEP_PLACES)}
    return render(request, "respite/providing/list.html", values)


@requires(*ANSWER)
@never_cache
@require_safe
def show_booking(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a booking, and what can be done with it."""
    found = _open(request, public_id)
    word = request.GET.get("gedaan", "")
    done = gettext(display.DONE[word]) if word in display.DONE else ""
    values = {"page": display.page_of(found), "done": done, "is_refused": word in display.REFUSED}
    return render(request, "respite/providing/show.html", values)


@requires(*ANSWER)
@never_cache
@require_http_methods(FORM)
def take_step(request: StaffRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Ask what a step needs, and take it."""
    if slug not in display.SLUGS:
        raise Http404
    step = display.SLUGS[slug]
    form = forms.STEP_FORMS[step](sent(request))
    word = _take(request, public_id, step, form) if form.is_valid() else ""
    if word:
        return _go(public_id, word)
    found = _open(request, public_id)
    press = display.step_of(slug, is_mailed=services.is_home_mailed(found=found))
    values = {"form": form, "page": display.page_of(found), "press": press}
    return show_form(request, "respite/providing/step.html", **values)


def _take(request: StaffRequest, public_id: UUID, step: Step, form: Form) -> str:
    """Take a step and return what became of it, as a word; nothing where the form says what to do first."""
    said = form.cleaned_data.get("reden") or form.cleaned_data.get("bericht") or ""
    who, now, intake_at = keeper(request), timezone.now(), form.cleaned_data.get("moment")
    try:
        services.take_step(public_id=public_id, step=step, by=who, at=now, said=said, intake_at=intake_at)
    except services.BookingIsGone:
        raise Http404 from None
    except tuple(REFUSALS) as refused:
        return REFUSALS[type(refused)]
    except bookings.IntakeIsLate:
        form.add_error("dag", gettext(display.LATE))
        return ""
    except VisitIsNotPossible as refused:
        form.add_error(None, away(refused.rule))
        return ""
    return "stap"


@requires(*ANSWER)
@never_cache
@require_http_methods(FORM)
def say_how_it_was(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask how it was."""
    found = _open(request, public_id)
    form = forms.WordsForm(sent(request), initial={"woorden": found.provider_words})
    if form.is_valid():
        words, now = form.cleaned_data["woorden"], timezone.now()
        try:
            services.say_how_it_was(public_id=public_id, words=words, by=keeper(request), at=now)
        except services.NotOverYet:
            return _go(public_id, "anders")
        return _go(public_id, "woorden")
    return show_form(request, "respite/providing/words.html", form, page=display.page_of(found))


@requires(Permission.KEEP_PLACES)
@never_cache
@require_http_methods(FORM)
def write_invoice_line(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask how many and what one costs; make the line."""
    found = _open(request, public_id)
    if not found.place_pk:
        raise Http404  # what a volunteer does costs nothing
    unit_cents = None if found.price_cents is None else found.price_cents // found.units
    start = {"aantal": found.units, "prijs": forms.amount(unit_cents)}
    form = forms.InvoiceForm(sent(request), booked=found.units, initial=start)
    if form.is_valid():
        units, cents = form.cleaned_data["aantal"], form.cleaned_data["prijs"]
        who, now = keeper(request), timezone.now()
        try:
            services.write_invoice_line(public_id=public_id, units=units, unit_cents=cents, by=who, at=now)
        except services.NotOverYet:
            return _go(public_id, "anders")
        return _go(public_id, "regel")
    return show_form(request, "respite/providing/invoice.html", form, page=display.page_of(found))


@requires(Permission.KEEP_PLACES)
@never_cache
@require_safe
def list_invoice_lines(request: StaffRequest) -> HttpResponse:
    """Show what may be invoiced of a month; as a file where that is asked for."""
    first, until = _month(request.GET.get("maand", ""))
    lines = invoices.list_lines(keeper(request), first=first, until=until)
    rows = [display.cells_of(line) for line in lines]
    if request.GET.get("als") == "csv":
        name = f"factuurregels-{first:%Y-%m}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(as_csv([display.columns(), *rows]), content_type="text/csv; charset=utf-8", headers=headers)
    values = {"page": display.month_of(first, until, lines), "columns": display.columns(), "rows": rows}
    return render(request, "respite/providing/lines.html", values)


def _month(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first day of a month and of the one after it: as 2026-11 says, else of this month."""
    try:
        first = datetime.date.fromisoformat(f"{text}-01")
    except ValueError:
        first = timezone.localdate().replace(day=1)
    return opening.month_of(first)


def _open(request: StaffRequest, public_id: UUID) -> provided.Provided:
    try:
        return services.open_booking(public_id=public_id, by=keeper(request), at=timezone.now())
    except services.BookingIsGone:
        raise Http404 from None


def _go(public_id: UUID, word: str) -> HttpResponse:
    return redirect(f"{reverse('respite-provider:show-booking', args=[public_id])}?gedaan={word}")
