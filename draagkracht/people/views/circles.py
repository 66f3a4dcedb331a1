"""Circles: those that somebody is in, a new one, the first page of one, taking along, leaving and ending."""

import contextlib
import datetime
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission, Role
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.people import queries as people
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.circle_access import FORM, PRESS, SAFE, RuledRequest, SeatRequest, with_say, with_seat
from draagkracht.people.displays import circle_files
from draagkracht.people.displays import circles as display
from draagkracht.people.displays.asked_me import list_questions
from draagkracht.people.forms import circles as forms
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Part
from draagkracht.people.services import circle_agenda
from draagkracht.people.services import circles as services
from draagkracht.people.services.consents import ParentIsNeeded

FEW: Final = 3
SOON: Final = datetime.timedelta(days=7)


@requires(Permission.SEE_CIRCLES)
@require_safe
def list_circles(request: StaffRequest) -> HttpResponse:
    """Show somebody the circles that they are in, and those that are about them."""
    me = request.actor.user_id
    values = {
        "seats": queries.list_seats(me),
        "about": queries.list_about(me),
        "waits": list_questions(request.actor.email, timezone.now()),
        "may_open": request.actor.may(Permission.SEE_OWN_SPACE),
    }
    return render(request, "people/circles/list.html", values)


@own_space
@require_http_methods(FORM)
def open_circle(request: SpaceRequest) -> HttpResponse:
    """Ask for which care situation, and what it is called; open it."""
    form = forms.OpenCircleForm(sent(request), relations=relations(request))
    if form.is_valid():
        try:
            return redirect("people:show-circle", open_for(request, form))
        except services.CircleIsThere:
            form.refuse_second()
        except ParentIsNeeded:
            form.refuse_young()
    return show_form(request, "people/circles/open.html", form)


def relations(request: SpaceRequest) -> list[tuple[str, str]]:
    """Return for whom somebody may open a circle: whom they care for, and themselves where others care for them."""
    found = [(str(one.public_id), one.called) for one in people.list_cared_for(request.space.id)]
    is_recipient = Role.CARE_RECIPIENT in request.actor.roles
    return [*found, *([(forms.MYSELF, gettext("Om mij zelf"))] if is_recipient or not found else [])]


def open_for(request: SpaceRequest, form: forms.OpenCircleForm) -> UUID:
    """Open the circle of a form. Raises CircleIsThere and ParentIsNeeded."""
    chosen = form.cleaned_data["relation"]
    return services.open_circle(
        person_id=request.space.id,
        name=form.cleaned_data["name"],
        relation=None if chosen == forms.MYSELF else UUID(chosen),
        language=get_language() or "nl",
        key=form.key,
        by=acting.resident(request.space.public_id),
        at=timezone.now(),
    )


@with_seat(*SAFE)
def show_circle(request: SeatRequest) -> HttpResponse:
    """Show the first page: what is coming, who can, and the newest words; of each part only what somebody may see."""
    seat, now = request.seat, timezone.now()
    coming = queries.list_events(seat, since=now - datetime.timedelta(hours=2), until=now + SOON)
    values = {
        "seat": seat,
        "days": display.show_days(event for event in coming if event.is_taken or not event.needs_hands),
        "open_days": display.show_days(queries.list_events(seat, since=now, only_open=True, most=FEW)),
        "notes": display.show_posts(queries.list_posts(seat, Part.NOTES, most=FEW)),
        "messages": display.show_posts(queries.list_posts(seat, Part.MESSAGES, most=FEW)),
        "members": display.show_members(queries.list_members(seat.circle_id), me=seat.public_id),
    }
    note_read(seat, None)
    return render(request, "people/circles/show.html", frame(seat, "first") | values)


@with_seat(*SAFE)
def export_circle(request: SeatRequest) -> HttpResponse:
    """Give somebody what they may see of a circle, as a file."""
    content = circle_files.everything(request.seat, at=timezone.now())
    services.note_circle_export(circle_id=request.seat.circle_id, by=me(request.seat), at=timezone.now())
    disposition = content_disposition_header(True, f"{gettext('gedeelde-plek')}.json") or "attachment"
    return JsonResponse(content, json_dumps_params={"indent": 2}, headers={"Content-Disposition": disposition})


@with_seat(*FORM)
def show_own_seat(request: SeatRequest) -> HttpResponse:
    """Show somebody what they may, their calendar's address, and the way out; keep whether they want mail."""
    seat = request.seat
    if request.method == "POST":
        circle_agenda.choose_mail(member_id=seat.id, wants_mail=request.POST.get("mail") == "ja")
        return redirect("people:show-own-seat", seat.circle)
    address = request.build_absolute_uri(reverse("people:read-feed", args=[seat.feed])) if seat.feed else ""
    values = frame(seat, "mine") | {"may": display.in_words(seat.levels), "address": address}
    return render(request, "people/circles/mine.html", values)


