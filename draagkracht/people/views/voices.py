"""With whom somebody shares: asking, what each of two sees, the end of it, wishes, and who speaks for them."""

import functools
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.audit.rules import Purpose
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people import queries, services
from draagkracht.people.access import SpaceRequest, own_space, spoken_space
from draagkracht.people.displays import voices as display
from draagkracht.people.forms.voices import AskForm, AskSpeakerForm, WishesForm
from draagkracht.people.rules.voices import reader_code

FORM = ["GET", "HEAD", "POST"]
Invite = Callable[..., services.Sent]


@own_space
@require_safe
def show_ties(request: SpaceRequest) -> HttpResponse:
    """Show somebody with whom they share, what each sees, and which questions wait."""
    page = display.ties_page(request.space, timezone.now())
    return render(request, "people/voices/ties.html", {"page": page})


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def ask_cared_for(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask whom somebody cares for to have a space beside theirs."""
    cared = next((one for one in queries.list_cared_for(request.space.id) if one.public_id == public_id), None)
    if cared is None:
        raise Http404
    invite = functools.partial(services.invite_cared_for, relation_id=public_id)
    return ask(request, AskForm(sent(request)), invite, {"called": cared.called, "is_cared_for": True})


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def ask_carer(request: SpaceRequest) -> HttpResponse:
    """Ask who cares for somebody to have a space beside theirs."""
    return ask(request, AskForm(sent(request)), services.invite_carer, {})


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def ask_speaker(request: SpaceRequest) -> HttpResponse:
    """Ask somebody to speak for whose space it is, until a day."""
    form = AskSpeakerForm(sent(request))

    def invite(**values: Any) -> services.Sent:
        return services.invite_speaker(**values, until=form.until(values["at"]))

    return ask(request, form, invite, {"is_speaker": True}, back="people:show-speakers")


def ask(
    request: SpaceRequest, form: AskForm, invite: Invite, values: dict[str, Any], back: str = "people:show-ties"
) -> HttpResponse:
    """Show the form of a question; send it by mail, or go to where it is printed."""
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="start_space", key=email or str(request.space.public_id)):
            return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        try:
            send(request, invite(**mine(request), email=email, key=form.key))
            return redirect(back)
        except services.TooManyInvitations:
            form.refuse_more()
        except services.AlreadyTied:
            return redirect(back)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "people/voices/ask.html", {**values, "form": form, "back_url": reverse(back)}, status=status)


def send(request: Any, made: services.Sent) -> None:
    """Mail a question that was asked, in the language of the page; nothing goes where it is on paper."""
    address = request.build_absolute_uri(reverse("people:answer-invitation", args=[made.token]))
    services.mail_invitation(public_id=made.public_id, address=address)


@own_space
@require_POST
def withdraw_invitation(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Take a question back; what is gone is left as it is."""
    return done(request, services.withdraw_invitation, public_id)


@own_space
@require_POST
def end_tie(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """End the tie with somebody, alone and at once."""
    return done(request, services.end_tie, public_id)


@own_space
@require_safe
def show_speakers(request: SpaceRequest) -> HttpResponse:
    """Show who speaks for somebody and for whom they speak, until when, and how to stop it."""
    page = display.speakers_page(request.space, timezone.now())
    return render(request, "people/voices/speakers.html", {"page": page})


@own_space
@require_POST
def end_speaking(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """End at once that somebody speaks for another."""
    return done(request, services.end_own, public_id, back="people:show-speakers")


@own_space
@sensitive_post_parameters()
@require_http_methods(FORM)
def save_wishes(request: SpaceRequest) -> HttpResponse:
    """Ask what somebody wants, what must not change, and who may read it; keep it."""
    readers, start = wishes_now(request)
    form = WishesForm(sent(request), readers=readers, initial=start)
    if form.is_valid():
        try:
            services.save_wishes(**mine(request), **form.texts, readers=form.chosen())
            return redirect(f"{reverse('people:save-wishes')}?bewaard=1")
        except services.ParentIsNeeded:
            form.refuse_sharing()
    is_kept = "bewaard" in request.GET and not form.errors
    return show_form(request, "people/voices/wishes.html", form, is_kept=is_kept)


def wishes_now(request: SpaceRequest) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    """Return who may be allowed to read somebody's wishes, and what stands in the form before they change it."""
    space, now = request.space, timezone.now()
    readers = display.list_readers(space, gettext("gemeente %(name)s") % {"name": request.site.name}, now)
    chosen = [code for code, _ in readers if queries.get_shared_wishes(space.id, code, now) is not None]
    held = queries.get_wishes(space.id)
    return readers, {"wants": held.wants, "must_stay": held.must_stay, "readers": chosen}


@own_space
@require_safe
def read_wishes(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show a carer what whom they care for lets them read; its owner sees that it was read."""
    now = timezone.now()
    found = queries.get_wishes_of_tie(request.space, public_id, now)
    if found is None:
        raise Http404
    tie, wishes = found
    services.note_wishes_were_read(public_id=tie.other_id, by=request.seat.who, why=Purpose.ADVICE, at=now)
    values = {"name": tie.name, "wishes": wishes, "seat": request.seat, "back_url": reverse("people:show-ties")}
    return render(request, "people/voices/read_wishes.html", values)


@spoken_space
def read_wishes_for(request: SpaceRequest) -> HttpResponse:
    """Show who speaks for somebody what that person lets them read."""
    seat, now = request.seat, timezone.now()
    wishes = queries.get_shared_wishes(seat.space.id, reader_code(seat.me.public_id), now)
    if wishes is None:
        raise Http404
    services.note_wishes_were_read(
        public_id=seat.space.public_id, by=seat.who, why=Purpose.ADVICE, at=now, on_behalf_of=seat.on_behalf_of
    )
    back_url = reverse("portal-own:show-spoken-for", args=[seat.speaking])
    values = {"name": seat.space.name, "wishes": wishes, "seat": seat, "back_url": back_url}
    return render(request, "people/voices/read_wishes.html", values)


def mine(request: SpaceRequest) -> dict[str, Any]:
    """Return whose space it is, who acts and when."""
    space = request.space
    return {"person_id": space.id, "by": acting.resident(space.public_id), "at": timezone.now()}


def done(
    request: SpaceRequest, work: Callable[..., None], public_id: UUID, back: str = "people:show-ties"
) -> HttpResponse:
    """Do one thing and go back; what is not there (any more), or not theirs, is left as it is."""
    try:
        work(**mine(request), public_id=public_id)
    except (services.InvitationIsGone, services.RepresentationIsGone, services.TieIsGone):
        return redirect(back)
    return redirect(back)
