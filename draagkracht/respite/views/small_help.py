"""Small help, for who coordinates: what was asked, who fits, a yes by telephone, handing on; and asking for others."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.base.keys import read_key
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import list_named_places
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.displays import small_help_staff as display
from draagkracht.respite.displays.help_offers import offer_card
from draagkracht.respite.displays.volunteers import away, free_line
from draagkracht.respite.forms.small_help import AskForForm, WhenForm
from draagkracht.respite.queries import small_help as queries
from draagkracht.respite.queries.coordinators import Coordinator, get_coordinator
from draagkracht.respite.queries.volunteers import list_looked_at
from draagkracht.respite.rules.small_help import Side, State, StepIsNotPossible
from draagkracht.respite.rules.volunteers import Wanted
from draagkracht.respite.services import helping
from draagkracht.respite.services import small_help as services
from draagkracht.respite.services.help_offers import see_offers
from draagkracht.respite.services.small_help import HelpIsGone
from draagkracht.respite.services.volunteers import VisitIsNotPossible, VolunteerIsGone

COORDINATES = Permission.COORDINATE_VOLUNTEERS
LONGEST = 300
# What somebody saw may be over by now, or another was first: the page says how it stands.
OVER = (HelpIsGone, StepIsNotPossible, VolunteerIsGone)


@requires(COORDINATES)
@never_cache
@require_safe
def list_help_questions(request: StaffRequest) -> HttpResponse:
    """Show what was asked, what waits for a call first; and who wants to help."""
    by, now = get_coordinator(request.actor), timezone.now()
    seen_now = services.see_questions(by=by, at=now)
    found = [(one.state, display.help_card(one)) for one in seen_now]
    values = {
        "waits": [card for state, card in found if state in {State.ASKED, State.TAKEN}],
        "asked": [card for state, card in found if state in {State.PROPOSED, State.HANDING, State.AGREED}],
        "offers": [offer_card(one) for one in see_offers(by=by, at=now)],
        "over": [card for state, card in found if state in {State.DONE, State.NOT_FOUND, State.WITHDRAWN}],
    }
    return render(request, "respite/small_help/list.html", values)


@requires(COORDINATES)
@never_cache
@require_safe
def show_help_question(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a question; and, for a part of a day that was chosen, who fits."""
    by, found = get_coordinator(request.actor), seen(request, public_id)
    form = WhenForm(request.GET if "dag" in request.GET else None, wanted_date=found.wanted_date)
    free = None
    if form.is_valid():
        told = form.cleaned_data
        looked = list_looked_at(
            wanted=Wanted(date=told["dag"], part=int(told["deel"])),
            here=found.here, task=found.task, organisation_ids=by.ids,
        )  # fmt: skip
        free = [free_line(one) for one in sorted(looked, key=lambda one: (one.rule is not None, one.taken, one.km))]
    page = display.help_page(found, by.ids, is_mine=bool(found.name))
    values = {"page": page, "free": free, "receivers": queries.list_receivers(by), "key": read_key("")}
    return show_form(request, "respite/small_help/show.html", form, **values)


