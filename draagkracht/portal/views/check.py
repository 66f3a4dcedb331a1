"""The quick check: start, one question a page, who to call at once, result, wipe. Nothing is kept here."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.assessments import services as assessments
from draagkracht.base import access
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.portal.check import answer_cookie, flow, outcome
from draagkracht.portal.check.answer_cookie import Held
from draagkracht.portal.displays import offers

SKIP = "overslaan"


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start_check(request: SiteRequest) -> HttpResponse:
    """Go to the first question, or to where the visitor was; remember how they came here."""
    held = answer_cookie.read(request) or Held()
    check = flow.open_check(held)
    if check.is_complete:
        return redirect("portal:show-result")
    response = redirect("portal:answer-question", link_id=check.next_open)
    via = request.POST.get("via") or request.GET.get("via") or ""
    channel = via if via in municipalities.list_channel_codes() else held.channel
    answer_cookie.write(response, request, Held(check.codes(), channel, held.is_counted))
    return response


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: SiteRequest, link_id: str) -> HttpResponse:
    """Show one page of questions, or take its answers and go on."""
    held = answer_cookie.read(request)
    check = flow.open_check(held)
    if check.definition.item(link_id) is None:
        raise Http404
    if not check.may_open(link_id):
        return _back_to_known_ground(request, check, held)
    if request.method == "POST":
        return _take(request, check, held or Held(), link_id)
    page = flow.show(check, link_id, language(), places=names_of_places(), is_lost="kwijt" in request.GET)
    return _show(request, page)


@access.public
@never_cache
@require_safe
def show_safety(request: SiteRequest) -> HttpResponse:
    """Say at once who to call, after a worrying answer about safety; the check can go on after that."""
    check = flow.open_check(answer_cookie.read(request))
    lines = outcome.lines_of(request.site, flow.lines_to_call(check))
    if not lines:
        return redirect("portal:start-check")
    following = check.after(flow.SAFETY)
    context = {"lines": lines, "following": following, "is_young": check.is_young}
    return render(request, "portal/check/safety.html", context)


@access.public
@never_cache
@require_safe
def show_result(request: SiteRequest) -> HttpResponse:
    """Show what the answers say and what fits; without all answers, the question that is still open."""
    held = answer_cookie.read(request)
    check = flow.open_check(held)
    if not check.is_complete:
        return _back_to_known_ground(request, check, held)
    found = outcome.conclude(check.for_rules(), request.site, language())
    values = {"outcome": found, "keeping": offers.keeping(request), "back": "check"}
    return render(request, "portal/check/result.html", values)


@access.public
@never_cache
@require_POST
def wipe_answers(request: SiteRequest) -> HttpResponse:
    """Take the answers away from the visitor's own device, the only place where they are."""
    response = redirect("portal:show-wiped")
    answer_cookie.clear(response)
    return response


@access.public
@never_cache
@require_safe
def show_wiped(request: SiteRequest) -> HttpResponse:
    """Say that the answers are gone."""
    return render(request, "portal/check/wiped.html")


def _show(request: SiteRequest, page: flow.QuestionPage) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if page.errors else HTTPStatus.OK
    return render(request, "portal/check/question.html", {"page": page, "skip": SKIP}, status=status)


def language() -> str:
    """Return the language of the page."""
    return get_language() or "nl"


def names_of_places() -> list[str]:
    """Return the names of the municipality's places, as examples."""
    return [spot.name for spot in municipalities.list_places()]


def _take(request: SiteRequest, check: flow.Check, held: Held, link_id: str) -> HttpResponse:
    """Keep the answers with the visitor and go on; or show the page again with what is wrong."""
    form = {} if SKIP in request.POST else {key: request.POST.getlist(key) for key in request.POST}
    answered, errors = flow.answer(check, link_id, form)
    if errors:
        page = flow.show(check, link_id, language(), typed=form, errors=errors, places=names_of_places())
        return _show(request, page)
    is_done = answered.after(link_id) is None
    response = _next(answered, link_id)
    if is_done and not held.is_counted:
        assessments.count_check(
            municipality_id=request.site.id,
            channel=held.channel,
            band=outcome.band_of(answered.for_rules()),
            date=timezone.localdate(),
        )
    answer_cookie.write(response, request, Held(answered.codes(), held.channel, held.is_counted or is_done))
    return response


def _next(check: flow.Check, link_id: str) -> HttpResponseRedirect:
    if link_id == flow.SAFETY and flow.is_worrying(check):
        return redirect("portal:show-safety")
    following = check.after(link_id)
    return redirect("portal:answer-question", link_id=following) if following else redirect("portal:show-result")


def _back_to_known_ground(request: SiteRequest, check: flow.Check, held: Held | None) -> HttpResponse:
    """Go to the first question without an answer; say so when answers that were there are gone."""
    response = redirect("portal:answer-question", link_id=check.next_open)
    if held is None:
        response["Location"] += "?kwijt=1"
        answer_cookie.write(response, request, Held())
    return response
