"""The emergency plan: its owner's pages, the question to who may take over, and the page behind the card."""

import contextlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import SiteRequest, list_lines
from draagkracht.people import forms, queries, services
from draagkracht.people.access import SpaceRequest, own_space, space_of
from draagkracht.people.rules.codes import Willing

NIGHT = ("gp-out-of-hours", "listening")  # who answers while the desk is closed


@own_space
@require_safe
def show_plan(request: SpaceRequest) -> HttpResponse:
    """Show somebody their plan, who was asked, and the way to the card."""
    return render(request, "people/emergency/plan.html", {"plan": queries.get_plan(request.space.id)})


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def save_plan(request: SpaceRequest) -> HttpResponse:
    """Ask what somebody must know who takes over; keep it."""
    plan = queries.get_plan(request.space.id)
    kept = ("called", "phone", "where", "must_know")
    start = {name: getattr(plan, name) for name in kept} if plan else {}
    form = forms.PlanForm(sent(request), initial=start)
    if form.is_valid():
        services.save_plan(**mine(request), **form.cleaned_data)
        return redirect("people:show-plan")
    return show_form(request, "people/emergency/save.html", form)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def ask_substitute(request: SpaceRequest) -> HttpResponse:
    """Ask who may take over; mail them the question where there is an address."""
    form = forms.SubstituteForm(sent(request))
    if form.is_valid():
        try:
            ask(request, form)
            return redirect("people:show-plan")
        except services.PlanIsGone:
            return redirect("people:save-plan")
        except services.PlanIsFull:
            form.refuse_more()
    return show_form(request, "people/emergency/ask.html", form)


def ask(request: SpaceRequest, form: forms.SubstituteForm) -> None:
    """Put somebody on the plan, and mail them. Raises PlanIsGone and PlanIsFull."""
    token = services.ask_substitute(**mine(request), key=form.key, **form.cleaned_data)
    if form.cleaned_data["email"]:
        services.mail_question(
            municipality_id=request.site.id,
            email=form.cleaned_data["email"],
            asker=request.space.name,
            address=request.build_absolute_uri(reverse("people:answer-question", args=[token])),
            reference=f"people.substitute.{form.key}",
        )


@own_space
@require_POST
def note_spoken_yes(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Keep that somebody said yes to the carer."""
    return done(lambda: services.note_spoken_yes(**mine(request), public_id=public_id))


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def change_number(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask on which number somebody of the list is reached; keep it."""
    plan = queries.get_plan(request.space.id)
    helper = next((one for one in plan.helpers if one.public_id == public_id), None) if plan else None
    if helper is None or helper.state is Willing.DECLINED:
        raise Http404
    form = forms.NumberForm(sent(request), initial={"phone": helper.phone})
    if form.is_valid():
        phone = form.cleaned_data["phone"]
        return done(lambda: services.change_number(**mine(request), public_id=public_id, phone=phone))
    return show_form(request, "people/emergency/number.html", form, helper=helper)


@own_space
@require_POST
def remove_substitute(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Take somebody off the plan."""
    return done(lambda: services.remove_substitute(**mine(request), public_id=public_id))


@own_space
@require_POST
def renew_card(request: SpaceRequest) -> HttpResponse:
    """Make a new card; the one before opens nothing any more."""
    return done(lambda: services.renew_card(**mine(request)))


@own_space
@require_POST
def delete_plan(request: SpaceRequest) -> HttpResponse:
    """Delete the plan with its card."""
    return done(lambda: services.delete_plan(**mine(request)))


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: SiteRequest, token: str) -> HttpResponse:
    """Ask somebody whether they take over; they may come back and say no."""
    found = queries.get_question(token)
    if found is None:
        raise Http404
    plan, helper = found
    if request.method == "POST" and "ja" not in request.POST:
        return take_answer(request, lambda: services.say_no(token=token, at=timezone.now()))
    form = forms.WillingForm(sent(request), initial={"phone": helper.phone})
    if form.is_valid():
        phone = form.cleaned_data["phone"]
        return take_answer(request, lambda: services.say_yes(token=token, phone=phone, at=timezone.now()), phone=phone)
    return show_form(request, "people/emergency/question.html", form, plan=plan, helper=helper)


def take_answer(request: Any, answer: Callable[[], None], *, phone: str | None = None) -> HttpResponse:
    """Keep the answer of a substitute, and thank them; `phone` is None for a no."""
    try:
        answer()
    except services.PlanIsGone:
        raise Http404 from None
    return render(request, "people/emergency/thanks.html", {"is_willing": phone is not None, "phone": phone})


@access.public
@never_cache
@require_safe
def show_card(request: SiteRequest, token: str) -> HttpResponse:
    """Show who holds the card what they need, and nothing else; its owner sees that it was read."""
    plan = queries.get_card(token)
    if plan is None:
        return render(request, "people/emergency/card_is_gone.html", status=HTTPStatus.GONE)
    space = space_of(request)
    services.note_card_was_read(token=token, reader=space.public_id if space else None, at=timezone.now())
    language = get_language() or "nl"
    lines = list_lines(request.site, NIGHT, timezone.localtime())
    night_lines = [{"name": line.text("name", language), "number": line.number, "uri": line.uri} for line in lines]
    return render(request, "people/emergency/card.html", {"plan": plan, "night_lines": night_lines})


def mine(request: SpaceRequest) -> dict[str, Any]:
    """Return whose plan it is, who acts and when."""
    space = request.space
    return {"person_id": space.id, "by": acting.resident(space.public_id), "at": timezone.now()}


def done(work: Any) -> HttpResponse:
    """Do one thing with the plan and go back to it; what is not there (any more) is left as it is."""
    with contextlib.suppress(services.PlanIsGone):
        work()
    return redirect("people:show-plan")