@requires(COORDINATES)
@never_cache
@require_POST
def take_help_question(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take a question, so that somebody calls."""
    return step(request, public_id, lambda by, at: services.take_help(public_id=public_id, by=by, at=at))


@requires(COORDINATES)
@never_cache
@require_POST
def propose_volunteer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Propose a volunteer for a part of a day; who cannot after all is shown with the rule in the way."""
    form = WhenForm(request.POST)
    try:
        volunteer_id = UUID(request.POST.get("wie", ""))
    except ValueError:
        volunteer_id = None
    if volunteer_id is None or not form.is_valid():
        return show_again(request, public_id, form)
    told: dict[str, Any] = {"date": form.cleaned_data["dag"], "part": int(form.cleaned_data["deel"])}
    told |= {"volunteer_id": volunteer_id, "key": read_key(request.POST.get("key", ""))}
    return step(request, public_id, lambda by, at: helping.propose_volunteer(public_id=public_id, by=by, at=at, **told))


@requires(COORDINATES)
@never_cache
@require_POST
def note_help_answer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Keep a yes or no that somebody said by telephone, or that of one's own organisation."""
    who, is_yes = request.POST.get("wie", ""), request.POST.get("antwoord") == "ja"

    def answer(by: Coordinator, at: Any) -> None:
        act: dict[str, Any] = {"which": own(by, public_id), "side": Side.COORDINATOR, "by": by.who, "at": at}
        if who == "groep":
            helping.receive_handing(public_id=public_id, is_yes=is_yes, by=by, at=at)
        elif who == "doorgeven":
            helping.agree_to_handing(is_yes=is_yes, said=Asked.SPOKEN, **act)
        else:
            helping.answer_proposal(is_asker=who != "vrijwilliger", is_yes=is_yes, **act)

    return step(request, public_id, answer)


@requires(COORDINATES)
@never_cache
@require_POST
def hand_help_on(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask another organisation, and who asked, whether the question may go there."""
    text = request.POST.get("naar", "")
    told: dict[str, Any] = {"receiver_id": int(text) if text.isdecimal() and len(text) < len("1000000000") else 0}
    key = read_key(request.POST.get("key", ""))
    return step(request, public_id, lambda by, at: helping.offer_on(public_id=public_id, by=by, at=at, key=key, **told))


@requires(COORDINATES)
@never_cache
@require_POST
def end_help_question(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note that it was done, that nobody was found, or that it is not needed any more."""
    how, said = request.POST.get("hoe", ""), request.POST.get("tekst", "").replace("\x00", "")[:LONGEST]

    def end(by: Coordinator, at: Any) -> None:
        act: dict[str, Any] = {"which": own(by, public_id), "by": by.who, "at": at}
        if how == "gedaan":
            services.finish_help(side=Side.COORDINATOR, **act)
        elif how == "niemand":
            services.stop_looking(said=said, **act)
        else:
            services.withdraw_help(side=Side.COORDINATOR, **act)

    return step(request, public_id, end)


@requires(COORDINATES, Permission.SEE_DESK, Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_help_for(request: StaffRequest) -> HttpResponse:
    """Ask small help for somebody on the telephone or at the desk, who agreed."""
    form = AskForForm(sent(request), places=list_named_places())
    if form.is_valid():
        name = request.actor.name
        services.ask_help(
            municipality_id=request.site.id, asking=form.for_somebody(), by=acting.staff_of(request.actor),
            key=form.key, at=timezone.now(), made_by=name,
        )  # fmt: skip
        if request.actor.may(COORDINATES):
            return redirect("respite-staff:list-help-questions")
        return redirect("respite-staff:tell-help-asked")
    return show_form(request, "respite/small_help/ask_for.html", form)


@requires(COORDINATES, Permission.SEE_DESK, Permission.WORK_ON_CASES)
@never_cache
@require_safe
def tell_help_asked(request: StaffRequest) -> HttpResponse:
    """Say that the question is there, and who calls."""
    return render(request, "respite/small_help/asked.html")


def own(by: Coordinator, public_id: UUID) -> Q:
    """Return which question is meant: one of somebody's own organisation."""
    return Q(public_id=public_id, organisation__in=by.ids)


def seen(request: StaffRequest, public_id: UUID) -> queries.Question:
    """Return a question, and write down who saw whose it is. Raises Http404 where it is not for them."""
    by = get_coordinator(request.actor)
    found = queries.get_question(by, public_id)
    if found is None:
        raise Http404
    services.see_question(public_id=public_id, subject_id=found.subject_id, by=by, at=timezone.now())
    return found


def step(request: StaffRequest, public_id: UUID, do: Any) -> HttpResponse:
    """Do something to a question and go back to it; who came too late sees how it stands."""
    seen(request, public_id)
    try:
        with suppress(*OVER):
            do(get_coordinator(request.actor), timezone.now())
    except VisitIsNotPossible as refused:
        form = WhenForm(request.POST if "dag" in request.POST else None)
        return show_again(request, public_id, form, problem=away(refused.rule))
    return redirect("respite-staff:show-help-question", public_id)


def show_again(request: StaffRequest, public_id: UUID, form: WhenForm, problem: str = "") -> HttpResponse:
    """Show a question with what is wrong."""
    by, found = get_coordinator(request.actor), seen(request, public_id)
    page = display.help_page(found, by.ids, is_mine=bool(found.name))
    values = {
        "page": page,
        "free": None,
        "receivers": queries.list_receivers(by),
        "key": read_key(""),
        "problem": problem,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem or form.errors else HTTPStatus.OK
    return render(request, "respite/small_help/show.html", {"form": form, **values}, status=status)
