"""Of a circle: the question whether somebody takes part, to print and hand over; and who looked at a member."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from draagkracht.accounts.permissions import Permission
from draagkracht.audit import queries as audit
from draagkracht.base.letters import LetterFailed
from draagkracht.people.circle_access import SAFE, SeatRequest, with_seat
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.known import list_known_in_circle
from draagkracht.portal.displays import uses
from draagkracht.portal.letters import circle
from draagkracht.portal.views.letters import as_pdf, cannot_be_set
from draagkracht.portal.views.own import MOST_READ


@with_seat(*SAFE)
def list_circle_uses(request: SeatRequest) -> HttpResponse:
    """Show somebody in a circle who looked at what is theirs; who has a space goes to the page of all of it."""
    seat = request.seat
    if request.actor.may(Permission.SEE_OWN_SPACE):
        return redirect("portal-own:list-uses")
    known, by_others = list_known_in_circle(seat.circle_id), "alles" not in request.GET
    found = audit.list_for_subject(seat.subject, by_others=by_others, limit=MOST_READ, known=known)
    values = {
        "uses": uses.show(found),
        "by_others": by_others,
        "back_url": reverse("people:show-own-seat", args=[seat.circle]),
        "back_label": gettext("Mijn deelname"),
    }
    return render(request, "portal/own/uses.html", values)


@with_seat(*SAFE)
def print_circle_invitation(request: SeatRequest, invitation: UUID) -> HttpResponse:
    """Give who opened a circle the sheet of an invitation that still counts."""
    asked = queries.list_invited(request.seat, timezone.now())
    found = next((one for one in asked if one.public_id == invitation and one.code), None)
    if found is None:
        raise Http404
    address = request.build_absolute_uri(reverse("people:answer-circle", args=[found.code]))
    language, today = get_language() or "nl", timezone.localdate()
    try:
        sheet = circle.typeset_asking(
            request.site, request.seat, found, address=address, language=language, today=today
        )
        return as_pdf(sheet, gettext("uitnodiging"))
    except LetterFailed:
        return cannot_be_set(request)
