"""Refer somebody in a minute: by the link of a practice, without an account; or as a neighbour or relative."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.assessments import queries as assessments
from draagkracht.audit.rules import Who
from draagkracht.base import access
from draagkracht.municipalities.queries import Line, SiteRequest, list_lines
from draagkracht.municipalities.rules import AT_ONCE, EMERGENCY
from draagkracht.referrals import forms, queries, services
from draagkracht.referrals.displays.meanwhile import meanwhile
from draagkracht.referrals.displays.sent import sent_lines
from draagkracht.referrals.queries.norms import do_centres_receive
from draagkracht.referrals.rules.referring import CALL, Channel, Referrer
from draagkracht.referrals.services import noting
from draagkracht.referrals.views import calls

PRIVATE = (Channel.KEY_PERSON,)


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def refer_by_link(request: SiteRequest, token: str) -> HttpResponse:
    """Ask whom a practice refers; keep it, or give advice where nobody agreed."""
    link = _link(token)
    if link.ended_at:
        return render(request, "referrals/refer/link_ended.html", status=HTTPStatus.GONE)
    form = _form(request, link)
    if form.is_bound and form.has_no_consent:
        return advise(request, link.channel)
    if form.is_valid():
        try:
            received = _receive(request, form, link)
            return redirect(_afterwards(request, token, received, is_worrying=form.is_worrying))
        except services.TooManyReferrals:
            form.refuse(request.site.desk.phone)
    values = {"form": form, "link": link, "sent_url": reverse("referrals:list-by-link", args=[token])}
    return render(request, "referrals/refer/by_link.html", values, status=status_of(form))


@access.public
@never_cache
@require_safe
def list_by_link(request: SiteRequest, token: str) -> HttpResponse:
    """Show what was sent by a link in the last thirty days; after sending, by when somebody is called."""
    link = _link(token)
    if link.ended_at:
        return render(request, "referrals/refer/link_ended.html", status=HTTPStatus.GONE)
    promise = request.GET.get("tot", "")
    sent = services.see_sent(municipality_id=request.site.id, who=_who(link), link_id=link.id, at=timezone.now())
    values = {
        "link": link,
        "due_at": timezone.localtime(calls.read_promise(request.site, promise)) if promise else None,
        "lines": sent_lines(sent, request.site.desk.phone),
        "form_url": reverse("referrals:refer-by-link", args=[token]),
        "urgent": urgent_lines(request),
        "meanwhile": meanwhile(request.site),
    }
    return render(request, "referrals/refer/sent_by_link.html", values)


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def share_concern(request: SiteRequest) -> HttpResponse:
    """Ask a neighbour or relative about whom they worry: with consent somebody is called, else there is advice."""
    form = _concern_form(request)
    if form.is_bound and form.has_no_consent:
        return advise(request, Channel.ENVIRONMENT)
    if form.is_valid() and not ratelimit.consume(request, action="share_concern"):
        form.refuse(request.site.desk.phone)
    if form.is_bound and form.is_trapped:
        return redirect("referrals:thank-neighbour")
    if form.is_valid():
        try:
            return redirect(_thanks(request, _receive(request, form, None)))
        except services.TooManyReferrals:
            form.refuse(request.site.desk.phone)
    return render(request, "referrals/refer/concern.html", {"form": form}, status=status_of(form))


@access.public
@never_cache
@require_safe
def thank_neighbour(request: SiteRequest) -> HttpResponse:
    """Say by when somebody is called."""
    promise = request.GET.get("tot", "")
    due_at = timezone.localtime(calls.read_promise(request.site, promise)) if promise else None
    values = {"due_at": due_at, "meanwhile": meanwhile(request.site)}
    return render(request, "referrals/refer/thank_neighbour.html", values)


@access.public
@require_safe
def show_advice(request: SiteRequest) -> HttpResponse:
    """Show what somebody can do for a person who did not agree to be called: nothing is kept of it."""
    lines = list_lines(request.site, ("domestic-violence", EMERGENCY), timezone.localtime())
    return render(request, "referrals/refer/advice.html", {"lines": lines})


def advise(request: SiteRequest, channel: Channel) -> HttpResponse:
    """Count that somebody asked about a person who did not agree, and lead to advice; the rest is forgotten."""
    services.count_advice(municipality_id=request.site.id, channel=channel, at=timezone.now())
    return redirect("referrals:show-advice")


def status_of(form: forms.ReferralForm) -> HTTPStatus:
    """Return the status of a page with a form: whether something in it is wrong."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.error_list else HTTPStatus.OK


def urgent_lines(request: SiteRequest) -> tuple[Line, ...]:
    """Return who to call at once, where the answers to an instrument asked for that."""
    return list_lines(request.site, AT_ONCE, timezone.localtime()) if CALL in request.GET else ()


def _form(request: SiteRequest, link: queries.Link) -> forms.ReferralForm:
    return forms.ReferralForm(
        request.POST if request.method == "POST" else None,
        languages=request.site.languages,
        instruments=assessments.list_usable(),
        known={"by_email": link.email},
        with_centres=do_centres_receive(timezone.localdate()),
        meanwhile=meanwhile(request.site).says,
    )


def _concern_form(request: SiteRequest) -> forms.ConcernForm:
    return forms.ConcernForm(
        request.POST if request.method == "POST" else None,
        languages=request.site.languages,
        with_centres=do_centres_receive(timezone.localdate()),
        meanwhile=meanwhile(request.site).says,
    )


def _link(token: str) -> queries.Link:
    link = queries.find_link(token)
    if link is None:
        raise Http404
    return link


def _who(link: queries.Link) -> Who:
    return noting.by_link(code=str(link.public_id), label=link.label, is_private=link.channel in PRIVATE)


@sensitive_variables()
def _receive(request: SiteRequest, form: forms.ReferralForm, link: queries.Link | None) -> services.Received:
    said, now = form.cleaned_data, timezone.now()
    referrer = Referrer(
        channel=link.channel if link else Channel.ENVIRONMENT,
        label=said["by_label"],
        email=said["by_email"],
        language=translation.get_language() or "nl",
        organisation_id=link.organisation_id if link else None,
        link_id=link.id if link else None,
    )
    return services.receive_referral(
        municipality_id=request.site.id,
        referrer=referrer,
        details=form.details(),
        who=_who(link) if link else noting.NEIGHBOUR,
        key=form.key,
        at=now,
        measured=form.measured(by=said["by_label"] or (link.label if link else ""), at=now),
    )


def _afterwards(request: SiteRequest, token: str, received: services.Received, *, is_worrying: bool) -> str:
    told = {"tot": calls.sign_promise(request.site, received.due_at)} | ({CALL: "1"} if is_worrying else {})
    return f"{reverse('referrals:list-by-link', args=[token])}?{urlencode(told)}"


def _thanks(request: SiteRequest, received: services.Received) -> str:
    signed = calls.sign_promise(request.site, received.due_at)
    return f"{reverse('referrals:thank-neighbour')}?{urlencode({'tot': signed})}"
