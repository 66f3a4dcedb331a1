"""Tying one's own space to a case: the consultant offers it, whoever it is for does it."""

import uuid
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import access
from draagkracht.casework import links
from draagkracht.casework.displays import cases as display
from draagkracht.casework.services import acts, linking
from draagkracht.casework.views.frame import act_of, open_case
from draagkracht.people.access import space_of
from draagkracht.people.queries import Space


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_POST
def offer_link(request: StaffRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Mail somebody in a case the link to their own space."""
    case = open_case(request, public_id)
    token = links.make_token(party_id, request.site.code)
    address = request.build_absolute_uri(reverse("casework-own:tie-space", args=[token]))
    # One a day: a second press mails nothing more.
    key = uuid.uuid5(party_id, str(timezone.localdate()))
    try:
        linking.offer_link(act=act_of(request, case, key), party_id=party_id, address=address)
    except acts.CaseIsGone:
        raise Http404 from None
    return redirect(f"{display.case_url(case)}?gedaan=link")


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tie_space(request: Any, token: str) -> HttpResponse:
    """Ask whoever has the link whether to tie their space; who has none yet is led to one, and back."""
    party_id = links.read_token(token, request.site.code)
    if party_id is None:
        return render(request, "casework/own/link_is_gone.html", status=HTTPStatus.GONE)
    space = space_of(request)
    if request.method == "POST" and space is not None:
        return tie(request, party_id, space)
    return render(request, "casework/own/tie_space.html", {"space": space})


def tie(request: Any, party_id: UUID, space: Space) -> HttpResponse:
    """Tie the space, and show what there is to read."""
    try:
        linking.tie_space(party_id=party_id, person_id=space.id, at=timezone.now())
    except linking.LinkIsGone:
        return render(request, "casework/own/link_is_gone.html", status=HTTPStatus.GONE)
    return redirect("casework-own:list-agreements")
