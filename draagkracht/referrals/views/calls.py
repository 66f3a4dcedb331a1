"""The pages of "Bel mij terug"."""

import datetime
from http import HTTPStatus
from urllib.parse import urlencode

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.base import access
from draagkracht.municipalities.queries import Line, Site, SiteRequest, list_lines
from draagkracht.municipalities.rules import EMERGENCY, LISTENING
from draagkracht.referrals import forms, queries, services
from draagkracht.referrals.rules import wishes


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def request_call(request: SiteRequest) -> HttpResponse:
    """Ask who wants to be called; put them in the queue."""
    site = request.site
    form = forms.CallRequestForm(
        request.POST if request.method == "POST" else None,
        hours=site.desk.hours,
        languages=site.languages,
        via=request.GET.get("via", ""),
    )
    if form.is_valid():
        try:
            asked = {"key": form.key, "channel": form.via, "at": timezone.now(), **form.cleaned_data}
            return redirect(thanks_address(site, services.request_call(municipality_id=site.id, **asked)))
        except services.QueueIsFull:
            form.refuse_all(site.desk.phone)
    due_at, _until = queries.get_promise(site.desk.hours, wishes.Daypart.ANY, timezone.now())
    values = {"form": form, "due_at": timezone.localtime(due_at)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "referrals/request_call.html", values, status=status)


@access.public
@never_cache
@require_safe
def thank_caller(request: SiteRequest) -> HttpResponse:
    """Say who will call, by when, from which number, and what to do when it cannot wait."""
    due_at = read_promise(request.site, request.GET.get("tot", ""))
    values = {
        "due_at": timezone.localtime(due_at),
        "is_past": due_at < timezone.now(),
        "lines": lines_that_always_answer(request.site),
    }
    return render(request, "referrals/thank_caller.html", values)


def lines_that_always_answer(site: Site) -> tuple[Line, ...]:
    """Return the lines for who cannot wait: somebody who listens, and the emergency number."""
    return list_lines(site, (LISTENING, EMERGENCY), timezone.localtime())


def thanks_address(site: Site, due_at: datetime.datetime) -> str:
    """Return the address of the page of thanks with the promise in it.

    The promise is made once, when somebody asks; to compute it again would shift it with every look at the page. A
    date names nobody, so it may stand in an address. It is signed for this municipality: otherwise anybody could
    make a link in which the municipality promises something.
    """
    return f"{reverse('referrals:thank-caller')}?{urlencode({'tot': sign_promise(site, due_at)})}"


def sign_promise(site: Site, due_at: datetime.datetime) -> str:
    """Return a promise as an address carries it: a moment that only this municipality can have signed."""
    return _signer(site).sign(str(int(due_at.timestamp())))


def read_promise(site: Site, text: str) -> datetime.datetime:
    """Return the promise in an address; raises Http404 when this municipality did not make it."""
    try:
        seconds = int(_signer(site).unsign(text))
    except signing.BadSignature:
        raise Http404 from None
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)


def _signer(site: Site) -> signing.Signer:
    return signing.Signer(salt=f"referrals.promise.{site.code}")
