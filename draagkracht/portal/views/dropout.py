"""Care drops out now: a few questions, and then whom to call. Nothing is kept here."""

from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.base import access
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.people import queries as people
from draagkracht.people.access import space_of
from draagkracht.portal.check import answer_cookie
from draagkracht.portal.check.answer_cookie import Held
from draagkracht.portal.check.flow import QuestionPage
from draagkracht.portal.dropout import flow, outcome

# What stands in an address, for the page to say: answers that were there are gone, were wiped, or are of before.
LOST: Final = "kwijt"
WIPED: Final = "gewist"
EARLIER: Final = "eerder"


@access.public
@never_cache
@require_safe
def start_drop_out(request: SiteRequest) -> HttpResponse:
    """Go to the first question, or to where the visitor was; an outcome of before says that it is one."""
    check = flow.open_questions(answer_cookie.read(request, flow.COOKIE))
    return _to(None, told=EARLIER) if check.is_complete else _to(check.next_open)


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_drop_out(request: SiteRequest, link_id: str) -> HttpResponse:
    """Show one question, or take its answer and go on."""
    held = answer_cookie.read(request, flow.COOKIE)
    check = flow.open_questions(held)
    if check.definition.item(link_id) is None:
        raise Http404
    if not check.may_open(link_id):
        return _to(check.next_open, told=LOST if held is None else "")
    if request.method != "POST":
        return _show(request, flow.show(check, link_id, language(), is_lost=LOST in request.GET))
    form = {key: request.POST.getlist(key) for key in request.POST}
    answered, errors = flow.answer(check, link_id, form)
    if errors:
        return _show(request, flow.show(check, link_id, language(), typed=form, errors=errors))
    response = _to(answered.after(link_id))
    answer_cookie.write(response, request, Held(answered.codes()), flow.COOKIE)
    return response


@access.public
@never_cache
@require_safe
def show_drop_out(request: SiteRequest) -> HttpResponse:
    """Show whom to call, who has to arrange it and what may be there; without all answers, the open question.

    To who is signed in also who agreed to take over, from their own emergency plan.
    """
    check = flow.open_questions(answer_cookie.read(request, flow.COOKIE))
    if not check.is_complete:
        return redirect("portal:answer-drop-out", link_id=check.next_open)
    answers = {item: codes[0] for item, codes in check.codes().items()}
    found, space = outcome.conclude(answers, request.site, language()), space_of(request)
    willing = people.list_willing(space.id) if space else ()
    values = {"outcome": found, "willing": willing, "is_earlier": EARLIER in request.GET}
    return render(request, "portal/dropout/result.html", values)


@access.public
@never_cache
@require_POST
def wipe_drop_out(request: SiteRequest) -> HttpResponse:
    """Take the answers away from the visitor's own device, the only place where they are; back to the first question.

    There the numbers stand that answer now: whoever wipes in need, may have to begin again.
    """
    response = _to(flow.open_questions(None).next_open, told=WIPED)
    answer_cookie.clear(response, flow.COOKIE)
    return response


def _to(link_id: str | None, *, told: str = "") -> HttpResponse:
    """Go to a question, without one to the outcome; `told` is what that page says first."""
    response = redirect("portal:answer-drop-out", link_id=link_id) if link_id else redirect("portal:show-drop-out")
    if told:
        response["Location"] += f"?{told}=1"
    return response


def _show(request: SiteRequest, page: QuestionPage) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if page.errors else HTTPStatus.OK
    is_wiped = WIPED in request.GET and request.method != "POST"
    context = {"page": page, "lines": outcome.urgent_lines(request.site), "is_wiped": is_wiped}
    return render(request, "portal/dropout/question.html", context, status=status)


def language() -> str:
    """Return the language of the page."""
    return get_language() or "nl"
