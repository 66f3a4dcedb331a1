"""Tying a referral to a space of one's own, with the link that was mailed."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from draagkracht.base import access
from draagkracht.people.access import space_of
from draagkracht.referrals import own_links
from draagkracht.referrals.services import hearing

GONE = "referrals/own/link_is_gone.html"


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tie_referral(request: Any, token: str) -> HttpResponse:
    """Ask whoever has the link whether to tie their space; who has none yet is led to one, and back."""
    referral_id = own_links.read_token(token, request.site.code)
    if referral_id is None:
        return render(request, GONE, status=HTTPStatus.GONE)
    space = space_of(request)
    if request.method != "POST" or space is None:
        return render(request, "referrals/own/tie.html", {"space": space})
    try:
        hearing.tie_referral(referral_id=referral_id, person_id=space.id, at=timezone.now())
    except hearing.LinkIsGone:
        return render(request, GONE, status=HTTPStatus.GONE)
    return redirect("portal-own:list-uses")
