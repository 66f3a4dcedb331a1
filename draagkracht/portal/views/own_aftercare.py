"""Caring has ended: what stops, what stays, and what there is for who was left."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts import acting
from draagkracht.base.forms import sent
from draagkracht.people import queries as people
from draagkracht.people import services
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.rules import retention
from draagkracht.portal.displays import aftercare
from draagkracht.portal.own_forms import EndForm


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def end_caring(request: SpaceRequest) -> HttpResponse:
    """Ask for whom, say what stops and what stays, and end it; afterwards the same page says kindly what there is."""
    space = request.space
    cares_for = people.list_cared_for(space.id)
    form = EndForm(sent(request), cares_for=cares_for)
    if form.is_valid():
        end(request, form)
        return redirect(f"{reverse('portal-own:end-caring')}?gestopt=1")
    if space.ended_at is not None:
        return show_ended(request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    stays = aftercare.list_staying(space, request.actor.user_id, timezone.now())
    values = {"form": form, "cares_for": cares_for, "stays": stays, "is_done": "gestopt" in request.GET}
    return render(request, "portal/own/end_caring.html", values, status=status)


def end(request: SpaceRequest, form: EndForm) -> None:
    """Write down for whom caring ended."""
    space = request.space
    services.end_caring(
        person_id=space.id,
        relations=form.chosen(),
        tells_other=not form.cleaned_data.get("died"),
        by=acting.resident(space.public_id),
        at=timezone.now(),
    )


def show_ended(request: SpaceRequest) -> HttpResponse:
    """Show what there is for who cares no more, and until when their space stays when nobody uses it."""
    today, language = timezone.localdate(), get_language() or "nl"
    values = {
        "offers": aftercare.list_offers(request.site, language, today),
        "until": today + retention.kept_for(has_ended=True),
        "text_is_foreign": language != "nl",
    }
    return render(request, "portal/own/ended.html", values)


@own_space
@require_POST
def begin_again(request: SpaceRequest) -> HttpResponse:
    """Let somebody care again."""
    me = acting.resident(request.space.public_id)
    services.begin_again(person_id=request.space.id, by=me, at=timezone.now())
    return redirect("portal-own:show-overview")
