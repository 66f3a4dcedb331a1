"""What the screens of a provider share."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from draagkracht.accounts.access import StaffRequest
from draagkracht.respite.permissions import Keeper, keeper_of
from draagkracht.respite.queries.places import Kept, get_place


def keeper(request: StaffRequest) -> Keeper:
    """Return who keeps places, of a request."""
    return keeper_of(request.actor)


def open_place(request: StaffRequest, public_id: UUID) -> Kept:
    """Return a place of somebody. Raises Http404 for whoever does not keep it."""
    found = get_place(keeper(request), public_id)
    if found is None:
        raise Http404
    return found


def go_to_place(public_id: UUID, word: str) -> HttpResponse:
    """Go to a place, and say there what was done."""
    return redirect(f"{reverse('respite-provider:show-place', args=[public_id])}?gedaan={word}")
