"""What concerns somebody in a case, in their own space: talks, arrangements to agree to, letters."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.base.forms import sent
from draagkracht.casework.displays import own as display
from draagkracht.casework.forms.own import AgreeForm, FeedbackForm
from draagkracht.casework.queries import own as queries
from draagkracht.casework.services import own as services
from draagkracht.casework.services.arrangements import ContentIsAnother, Says
from draagkracht.people.access import SpaceRequest, own_space


@own_space
@require_safe
def list_agreements(request: SpaceRequest) -> HttpResponse:
    """Show somebody their talks, arrangements and letters."""
    me = request.space.id
    page = display.own_page(queries.list_arrangements(me), queries.list_talks(me), queries.list_letters(me))
    return render(request, "casework/own/list.html", {"page": page})


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_agreement(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show an arrangement to one of those whom it concerns; keep whether they agree."""
    me, now = request.space.id, timezone.now()
    try:
        found = services.open_arrangement(person_id=me, public_id=public_id, at=now)
    except services.NotYours:
        raise Http404 from None
    form, status = AgreeForm(sent(request), seen=found.seen), HTTPStatus.OK
    if form.is_valid():
        given = form.cleaned_data
        says = Says(is_agreed=given["eens"] == "ja", remark=given["waarom"], chosen=form.chosen)
        seen = request.POST.get("seen", "")
        try:
            services.sign_arrangement(person_id=me, public_id=public_id, says=says, content_hash=seen, at=now)
            return redirect(request.path)
        except ContentIsAnother:
            status = HTTPStatus.CONFLICT
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else status
    return render(request, "casework/own/plan.html", {"page": display.plan_page(found), "form": form}, status=status)


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def say_how_it_was(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Ask a carer how a talk was; keep it once."""
    me, form = request.space.id, FeedbackForm(sent(request))
    try:
        services.check_may_say(person_id=me, talk_id=public_id)
        if form.is_valid():
            services.say_how_it_was(person_id=me, talk_id=public_id, feedback=form.cleaned_data, at=timezone.now())
            return redirect("casework-own:list-agreements")
    except services.NotYours:
        raise Http404 from None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "casework/own/feedback.html", {"form": form}, status=status)


@own_space
@require_safe
def read_letter(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Give somebody a letter to them, as it was sent."""
    try:
        pdf = services.open_letter(person_id=request.space.id, public_id=public_id, at=timezone.now())
    except services.NotYours:
        raise Http404 from None
    headers = {"Content-Disposition": 'inline; filename="brief.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
