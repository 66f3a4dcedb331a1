"""Refer somebody as a professional who is signed in, and see how it goes with whom one referred."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import acting
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.assessments import queries as assessments
from draagkracht.referrals import forms, services
from draagkracht.referrals.displays.meanwhile import meanwhile
from draagkracht.referrals.displays.sent import sent_lines
from draagkracht.referrals.forms.measuring import BEGUN
from draagkracht.referrals.queries.links import Organisations, list_own_organisations
from draagkracht.referrals.rules.referring import CALL, Channel, Referrer
from draagkracht.referrals.views import calls, refer


@requires(Permission.REFER)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def make_referral(request: StaffRequest) -> HttpResponse:
    """Ask whom somebody refers, and show how it goes with earlier ones."""
    own = list_own_organisations(request.actor.organization_ids)
    form = _form(request, own)
    if form.is_bound and form.has_no_consent:
        return refer.advise(request, _organisation(form, own)[2])
    if form.is_valid():
        try:
            received = _receive(request, form, own)
            return redirect(_afterwards(request, received, is_worrying=form.is_worrying))
        except services.TooManyReferrals:
            form.refuse(request.site.desk.phone)
    return _page(request, form, own)


def _form(request: StaffRequest, own: Organisations) -> forms.ReferralForm:
    is_begun = BEGUN in request.POST
    data = request.POST if request.method == "POST" and not is_begun else None
    form = forms.signed_in_form(
        data,
        actor=request.actor,
        own=own,
        languages=request.site.languages,
        meanwhile=meanwhile(request.site).says,
    )
    if is_begun:
        form.bring_along(assessments.list_usable(), request.POST)
    return form


def _page(request: StaffRequest, form: forms.ReferralForm, own: Organisations) -> HttpResponse:
    who = acting.staff_of(request.actor, organization=own[0][1] if own else "")
    user_id = request.actor.user_id
    sent = services.see_sent(municipality_id=request.site.id, who=who, user_id=user_id, at=timezone.now())
    promise = request.GET.get("tot", "") if request.method != "POST" else ""
    values = {
        "form": form,
        "due_at": timezone.localtime(calls.read_promise(request.site, promise)) if promise else None,
        "lines": sent_lines(sent, request.site.desk.phone),
        "urgent": refer.urgent_lines(request) if request.method != "POST" else (),
        "meanwhile": meanwhile(request.site),
    }
    return render(request, "referrals/refer/staff.html", values, status=refer.status_of(form))


def _organisation(form: forms.ReferralForm, own: Organisations) -> tuple[int | None, str, Channel]:
    """Return the organisation for which somebody refers: the one they chose, else the first of theirs."""
    chosen = str(form.data.get("organisation", ""))
    for key, name, kind in own:
        if str(key) == chosen:
            return key, name, Channel(kind)
    return (own[0][0], own[0][1], Channel(own[0][2])) if own else (None, "", Channel.OTHER)


@sensitive_variables()
def _receive(request: StaffRequest, form: forms.ReferralForm, own: Organisations) -> services.Received:
    key, name, channel = _organisation(form, own)
    said, now = form.cleaned_data, timezone.now()
    referrer = Referrer(
        channel=channel,
        label=said["by_label"] or request.actor.name,
        email=said["by_email"] or request.actor.email,
        organisation=name,
        organisation_id=key,
        user_id=request.actor.user_id,
    )
    return services.receive_referral(
        municipality_id=request.site.id,
        referrer=referrer,
        details=form.details(),
        who=acting.staff_of(request.actor, organization=name),
        key=form.key,
        at=now,
        measured=form.measured(by=referrer.label, at=now),
    )


def _afterwards(request: StaffRequest, received: services.Received, *, is_worrying: bool) -> str:
    told = {"tot": calls.sign_promise(request.site, received.due_at)} | ({CALL: "1"} if is_worrying else {})
    return f"{reverse('referrals-staff:make-referral')}?{urlencode(told)}"
