"""The pages behind the link in a letter to a provider. To open one changes nothing: programs that look for harm do."""

import functools
import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.base import access
from draagkracht.directory import links
from draagkracht.directory import queries as directory
from draagkracht.directory.displays import freshness as display
from draagkracht.directory.displays.waiting import waiting_shown
from draagkracht.directory.forms.freshness import NAMES, CorrectionForm
from draagkracht.directory.queries import freshness as queries
from draagkracht.directory.queries.requests import list_waiting_of_provider
from draagkracht.directory.queries.staff import list_published_locations
from draagkracht.directory.rules import fields
from draagkracht.directory.services import editing, proposals
from draagkracht.directory.services import freshness as services
from draagkracht.municipalities.queries import SiteRequest


@access.public
@never_cache
@require_safe
def show_enquiry(request: SiteRequest, token: str) -> HttpResponse:
    """Show what the site says of the services in a letter, with two buttons each."""
    key, enquiry = _find(token)
    if key is None or enquiry is None:
        return _over(request, HTTPStatus.NOT_FOUND)
    if enquiry.is_expired and enquiry.waiting:
        return _over(request, HTTPStatus.GONE, is_expired=True)
    today = timezone.localdate()
    find = functools.partial(directory.get_service, here=None, today=today)
    page = display.enquiry_page(enquiry, token, find, today)
    return render(request, "directory/freshness/enquiry.html", {"page": page})


@access.public
@require_POST
def confirm_enquired(request: SiteRequest, token: str, line_id: int) -> HttpResponse:
    """Record that a service still holds; doing it again does nothing."""
    return _answered(request, token, lambda key: services.confirm_by_link(key=key, line_id=line_id, at=timezone.now()))


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct_enquired(request: SiteRequest, token: str, line_id: int) -> HttpResponse:
    """Let the provider say what is different."""
    key, enquiry = _find(token)
    if key is None or enquiry is None or enquiry.is_expired:
        return _over(request, HTTPStatus.NOT_FOUND)
    line = next((line for line in enquiry.waiting if line.line_id == line_id), None)
    if line is None:
        return redirect("directory:show-enquiry", token=token)
    data = request.POST if request.method == "POST" else None
    form = CorrectionForm(data, present=queries.get_values(line.service_id), places=list_published_locations())
    if form.is_valid() and (done := _correct(request, token, line_id, form)) is not None:
        return done
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.error_list else HTTPStatus.OK
    values = {"form": form, "name": line.name, "token": token, "is_trusted": enquiry.is_trusted}
    waiting = waiting_shown(list_waiting_of_provider(line.service_id, NAMES, today=timezone.localdate()), NAMES)
    return render(request, "directory/freshness/correct.html", {**values, "waiting": waiting}, status=status)


def _correct(request: SiteRequest, token: str, line_id: int, form: CorrectionForm) -> HttpResponse | None:
    """Take over what was filled in; None when the form has to be shown again."""
    try:
        asked: dict[str, Any] = {"changes": form.changes(), "message": form.message(), "seen": form.seen}
        if asked["changes"] or asked["message"]:
            return _answered(
                request,
                token,
                lambda key: services.correct_by_link(key=key, line_id=line_id, at=timezone.now(), **asked),
            )
        form.refuse_nothing()
    except fields.ValueIsWrong as wrong:
        form.refuse(wrong)
    except editing.FieldsHaveChanged as changed:
        form.meet(changed.present)
        form.refuse_stale()
    return None


def _answered(request: SiteRequest, token: str, answer: Callable[[uuid.UUID], Any]) -> HttpResponse:
    """Give an answer and go back to the question; an answer that was there already is as good."""
    key = links.read_token(token)
    try:
        if key is not None:
            answer(key)
            return redirect("directory:show-enquiry", token=token)
    except (services.IsAnswered, editing.EntryIsGone, proposals.NothingIsProposed):
        return redirect("directory:show-enquiry", token=token)
    except services.LinkIsOver:
        return _over(request, HTTPStatus.GONE, is_expired=True)
    return _over(request, HTTPStatus.NOT_FOUND)


def _find(token: str) -> tuple[uuid.UUID | None, queries.EnquiryPage | None]:
    key = links.read_token(token)
    return key, queries.get_enquiry(key, timezone.now()) if key else None


def _over(request: SiteRequest, status: HTTPStatus, *, is_expired: bool = False) -> HttpResponse:
    return render(request, "directory/freshness/over.html", {"is_expired": is_expired}, status=status)
