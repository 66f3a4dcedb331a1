"""Pages of one's own: for who is signed in and has a space here. Who has none yet goes to the page that opens one."""

import functools
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from draagkracht.accounts.access import StaffRequest, View, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.people import queries, services
from draagkracht.people.queries import Space


class SpaceRequest(StaffRequest):
    """A request of somebody in their own space."""

    space: Space


def own_space(view: View) -> View:
    """Open a view to somebody who signed in and has a space in this municipality: `request.space`."""

    @never_cache
    @functools.wraps(view)
    def with_space(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        space = queries.get_space(request.actor.user_id)
        if space is None:
            return redirect("people:open-space")
        services.note_use(person_id=space.id, at=timezone.now())
        request.space = space
        return view(request, *args, **kwargs)

    return requires(Permission.SEE_OWN_SPACE)(with_space)
