"""The question whether somebody takes part in a circle, to print and hand over."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from draagkracht.base.letters import LetterFailed
from draagkracht.people.circle_access import SAFE, SeatRequest, with_seat
from draagkracht.people.queries import circles as queries
from draagkracht.portal.letters import circle
from draagkracht.portal.views.letters import as_pdf, cannot_be_set


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
