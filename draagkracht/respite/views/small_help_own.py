"""Small help, in one's own space: ask it on one page, say yes or no to who was found, stop without a reason."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.base.forms import sent
from draagkracht.base.phone import in_groups
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import list_named_places
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.displays import small_help as display
from draagkracht.respite.forms.small_help import AskHelpForm, OwnHowForm
from draagkracht.respite.queries import small_help as queries
from draagkracht.respite.rules.small_help import Side, State, StepIsNotPossible
from draagkracht.respite.services import helping
from draagkracht.respite.services import small_help as services
from draagkracht.respite.services.small_help import HelpIsGone, TooManyQuestions


@own_space
@require_safe
def list_small_help(request: SpaceRequest) -> HttpResponse:
    """Show what somebody asked, and how it stands."""
    found = [display.own_question(one) for one in queries.list_own(request.space.id)]
    return render(request, "respite/small_help_own/list.html", {"questions": found})


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_small_help(request: SpaceRequest) -> HttpResponse:
    """Let somebody ask for small help."""
    space = request.space
    form = AskHelpForm(sent(request), places=list_named_places(), initial={"telefoon": in_groups(space.phone)})
    if form.is_valid():
        asking = form.asking(name=space.name, email=space.email, speaks=space.language)
        owner: dict[str, Any] = {"person_id": space.id, "subject_id": space.public_id, "by": me(request)}
        try:
            made = services.ask_help(
                municipality_id=request.site.id, asking=asking, key=form.key, at=timezone.now(), **owner
            )
            return redirect("respite-own:show-small-help", made)
        except TooManyQuestions:
            form.add_error(None, gettext("U vroeg al veel tegelijk. Bel ons, dan doen wij het samen."))
    return show_form(request, "respite/small_help_own/ask.html", form)


@own_space
@require_safe
def show_small_help(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show one question, and what is asked of somebody."""
    return show(request, public_id, OwnHowForm())


@own_space
@require_POST
def answer_small_help(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Keep a yes or no: to who was found, or to handing the question on."""
    found = own(request, public_id)
    act: dict[str, Any] = {"which": mine(request, public_id), "is_yes": request.POST.get("antwoord") == "ja"}
    act |= {"side": Side.HOME, "by": me(request), "at": timezone.now()}
    with suppress(HelpIsGone, StepIsNotPossible):  # it is over: the page says how it stands
        if found.state is State.HANDING:
            helping.agree_to_handing(said=Asked.ON_SCREEN, **act)
        else:
            helping.answer_proposal(is_asker=True, **act)
    return redirect("respite-own:show-small-help", public_id)


@own_space
@require_POST
def withdraw_small_help(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let a question go, without a reason."""
    own(request, public_id)
    services.withdraw_help(which=mine(request, public_id), side=Side.HOME, by=me(request), at=timezone.now())
    return redirect("respite-own:show-small-help", public_id)


@own_space
@require_POST
def say_how_help_was(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Keep how it was, and that it was done."""
    own(request, public_id)
    form = OwnHowForm(request.POST)
    if not form.is_valid():
        return show(request, public_id, form)
    act: dict[str, Any] = {"which": mine(request, public_id), "side": Side.HOME, "by": me(request)}
    try:
        services.say_how_it_was(at=timezone.now(), **act, **form.said)
    except StepIsNotPossible:
        raise Http404 from None
    return redirect("respite-own:show-small-help", public_id)


def show(request: SpaceRequest, public_id: UUID, form: OwnHowForm) -> HttpResponse:
    """Show a question with the form that says how it was."""
    page = display.own_question(own(request, public_id))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "respite/small_help_own/show.html", {"page": page, "form": form}, status=status)


def own(request: SpaceRequest, public_id: UUID) -> queries.Question:
    """Return one's own question. Raises Http404 for what is not theirs."""
    found = queries.get_own(request.space.id, public_id)
    if found is None:
        raise Http404
    return found


def mine(request: SpaceRequest, public_id: UUID) -> Q:
    """Return which question is meant: one's own."""
    return Q(public_id=public_id, person_id=request.space.id)


def me(request: SpaceRequest) -> Any:
    """Return who acts, as the log knows them."""
    return acting.resident(request.space.public_id)
