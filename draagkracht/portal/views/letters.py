"""Letters to keep or print: the outcome of a check, and the check itself on paper. Nothing of them is kept here."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from draagkracht.assessments.queries import Kept
from draagkracht.assessments.rules import portable
from draagkracht.base import access
from draagkracht.base.letters import LetterFailed
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.portal.check import answer_cookie, flow, outcome
from draagkracht.portal.letters import filling, paper, result


@access.public
@never_cache
@require_safe
def print_result(request: SiteRequest) -> HttpResponse:
    """Give the outcome as a letter in PDF; without all answers, go to the question that is still open."""
    check = flow.open_check(answer_cookie.read(request))
    if not check.is_complete:
        return redirect("portal:start-check")
    found = outcome.conclude(check.for_rules(), request.site, get_language() or "nl")
    try:
        return as_pdf(result.typeset_result(filling.result_letter(found, request.site)), gettext("uitkomst"))
    except LetterFailed:
        return cannot_be_set(request)


@access.public
@require_safe
def print_paper(request: SiteRequest) -> HttpResponse:
    """Give the check on paper, with a code that leads to the check on the site; `via` names who hands it out."""
    via = request.GET.get("via", "")
    known = {"via": via} if via in municipalities.list_channel_codes() else {}
    address = request.build_absolute_uri(reverse("portal:start-check")) + (f"?{urlencode(known)}" if known else "")
    sheet = filling.paper_check(
        request.site,
        language=get_language() or "nl",
        young="jong" in request.GET,
        address=address,
        today=timezone.localdate(),
    )
    try:
        return as_pdf(paper.typeset_paper(sheet), gettext("check-op-papier"))
    except LetterFailed:
        return cannot_be_set(request)


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF that the browser shows, and saves under a name without a person in it."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(False, f"{name}.pdf") or "inline"},
    )


def as_fhir(one: Kept) -> HttpResponse:
    """Return a result as a FHIR QuestionnaireResponse, under a name without a person in it.

    Of one without its answers: the score.
    """
    at = timezone.localtime(one.taken_at)
    score = portable.write_score(one.instrument, one.points, one.band, at)
    return HttpResponse(
        portable.write_result(one.instrument, one.answers, at) if one.answers else score,
        content_type="application/fhir+json",
        headers={
            "Content-Disposition": content_disposition_header(True, f"{gettext('uitkomst')}.json") or "attachment"
        },
    )


def cannot_be_set(request: SiteRequest) -> HttpResponse:
    """Say that the letter cannot be made now, and what can be done instead."""
    return render(request, "portal/errors/letter_failed.html", status=503)
