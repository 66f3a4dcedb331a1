"""What a volunteer sees and does: own visits, times, a pause, costs, a line on how it was. Nothing of others."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.respite.displays import expenses as costs
from draagkracht.respite.displays import small_help as help_display
from draagkracht.respite.displays import visits as display
from draagkracht.respite.displays import volunteers as words
from draagkracht.respite.forms import volunteers as forms
from draagkracht.respite.queries import expenses, small_help, visits
from draagkracht.respite.queries.volunteers import Known, get_own_volunteer
from draagkracht.respite.rules.small_help import LIVING, Side
from draagkracht.respite.services import helping, volunteering
from draagkracht.respite.services import small_help as help_services
from draagkracht.respite.services import volunteers as services
from draagkracht.respite.services.small_help import HelpIsGone
from draagkracht.respite.services.volunteering import ThingIsGone
from draagkracht.respite.services.volunteers import who_is

OWN = Permission.SEE_OWN_VISITS
FORM = ["GET", "HEAD", "POST"]


@requires(OWN)
@never_cache
@require_safe
def show_my_visits(request: StaffRequest) -> HttpResponse:
    """Show a volunteer what is coming, what was, and what they are asked."""
    now, today = timezone.now(), timezone.localdate()
    volunteering.tie_user(user_id=request.actor.user_id, at=now)
    me = get_own_volunteer(request.actor.user_id, today=today)
    if me is None:
        return render(request, "respite/visits/unknown.html")
    page = display.my_page(me, visits.list_own_visits(me.id, today), today)
    helps = [help_display.for_volunteer(one) for one in small_help.list_for_volunteer(me.id) if one.state in LIVING]
    return render(request, "respite/visits/show.html", {"page": page, "helps": helps})


@requires(OWN)
@never_cache
@require_http_methods(FORM)
def change_my_times(request: StaffRequest) -> HttpResponse:
    """Let a volunteer say when they can."""
    me = my(request)
    form = forms.WhenForm(sent(request), one=me)
    if form.is_valid():
        told: dict[str, Any] = {"dayparts": form.dayparts(), "visits_per_week": form.often, "max_km": form.far}
        volunteering.change_own_times(volunteer_id=me.id, at=timezone.now(), **told)
        return redirect("respite-staff:show-my-visits")
    return show_form(request, "respite/visits/times.html", form)


@requires(OWN)
@never_cache
@require_http_methods(FORM)
def pause_mine(request: StaffRequest) -> HttpResponse:
    """Let a volunteer take a pause, without a reason; or be there again."""
    me, form = my(request), forms.PauseForm(sent(request))
    act: dict[str, Any] = {"volunteer_id": me.id, "by": who_is(me.public_id), "at": timezone.now()}
    if "weer" in request.POST:
        services.end_pause(**act)
    elif form.is_valid():
        services.pause_volunteer(until=form.cleaned_data["tot"], **act)
    else:
        return show_form(request, "respite/visits/pause.html", form, pause=words.pause(me, timezone.localdate()))
    return redirect("respite-staff:show-my-visits")


@requires(OWN)
@never_cache
@require_http_methods(FORM)
def note_my_expense(request: StaffRequest) -> HttpResponse:
    """Let a volunteer note what they paid, and see what became of it."""
    me, form = my(request), forms.ExpenseForm(sent(request))
    if form.is_valid():
        spent = form.spent(expenses.get_km_cents(form.cleaned_data["dag"]))
        volunteering.note_expense(volunteer_id=me.id, spent=spent, key=form.key, at=timezone.now())
        return redirect("respite-staff:note-my-expense")
    rate = costs.euros(expenses.get_km_cents(timezone.localdate()))
    noted = [costs.shown(one) for one in expenses.list_own(me.id)]
    return show_form(request, "respite/visits/expenses.html", form, expenses=noted, rate=rate)


@requires(OWN)
@never_cache
@require_POST
def remove_my_expense(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take back what was noted and not decided yet."""
    volunteering.remove_expense(volunteer_id=my(request).id, public_id=public_id, at=timezone.now())
    return redirect("respite-staff:note-my-expense")


@requires(OWN)
@never_cache
@require_http_methods(FORM)
def say_how_visit_was(request: StaffRequest, visit_id: int) -> HttpResponse:
    """Let a volunteer say how a visit was."""
    me = my(request)
    found = visits.get_own_visit(me.id, visit_id)
    if found is None:
        raise Http404
    form = forms.HowWasItForm(sent(request), initial={"tekst": found.note})
    if form.is_valid():
        try:
            volunteering.note_visit(volunteer_id=me.id, visit_id=visit_id, at=timezone.now(), **form.said)
        except ThingIsGone:
            raise Http404 from None
        return redirect("respite-staff:show-my-visits")
    return show_form(
        request, "respite/visits/how.html", form, when=words.moment(found.date, found.part), coach=me.coach_name
    )


@requires(OWN)
@never_cache
@require_POST
def answer_my_help(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Keep a volunteer's yes or no to something small; no reason is asked."""
    me = my(request)
    act: dict[str, Any] = {"is_yes": request.POST.get("antwoord") == "ja", "side": Side.VOLUNTEER}
    try:
        helping.answer_proposal(
            which=of_me(me, public_id), is_asker=False, by=who_is(me.public_id), at=timezone.now(), **act
        )
    except HelpIsGone:
        raise Http404 from None
    return redirect("respite-staff:show-my-visits")


@requires(OWN)
@never_cache
@require_http_methods(FORM)
def say_how_my_help_was(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let a volunteer say that it was done, and how it was."""
    me = my(request)
    found = next((one for one in small_help.list_for_volunteer(me.id) if one.public_id == public_id), None)
    if found is None or found.match is None or not found.match.is_agreed:
        raise Http404
    form = forms.HowWasItForm(sent(request), initial={"tekst": found.match.words})
    if form.is_valid():
        now, which = timezone.now(), of_me(me, public_id)
        help_services.finish_help(which=which, side=Side.VOLUNTEER, by=who_is(me.public_id), at=now)
        volunteering.note_help(volunteer_id=me.id, match_id=found.match.id, at=now, **form.said)
        return redirect("respite-staff:show-my-visits")
    return show_form(request, "respite/visits/how.html", form, when=help_display.when(found.match))


def of_me(me: Known, public_id: UUID) -> Q:
    """Return which question is meant: one for which a volunteer was proposed."""
    return Q(public_id=public_id, matches__volunteer_id=me.id, matches__ended_at__isnull=True)


def my(request: StaffRequest) -> Known:
    """Return who somebody is as a volunteer. Raises Http404 where nobody entered them yet."""
    found = get_own_volunteer(request.actor.user_id, today=timezone.localdate())
    if found is None:
        raise Http404
    return found
