"""A letter in one sentence, for who does not read Dutch well: only the letter itself is in Dutch."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from draagkracht.casework.displays import own_letters as display
from draagkracht.casework.queries import own_letters as queries
from draagkracht.casework.views.own import addresses
from draagkracht.people.access import SpaceRequest, own_space, spoken_space


@require_safe
def explain(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show what a letter says in one sentence, whom to call, and the letter itself."""
    letter = queries.get_letter(request.seat.space.id, public_id)
    if letter is None:
        raise Http404
    values = {"page": display.explain(letter, request.seat), "seat": request.seat, **addresses(request)}
    return render(request, "casework/own/letter.html", values)


explain_letter, explain_letter_for = own_space(explain), spoken_space(explain)
