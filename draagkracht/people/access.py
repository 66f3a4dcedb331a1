"""Pages of one's own: for who is signed in and has a space here. Who has none yet goes to the page that opens one."""

import functools
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, View, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.people import queries, services
from draagkracht.people.queries import Seat, Space


class SpaceRequest(StaffRequest):
    """A request of somebody in their own space."""

    space: Space
    seat: Seat


def space_of(request: Any) -> Space | None:
    """Return the space of who asks; None for who is not signed in here, or has none."""
    is_resident = request.actor is not None and request.actor.may(Permission.SEE_OWN_SPACE)
    return queries.get_space(request.actor.user_id) if is_resident else None


def own_space(view: View) -> View:
    """Open a view to somebody who signed in and has a space in this municipality: `request.space`."""

    @never_cache
    @functools.wraps(view)
    def with_space(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        space = queries.get_space(request.actor.user_id)
        if space is None:
            return redirect("people:open-space")
        services.note_use(space=space, at=timezone.now())
        request.space = space
        request.seat = Seat(space=space, me=space)
        return view(request, *args, **kwargs)

    return requires(Permission.SEE_OWN_SPACE)(with_space)


def first_of_own(view: View) -> View:
    """Open the first page of somebody's own space, to read; who only takes part in what others share goes to that."""
    mine = own_space(view)

    @functools.wraps(view)
    def opened(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.actor.may(Permission.SEE_OWN_SPACE):
            return redirect("people:list-circles")
        return mine(request, *args, **kwargs)

    return requires(Permission.SEE_OWN_SPACE, Permission.SEE_CIRCLES)(require_safe(opened))


def spoken_space(view: View, methods: Sequence[str] = ("GET", "HEAD")) -> View:
    """Open a view to somebody who speaks for another at this moment: `request.seat`; `request.space` is their own.

    Asked anew at each request, so that a page that stayed open is worth nothing once it ended. Which `methods` it takes
    is said before who may come.
    """

    @require_http_methods([*methods])
    @functools.wraps(view)
    def with_seat(request: Any, voor: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        now = timezone.now()
        seat = queries.get_seat(request.space, voor, now)
        if seat is None and not queries.has_spoken(request.space, voor):
            raise Http404
        if seat is None:
            return render(request, "people/voices/stopped.html", status=HTTPStatus.GONE)
        services.note_use(space=seat.space, at=now)
        request.seat = seat
        return view(request, *args, **kwargs)

    return own_space(with_seat)
