"""The notes and the messages of a circle."""

import math
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from draagkracht.base.forms import sent
from draagkracht.base.numbers import read_number
from draagkracht.base.showing import show_form
from draagkracht.people.circle_access import FORM, PRESS, SeatRequest, with_seat
from draagkracht.people.displays import circles as display
from draagkracht.people.forms import circles as forms
from draagkracht.people.queries import circles as queries
from draagkracht.people.rules.circles import Part
from draagkracht.people.services import circle_words as services
from draagkracht.people.services.circles import CircleIsGone
from draagkracht.people.views.circles import frame, me, note_read

PAGE: Final = 20
LISTS: Final = {Part.NOTES: "people:list-notes", Part.MESSAGES: "people:list-messages"}
ASKS: Final = {
    Part.NOTES: {
        "label": _("Schrijf iets in het schrift"),
        "help_text": _("Wat gebeurde er? Wat moet wie na u komt weten?"),
    },
    Part.MESSAGES: {"label": _("Stuur een bericht"), "help_text": _("Iedereen die berichten mag lezen, ziet dit.")},
}


@with_seat(*FORM)
def list_notes(request: SeatRequest) -> HttpResponse:
    """Show the notes, the newest first, with a form for another."""
    return list_part(request, Part.NOTES)


@with_seat(*FORM)
def list_messages(request: SeatRequest) -> HttpResponse:
    """Show the messages, the newest first, with a form for another."""
    return list_part(request, Part.MESSAGES)


def list_part(request: SeatRequest, part: Part) -> HttpResponse:
    """Show a part, or keep what was written in it."""
    seat = request.seat
    if not seat.reads(part):
        raise Http404
    form = forms.PostForm(sent(request), **ASKS[part])
    if form.is_valid():
        return add(request, part, form)
    total = max(1, math.ceil(queries.count_posts(seat, part) / PAGE))
    position = page_of(request, total)
    posts = queries.list_posts(seat, part, start=(position - 1) * PAGE, most=PAGE)
    values = {
        "form": form if seat.writes(part) else None,
        "posts": display.show_posts(posts),
        "part": part.value,
        "pages": pages_around(position, total),
    }
    note_read(seat, part)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, f"people/circles/{part.value}.html", frame(seat, part.value) | values, status=status)


def add(request: SeatRequest, part: Part, form: forms.PostForm) -> HttpResponse:
    """Keep what was written; who may only read by now gets the page again, with what they typed."""
    seat = request.seat
    try:
        services.add_post(
            member_id=seat.id,
            part=part,
            text=form.cleaned_data["text"],
            key=form.key,
            by=me(seat),
            at=timezone.now(),
        )
    except services.MayOnlyRead:
        return refused(request)
    return redirect(LISTS[part], seat.circle)


@with_seat(*FORM)
def change_note(request: SeatRequest, post: UUID) -> HttpResponse:
    """Show somebody their own note; change it, and keep what it said before."""
    seat, found = request.seat, queries.get_post(request.seat, post)
    if found is None or not seat.writes(Part.NOTES):
        raise Http404
    form = forms.PostForm(sent(request), initial={"text": found.text}, label=_("Wat moet hier staan?"))
    if not form.is_valid():
        return show_form(request, "people/circles/note.html", form, post=found, **frame(seat, "notes"))
    try:
        services.change_note(
            member_id=seat.id, public_id=post, text=form.cleaned_data["text"], by=me(seat), at=timezone.now()
        )
    except (services.MayOnlyRead, CircleIsGone):
        return refused(request)
    return redirect("people:list-notes", seat.circle)


@with_seat(*PRESS)
def remove_post(request: SeatRequest, post: UUID) -> HttpResponse:
    """Delete something that was written."""
    seat = request.seat
    services.remove_post(member_id=seat.id, public_id=post, by=me(seat), at=timezone.now())
    is_message = request.POST.get("part") == Part.MESSAGES
    return redirect(LISTS[Part.MESSAGES if is_message else Part.NOTES], seat.circle)


def refused(request: SeatRequest) -> HttpResponse:
    """Say that somebody may not write here, and give back what they typed."""
    values: dict[str, Any] = frame(request.seat, "first") | {"typed": request.POST.get("text", "")}
    return render(request, "people/circles/refused.html", values, status=HTTPStatus.FORBIDDEN)


def pages_around(position: int, total: int) -> dict[str, Any]:
    """Return what the component that goes from page to page gets."""
    newer = f"?pagina={position - 1}" if position > 1 else ""
    older = f"?pagina={position + 1}" if position < total else ""
    return {"position": position, "total": total, "newer": newer, "older": older}


def page_of(request: SeatRequest, total: int) -> int:
    """Return which page is asked for: one that is there."""
    return min(max(read_number(request.GET.get("pagina", ""), digits=4, other=1), 1), total)
