"""Somebody's own list of help: put a service on it, take one off. The list itself stands on their first page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from draagkracht.accounts import acting
from draagkracht.people import services
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.portal.displays import offers

CHECK = "check"


@own_space
@require_POST
def keep_offer(request: SpaceRequest) -> HttpResponse:
    """Put a service on the list, and go back to the result that it stood on; else to the list."""
    card = offers.find_card(request.POST.get("dienst", ""))
    if card is not None:
        me = acting.resident(request.space.public_id)
        kept = {"service_id": card.service_id, "called": card.name}
        try:
            services.keep_offer(person_id=request.space.id, **kept, by=me, at=timezone.now())
        except services.ListIsFull:
            return redirect(_list("?vol=1"))
    return redirect(_back(request.POST.get("terug", "")))


@own_space
@require_POST
def forget_offer(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Take a service off the list."""
    me = acting.resident(request.space.public_id)
    services.forget_offer(person_id=request.space.id, public_id=public_id, by=me, at=timezone.now())
    return redirect(_list())


def _back(page: str) -> str:
    """Return the address of the result that somebody came from: of the check, or one that they kept."""
    if page == CHECK:
        return reverse("portal:show-result")
    try:
        return reverse("portal-own:show-result", args=[UUID(page)])
    except ValueError:
        return _list()


def _list(asked: str = "") -> str:
    return f"{reverse('portal-own:show-overview')}{asked}#hulp"
