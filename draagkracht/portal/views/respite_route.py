"""Which way to a breather: what somebody looks for, the question that decides most, and who arranges it."""

from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.base import access
from draagkracht.base.forms import error_list
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.portal.check import answer_cookie
from draagkracht.portal.respite_route import flow, outcome

# What stands in an address, for the page to say: answers that were there are gone, or were wiped.
LOST: Final = "kwijt"
WIPED: Final = "gewist"


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_respite(request: SiteRequest) -> HttpResponse:
    """Ask what somebody looks for, and go on."""
    path = _path(request)
    if request.method != "POST":
        return _choice(request, path, HTTPStatus.OK)
    chosen = flow.choose(path, request.POST.getlist(flow.CHOICE))
    if chosen is None:
        return _choice(request, path, HTTPStatus.UNPROCESSABLE_ENTITY)
    following = next(iter([*chosen.answers, *(one.code for one in chosen.left[:1])]), None)
    return _go(request, chosen, following)


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_respite(request: SiteRequest, code: str) -> HttpResponse:
    """Show one question, or take its answer and go on."""
    if code not in flow.QUESTIONS:
        raise Http404
    path = _path(request)
    if not path.may_open(code):
        return _to_known_ground(path)
    if request.method != "POST":
        return _question(request, flow.show_question(path, code), HTTPStatus.OK)
    answered = flow.answer(path, code, request.POST.get(code, ""))
    if answered is None:
        shown = flow.show_question(path, code, is_wrong=True)
        return _question(request, shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _go(request, answered, answered.after(code))


@access.public
@never_cache
@require_safe
def show_respite(request: SiteRequest) -> HttpResponse:
    """Show who arranges what, with the answers so far: nobody has to answer everything first."""
    path = _path(request)
    if not path.is_begun:
        return _to_known_ground(path)
    last = next(reversed([*path.answers]), None)
    values = {"outcome": outcome.conclude(path), "left": path.left[:1], "last": last}
    return render(request, "portal/respite_route/result.html", values)


@access.public
@never_cache
@require_POST
def wipe_respite(request: SiteRequest) -> HttpResponse:
    """Take the answers away from the visitor's own device, the only place where they are."""
    response = redirect("portal:choose-respite")
    response["Location"] += f"?{WIPED}=1"
    answer_cookie.clear(response, flow.COOKIE)
    return response


def _path(request: SiteRequest) -> flow.Path:
    return flow.open_path(answer_cookie.read(request, flow.COOKIE), timezone.localdate())


def _go(request: SiteRequest, path: flow.Path, code: str | None) -> HttpResponse:
    """Go to a question, without one to the outcome, with the answers in the visitor's cookie."""
    response = redirect("portal:answer-respite", code=code) if code else redirect("portal:show-respite")
    answer_cookie.write(response, request, path.held(), flow.COOKIE)
    return response


def _to_known_ground(path: flow.Path) -> HttpResponse:
    """Go to the question that is open; to the first page, which says so, when the answers are gone."""
    if path.left:
        return redirect("portal:answer-respite", code=path.left[0].code)
    response = redirect("portal:show-respite" if path.is_begun else "portal:choose-respite")
    if not path.is_begun:
        response["Location"] += f"?{LOST}=1"
    return response


def _choice(request: SiteRequest, path: flow.Path, status: HTTPStatus) -> HttpResponse:
    field = flow.show_choice(path, is_wrong=status is not HTTPStatus.OK)
    told = {"is_lost": LOST in request.GET, "is_wiped": WIPED in request.GET}
    values = {"field": field, "errors": error_list(field), "is_begun": path.is_begun, **told}
    return render(request, "portal/respite_route/choose.html", values, status=status)


def _question(request: SiteRequest, page: flow.QuestionPage, status: HTTPStatus) -> HttpResponse:
    return render(request, "portal/respite_route/question.html", {"page": page}, status=status)
