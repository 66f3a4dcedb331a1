"""The volunteers of an organisation, for who coordinates them: who is free when, certificates, pauses, instructions."""

import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import list_named_places
from draagkracht.respite.displays import volunteers as display
from draagkracht.respite.forms import volunteers as forms
from draagkracht.respite.forms.free import FreeForm
from draagkracht.respite.forms.help_offers import known_of
from draagkracht.respite.queries import volunteers as queries
from draagkracht.respite.queries.coordinators import Coordinator, get_coordinator
from draagkracht.respite.queries.help_offers import get_offer
from draagkracht.respite.queries.volunteers import Known
from draagkracht.respite.services import volunteering
from draagkracht.respite.services import volunteers as services
from draagkracht.respite.services.volunteering import CoachIsMissing, ThingIsGone
from draagkracht.respite.services.volunteers import VolunteerHasVisits, VolunteerIsGone

COORDINATES = Permission.COORDINATE_VOLUNTEERS
FORM = ["GET", "HEAD", "POST"]


@requires(COORDINATES)
@never_cache
@require_safe
def list_volunteers(request: StaffRequest) -> HttpResponse:
    """Show somebody's own volunteers; and, for a part of a day that was asked, who is free."""
    by, now, today = of(request), timezone.now(), timezone.localdate()
    found = services.see_volunteers(by=by, today=today, at=now, has_ended="gestopt" in request.GET)
    form, free = FreeForm(request.GET if "dag" in request.GET else None), None
    if form.is_valid():
        looked = queries.list_looked_at(wanted=form.wanted(), organisation_ids=by.ids)
        free = [display.free_line(one) for one in sorted(looked, key=lambda one: (one.rule is not None, one.taken))]
    lines = [display.line(one, today) for one in found]
    values = {"lines": lines, "form": form, "free": free, "has_ended": "gestopt" in request.GET}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "respite/volunteers/list.html", values, status=status)


@requires(COORDINATES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def add_volunteer(request: StaffRequest) -> HttpResponse:
    """Add a volunteer to one's own organisation; what they offered with stands there already."""
    by = of(request)
    offer = get_offer(by, read_key(request.GET.get("aanbod", "")))
    known = known_of(offer if offer and offer.is_mine else None)
    form = forms.VolunteerForm(sent(request), places=list_named_places(), known=known)
    if form.is_valid() and by.ids:
        made = services.add_volunteer(
            organisation_id=by.ids[0], facts=form.facts(), by=by, key=form.key, at=timezone.now()
        )
        return back(made)
    return show_form(request, "respite/volunteers/edit.html", form, volunteer=None)


@requires(COORDINATES)
@never_cache
@require_safe
def show_volunteer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show all that is known of a volunteer."""
    found, today = seen(request, public_id), timezone.localdate()
    page = display.volunteer_page(found, queries.list_instructions(found.id), today)
    return render(request, "respite/volunteers/show.html", {"page": page})


@requires(COORDINATES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(FORM)
def change_volunteer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Change what is known of a volunteer."""
    found = seen(request, public_id)
    form = forms.VolunteerForm(sent(request), places=list_named_places(), one=found)
    if form.is_valid():
        services.change_volunteer(public_id=public_id, facts=form.facts(), by=of(request), at=timezone.now())
        return back(public_id)
    return show_form(request, "respite/volunteers/edit.html", form, volunteer=shown(found))


@requires(COORDINATES)
@never_cache
@require_http_methods(FORM)
def note_vog(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note when a certificate of conduct was asked for, and until when it counts."""
    found = seen(request, public_id)
    dates = {"aangevraagd": found.vog_requested_date, "tot": found.vog_until}
    form = forms.VogForm(sent(request), initial=dates)
    if form.is_valid():
        told = {"requested_date": form.cleaned_data["aangevraagd"], "until": form.cleaned_data["tot"]}
        services.note_vog(public_id=public_id, by=of(request), at=timezone.now(), **told)
        return back(public_id)
    return show_form(request, "respite/volunteers/vog.html", form, volunteer=shown(found))


@requires(COORDINATES)
@never_cache
@require_http_methods(FORM)
def pause_volunteer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a volunteer a pause, or let it end."""
    found = seen(request, public_id)
    form, by = forms.PauseForm(sent(request)), of(request).who
    if "weer" in request.POST:
        services.end_pause(volunteer_id=found.id, by=by, at=timezone.now())
        return back(public_id)
    if form.is_valid():
        until = form.cleaned_data["tot"]
        services.pause_volunteer(volunteer_id=found.id, until=until, by=by, at=timezone.now())
        return back(public_id)
    return show_form(request, "respite/volunteers/pause.html", form, volunteer=shown(found))


@requires(COORDINATES)
@never_cache
@require_http_methods(FORM)
def end_volunteer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask whether somebody stopped, and note it; not before another was found for what was agreed."""
    found, has_visits = seen(request, public_id), False
    if request.method == "POST":
        try:
            services.end_volunteer(public_id=public_id, by=of(request), today=timezone.localdate(), at=timezone.now())
            return redirect("respite-staff:list-volunteers")
        except VolunteerHasVisits:
            has_visits = True
    values = {"volunteer": shown(found), "has_visits": has_visits}
    status = HTTPStatus.CONFLICT if has_visits else HTTPStatus.OK
    return render(request, "respite/volunteers/end.html", values, status=status)


@requires(COORDINATES)
@never_cache
@require_http_methods(FORM)
def add_instruction(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note how a volunteer does what was a professional's task."""
    found, form = seen(request, public_id), forms.InstructionForm(sent(request))
    if form.is_valid():
        told: dict[str, Any] = {"instructing": form.instructing(), "by": of(request), "key": form.key}
        try:
            volunteering.add_instruction(public_id=public_id, at=timezone.now(), **told)
            return back(public_id)
        except CoachIsMissing:
            form.add_error(None, gettext("Schrijf eerst op wie de coach is. Dat kan bij Wijzigen."))
    return show_form(request, "respite/volunteers/instruct.html", form, volunteer=shown(found))


@requires(COORDINATES)
@never_cache
@require_POST
def end_instruction(request: StaffRequest, public_id: UUID, instruction_id: UUID) -> HttpResponse:
    """Let an instruction count no more."""
    seen(request, public_id)
    try:
        volunteering.end_instruction(public_id=instruction_id, by=of(request), at=timezone.now())
    except ThingIsGone:
        raise Http404 from None
    return back(public_id)


def of(request: StaffRequest) -> Coordinator:
    """Return who coordinates."""
    return get_coordinator(request.actor)


def seen(request: StaffRequest, public_id: UUID) -> Known:
    """Return one of somebody's own volunteers, and write down who looked. Raises Http404 for another's."""
    try:
        today: datetime.date = timezone.localdate()
        return services.see_volunteer(public_id=public_id, by=of(request), today=today, at=timezone.now())
    except VolunteerIsGone:
        raise Http404 from None


def shown(found: Known) -> display.VolunteerPage:
    """Return a volunteer as the pages about one thing show them."""
    return display.volunteer_page(found, (), timezone.localdate())


def back(public_id: UUID) -> HttpResponse:
    """Go back to a volunteer."""
    return redirect("respite-staff:show-volunteer", public_id)
