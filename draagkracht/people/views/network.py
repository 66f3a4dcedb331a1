"""The people around a carer: the drawing with its table, one person, an earlier day, and what is shared of it."""

import contextlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people import forms, queries, services
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.displays import network as display
from draagkracht.people.rules.codes import Purpose


@own_space
@require_safe
def show_network(request: SpaceRequest) -> HttpResponse:
    """Show somebody who is around them, drawn and in a table, and what it was like before."""
    space = request.space
    values = {
        "network": display.show(queries.list_network(space.id)),
        "copies": display.days(queries.list_copies(space.id)),
        "is_shared": is_shared(request),
    }
    return render(request, "people/network/show.html", values)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def add_member(request: SpaceRequest) -> HttpResponse:
    """Ask who is around somebody; put them in the drawing."""
    form = forms.MemberForm(sent(request))
    if form.is_valid():
        try:
            services.add_member(**mine(request), key=form.key, **form.values())
            return redirect("people:show-network")
        except services.NetworkIsFull:
            form.refuse_more()
    return show_form(request, "people/network/member.html", form)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def change_member(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show what stands of one person; change it."""
    found = {member.public_id: member for member in queries.list_network(request.space.id)}.get(public_id)
    if found is None:
        raise Http404
    form = forms.MemberForm(sent(request), initial=display.as_typed(found))
    if form.is_valid():
        with contextlib.suppress(services.MemberIsGone):
            services.change_member(**mine(request), public_id=public_id, **form.values())
        return redirect("people:show-network")
    return show_form(request, "people/network/member.html", form, public_id=public_id)


@own_space
@require_POST
def remove_member(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Take somebody out of the drawing."""
    return done(lambda: services.remove_member(**mine(request), public_id=public_id))


@own_space
@require_POST
def copy_network(request: SpaceRequest) -> HttpResponse:
    """Keep what it is like today, to look back at."""
    return done(lambda: services.copy_network(**mine(request), day=timezone.localdate()))


@own_space
@require_safe
def compare_network(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show an earlier day and now side by side, and what changed."""
    copy = {copy.public_id: copy for copy in queries.list_copies(request.space.id)}.get(public_id)
    if copy is None:
        raise Http404
    shown = display.compare(copy, queries.list_network(request.space.id))
    return render(request, "people/network/compare.html", {"shown": shown})


@own_space
@require_POST
def remove_copy(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Delete what it was like on an earlier day."""
    return done(lambda: services.remove_copy(**mine(request), public_id=public_id))


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def share_network(request: SpaceRequest) -> HttpResponse:
    """Say what the municipality sees now and what it would see; share it when somebody agrees."""
    network = queries.list_network(request.space.id)
    if not network:
        return redirect("people:show-network")
    form = forms.ShareNetworkForm(sent(request))
    if form.is_valid():
        try:
            services.share_network(**mine(request), label=recipient(request), scope=form.scope())
            return redirect("people:show-network")
        except services.ParentIsNeeded:
            form.add_error(None, gettext("U bent jonger dan 16. Dan moet ook een ouder dit goedvinden. Bel ons."))
        except services.NetworkIsEmpty:
            return redirect("people:show-network")
    values = {
        "to": recipient(request),
        "is_shared": is_shared(request),
        "network": display.show(network, has_energy=False),
    }
    return show_form(request, "people/network/share.html", form, **values)


def recipient(request: SpaceRequest) -> str:
    """Return what the municipality is called where something is shared with it."""
    return gettext("gemeente %(name)s") % {"name": request.site.name}


def is_shared(request: SpaceRequest) -> bool:
    """Tell whether the municipality may see the network now."""
    to, now = services.MUNICIPALITY, timezone.now()
    return queries.has_agreed(request.space.id, Purpose.SHARE_NETWORK, recipient=to, at=now)


def mine(request: SpaceRequest) -> dict[str, Any]:
    """Return whose network it is, who acts and when."""
    space = request.space
    return {"person_id": space.id, "by": acting.resident(space.public_id), "at": timezone.now()}


def done(work: Callable[[], Any]) -> HttpResponse:
    """Do one thing with the network and go back to it; what is not there (any more) is left as it is."""
    with contextlib.suppress(services.MemberIsGone, services.NetworkIsEmpty):
        work()
    return redirect("people:show-network")
