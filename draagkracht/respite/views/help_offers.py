"""Somebody wants to help: a public page that asks what and when, and what a coordinator does with it."""

from contextlib import suppress
from uuid import UUID

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.numbers import read_number
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import SiteRequest, list_named_places
from draagkracht.respite.displays import help_offers as display
from draagkracht.respite.forms.help_offers import OfferHelpForm
from draagkracht.respite.queries import help_offers as queries
from draagkracht.respite.queries.coordinators import get_coordinator, list_groups
from draagkracht.respite.queries.small_help import list_receivers
from draagkracht.respite.services import help_offers as services

LONGEST_NUMBER = 9


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def offer_help(request: SiteRequest) -> HttpResponse:
    """Ask what somebody wants to help with; keep it for who coordinates. Without a group of volunteers nobody asks."""
    site = request.site
    form = OfferHelpForm(sent(request), places=list_named_places(), languages=site.languages)
    if form.is_bound and form.is_trapped:
        return redirect("respite-help:thank-helper")
    if form.is_valid() and not ratelimit.consume(request, action="offer_help"):
        form.refuse(site.desk.phone)
    if form.is_valid():
        offering = form.offering(translation.get_language() or "nl")
        try:
            services.offer_help(municipality_id=site.id, offering=offering, key=form.key, at=timezone.now())
            return redirect("respite-help:thank-helper")
        except services.TooManyOffers:
            form.refuse(site.desk.phone)
    return show_form(request, "respite/help_offers/offer.html", form, has_groups=bool(list_groups()))


@access.public
@require_safe
def thank_helper(request: SiteRequest) -> HttpResponse:
    """Say what happens next, and what comes before a visit alone."""
    return render(request, "respite/help_offers/thanks.html")


@requires(Permission.COORDINATE_VOLUNTEERS)
@never_cache
@require_safe
def show_help_offer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show an offer; the name only to who took it."""
    by = get_coordinator(request.actor)
    found = queries.get_offer(by, public_id)
    if found is None:
        raise Http404
    services.see_offer(public_id=public_id, by=by, at=timezone.now())
    values = {"page": display.offer_page(found), "receivers": list_receivers(by) if found.may_hand_on else ()}
    return render(request, "respite/small_help/offer.html", values)


@requires(Permission.COORDINATE_VOLUNTEERS)
@never_cache
@require_POST
def change_help_offer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take an offer, hand it on, say yes or no to that, or end it; who came too late sees how it stands."""
    by, now, act = get_coordinator(request.actor), timezone.now(), request.POST.get("doe", "")
    if queries.get_offer(by, public_id) is None and act != "klaar":
        raise Http404
    with suppress(services.OfferIsGone):
        if act == "oppakken":
            services.take_offer(public_id=public_id, by=by, at=now)
        elif act == "doorgeven":
            receiver_id = read_number(request.POST.get("naar", ""), digits=LONGEST_NUMBER, other=0)
            services.hand_offer_on(public_id=public_id, receiver_id=receiver_id, by=by, at=now)
        elif act in {"ja", "nee"}:
            services.answer_handing(public_id=public_id, is_yes=act == "ja", by=by, at=now)
        elif act == "klaar":
            services.end_offer(public_id=public_id, by=by, at=now)
    if queries.get_offer(by, public_id) is None:
        return redirect("respite-staff:list-help-questions")
    return redirect("respite-staff:show-help-offer", public_id)