@with_seat(*FORM)
def rename_circle(request: SeatRequest) -> HttpResponse:
    """Ask who opened a circle what it is called from now on."""
    seat = request.seat
    form = forms.NameCircleForm(sent(request), initial={"name": seat.circle_name})
    if not seat.is_owner:
        raise Http404
    if not form.is_valid():
        return show_form(request, "people/circles/rename.html", form, **frame(seat, "mine"))
    services.rename_circle(circle_id=seat.circle_id, name=form.cleaned_data["name"], by=me(seat), at=timezone.now())
    return redirect("people:show-own-seat", seat.circle)


@with_seat(*FORM)
def leave_circle(request: SeatRequest) -> HttpResponse:
    """Ask whether somebody's words go along; let them out at once."""
    seat, form = request.seat, forms.LeaveForm(sent(request))
    if seat.is_owner:
        return redirect("people:end-circle", seat.circle)
    if not form.is_valid():
        return show_form(request, "people/circles/leave.html", form, **frame(seat, "mine"))
    services.remove_member(
        circle_id=seat.circle_id,
        member=seat.public_id,
        by=me(seat),
        at=timezone.now(),
        with_words=forms.ALSO_WORDS in form.cleaned_data["words"],
    )
    return redirect("people:show-left-circle")


@with_say(*FORM)
def end_circle(request: RuledRequest) -> HttpResponse:
    """Say plainly what goes; delete it for everybody."""
    ruled, form = request.ruled, forms.EndCircleForm(sent(request))
    if form.is_valid():
        services.end_circle(circle_id=ruled.id, by=who_rules(request), at=timezone.now())
        return redirect("people:show-ended-circle")
    return show_form(request, "people/circles/end.html", form, ruled=ruled)


@access.public
@never_cache
@require_safe
def show_ended_circle(request: SiteRequest) -> HttpResponse:
    """Say that a circle is gone; who asks may not be known here any more."""
    return render(request, "people/circles/ended.html")


@access.public
@never_cache
@require_safe
def show_left_circle(request: SiteRequest) -> HttpResponse:
    """Say to who left that they are out; they may not be known here any more."""
    return render(request, "people/circles/left.html")


@with_say(*SAFE)
def show_circle_about(request: RuledRequest) -> HttpResponse:
    """Show who it is about who is in it and what each may see; not what they write."""
    ruled = request.ruled
    if not ruled.is_recipient:
        raise Http404
    space = people.get_space(request.actor.user_id)
    members = display.show_members(queries.list_members(ruled.id))
    if space is not None:
        by = acting.resident(space.public_id)
        services.note_circle_was_read(circle_id=ruled.id, reader=space.public_id, part=None, by=by, at=timezone.now())
    return render(request, "people/circles/about.html", {"ruled": ruled, "members": members})


@with_say(*PRESS)
def remove_circle_member(request: RuledRequest, member: UUID) -> HttpResponse:
    """Take somebody out: by who opened the circle, or who it is about."""
    ruled = request.ruled
    with contextlib.suppress(services.CircleIsGone, services.OwnerStays):
        services.remove_member(circle_id=ruled.id, member=member, by=who_rules(request), at=timezone.now())
    page = "people:list-circle-members" if ruled.is_owner else "people:show-circle-about"
    return redirect(page, ruled.public_id)


def who_rules(request: RuledRequest) -> Any:
    """Return who acts on a circle, as the log knows them."""
    seat = queries.get_seat(request.actor.user_id, request.ruled.public_id)
    space = people.get_space(request.actor.user_id)
    subject = space.public_id if space else seat.subject if seat else request.ruled.public_id
    return acting.resident(subject)


def me(seat: Seat) -> Any:
    """Return somebody in a circle, as the log knows them."""
    return acting.resident(seat.subject, Role.CIRCLE_MEMBER)


def note_read(seat: Seat, part: Part | None) -> None:
    """Write down that somebody saw what the others share."""
    services.note_circle_was_read(
        circle_id=seat.circle_id, reader=seat.subject, part=part, by=me(seat), at=timezone.now()
    )


def frame(seat: Seat, here: str) -> dict[str, Any]:
    """Return what the frame of each page of a circle gets: the seat, which page this is, and what they may."""
    reads = {part.value: seat.reads(part) for part in Part}
    return {"seat": seat, "here": here, "reads": reads, "writes": seat.writes(Part.AGENDA)}
