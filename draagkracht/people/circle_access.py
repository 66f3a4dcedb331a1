"""Pages of a circle: for who is in it. Whether somebody is, is read anew for each click."""

import functools
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts.access import StaffRequest, View, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Ruled, Seat
from draagkracht.people.services import circles as services


class SeatRequest(StaffRequest):
    """A request of somebody in a circle."""

    seat: Seat


class RuledRequest(StaffRequest):
    """A request of somebody who may end a circle: who opened it, or who it is about."""

    ruled: Ruled


SAFE: Final = ("GET", "HEAD")
FORM: Final = (*SAFE, "POST")
PRESS: Final = ("POST",)


def with_seat(*methods: str) -> Callable[[View], View]:
    """Return a decorator that opens a view to who is in the circle of the address: `request.seat`.

    To anybody else it is not there. `methods` are what the view takes.
    """

    def decorate(view: View) -> View:
        @never_cache
        @sensitive_variables()
        @sensitive_post_parameters()
        @require_http_methods(methods)
        @functools.wraps(view)
        def seated(request: Any, circle: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
            seat = queries.get_seat(request.actor.user_id, circle)
            if seat is None:
                raise Http404
            request.seat = seat
            response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.OK:
                services.note_circle_use(member_id=seat.id, circle_id=seat.circle_id, at=timezone.now())
            return response

        return requires(Permission.SEE_CIRCLES)(seated)

    return decorate


def with_say(*methods: str) -> Callable[[View], View]:
    """Return a decorator that opens a view to who opened the circle of the address, and to who it is about.

    They are in `request.ruled`; to anybody else it is not there. `methods` are what the view takes.
    """

    def decorate(view: View) -> View:
        @never_cache
        @require_http_methods(methods)
        @functools.wraps(view)
        def ruling(request: Any, circle: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
            ruled = queries.get_ruled(request.actor.user_id, circle)
            if ruled is None:
                raise Http404
            request.ruled = ruled
            return view(request, *args, **kwargs)

        return requires(Permission.SEE_CIRCLES)(ruling)

    return decorate
