"""A request for support comes in."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.base.forms import sent
from draagkracht.casework.displays import requests as display
from draagkracht.casework.forms.requests import RequestForm
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import cases
from draagkracht.casework.rules import requests as rules
from draagkracht.casework.services import reading
from draagkracht.casework.services import requests as services
from draagkracht.casework.views.frame import show_form
from draagkracht.referrals import services as referrals
from draagkracht.referrals.queries.referring import Waiting


@requires(Permission.WORK_ON_CASES)
@never_cache
@require_safe
def choose_way(request: StaffRequest) -> HttpResponse:
    """Ask who asks, and for whom; a referral that somebody took up may become a case."""
    worker, now = worker_of(request.actor), timezone.now()
    taken = reading.see_own_referrals(municipality_id=request.site.id, by=worker, at=now)
    values = {"ways": display.list_ways(), "referrals": display.list_referrals(taken)}
    return render(request, "casework/cases/choose_way.html", values)


@requires(Permission.WORK_ON_CASES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def receive_request(request: StaffRequest, slug: str) -> HttpResponse:
    """Write a request down."""
    way = display.WAYS_BY_SLUG.get(slug)
    if way is None:
        raise Http404
    referral = _referral(request)
    begun = cases.find_of_referral(referral.public_id) if referral else None
    if begun and request.method != "POST":
        return redirect("casework-staff:show-case", begun)
    form = RequestForm(way, sent(request), today=timezone.localdate(), referral=referral)
    if form.is_valid() and (case_id := _receive(request, form)):
        return redirect(f"{reverse('casework-staff:show-case', args=[case_id])}?gedaan=ontvangen")
    return show_form(request, "casework/cases/receive.html", {"heading": display.heading(way), "form": form})


def _receive(request: StaffRequest, form: RequestForm) -> UUID | None:
    """Write a request down; None, and on the form why, where that may not be."""
    try:
        return services.receive_request(
            municipality_id=request.site.id,
            request=form.request(),
            by=worker_of(request.actor),
            at=timezone.now(),
            key=form.key,
        )
    except rules.RequestCannotBe as refusal:
        form.refuse(refusal.sentence)
    except (referrals.ReferralIsGone, referrals.HasMoved):
        form.refuse(rules.REFERRAL_IS_GONE)
    return None


def _referral(request: StaffRequest) -> Waiting | None:
    """Return the referral that a request comes from, and write down who saw it; None where there is none."""
    text = request.GET.get("verwijzing", "")
    if not text:
        return None
    try:
        return referrals.see_referral(public_id=UUID(text), by=request.actor, at=timezone.now())
    except (ValueError, referrals.ReferralIsGone):
        raise Http404 from None
