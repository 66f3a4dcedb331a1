"""Who is in a circle: shown to everybody in it; asked, changed and handed over by who opened it."""

import contextlib
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.rules import in_fours
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people.circle_access import FORM, PRESS, SAFE, SeatRequest, with_seat
from draagkracht.people.displays import circles as display
from draagkracht.people.forms import circles as forms
from draagkracht.people.queries import circles as queries
from draagkracht.people.services import circle_invitations as invitations
from draagkracht.people.services import circles as services
from draagkracht.people.views.circles import frame, me, note_read


@with_seat(*SAFE)
def list_circle_members(request: SeatRequest) -> HttpResponse:
    """Show who is in the circle and what each may see; to who opened it also who was asked."""
    seat = request.seat
    values = {
        "members": display.show_members(queries.list_members(seat.circle_id), me=seat.public_id),
        "invited": display.show_invited(queries.list_invited(seat, timezone.now())),
    }
    note_read(seat, None)
    return render(request, "people/circles/members.html", frame(seat, "members") | values)


@with_seat(*FORM)
def ask_into_circle(request: SeatRequest) -> HttpResponse:
    """Ask who is wanted and what they may see; mail the link, or let it be printed."""
    seat = only_owner(request)
    form = forms.AskForm(sent(request))
    if form.is_valid():
        if not ratelimit.consume(request, action="ask_into_circle", key=str(seat.circle)):
            form.refuse_for_now()
        else:
            try:
                ask(request, form)
                return redirect("people:list-circle-members", seat.circle)
            except invitations.CircleIsFull:
                form.refuse_more()
    return show_form(request, "people/circles/ask.html", form, **frame(seat, "members"))


def ask(request: SeatRequest, form: forms.AskForm) -> None:
    """Ask somebody, and mail them where there is an address. Raises CircleIsFull."""
    seat, email = request.seat, form.cleaned_data["email"]
    now = timezone.now()
    code = invitations.ask_into_circle(
        member_id=seat.id, email=email, levels=form.levels(), key=form.key, by=me(seat), at=now
    )
    address = request.build_absolute_uri(reverse("people:answer-circle", args=[in_fours(code)]))
    invitations.mail_circle_invitation(circle_id=seat.circle_id, key=form.key, asker=seat.name, address=address)


@with_seat(*FORM)
def change_circle_member(request: SeatRequest, member: UUID) -> HttpResponse:
    """Show what a member may see; change it."""
    seat = only_owner(request)
    found = next((one for one in queries.list_members(seat.circle_id) if one.public_id == member), None)
    if found is None or found.is_owner:
        raise Http404
    form = forms.LevelsForm(sent(request), initial={part.value: level.value for part, level in found.levels.items()})
    if form.is_valid():
        with contextlib.suppress(services.CircleIsGone):
            services.change_levels(circle_id=seat.circle_id, member=member, levels=form.levels(), **by(request))
        return redirect("people:list-circle-members", seat.circle)
    return show_form(request, "people/circles/member.html", form, member=found, **frame(seat, "members"))


@with_seat(*PRESS)
def hand_over_circle(request: SeatRequest, member: UUID) -> HttpResponse:
    """Let another member have the say."""
    seat = only_owner(request)
    with contextlib.suppress(services.CircleIsGone):
        services.hand_over(circle_id=seat.circle_id, member=member, **by(request))
    return redirect("people:list-circle-members", seat.circle)


@with_seat(*PRESS)
def withdraw_circle_invitation(request: SeatRequest, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    seat = only_owner(request)
    invitations.withdraw_circle_invitation(circle_id=seat.circle_id, public_id=invitation, **by(request))
    return redirect("people:list-circle-members", seat.circle)


def only_owner(request: SeatRequest) -> Any:
    """Return the seat of who opened the circle; for anybody else this page is not there."""
    if not request.seat.is_owner:
        raise Http404
    return request.seat


def by(request: SeatRequest) -> dict[str, Any]:
    """Return who acts and when."""
    return {"by": me(request.seat), "at": timezone.now()}
