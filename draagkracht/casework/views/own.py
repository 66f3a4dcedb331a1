"""What concerns somebody in a case, in their own space: talks, arrangements to agree to, letters."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.base.forms import sent
from draagkracht.casework.displays import own as display
from draagkracht.casework.forms.own import AgreeForm, FeedbackForm
from draagkracht.casework.queries import own as queries
from draagkracht.casework.services import own as services
from draagkracht.casework.services.arrangements import ContentIsAnother
from draagkracht.people.access import SpaceRequest, own_space, spoken_space

FORM = ["GET", "HEAD", "POST"]


@require_safe
def show_list(request: SpaceRequest) -> HttpResponse:
    """Show the talks, arrangements and letters of whose space it is."""
    whose, seat = request.seat.space.id, request.seat
    talks, letters = queries.list_talks(whose), queries.list_letters(whose)
    page = display.own_page(seat, queries.list_arrangements(whose), talks, letters)
    return render(request, "casework/own/list.html", {"page": page, "seat": seat, **addresses(request)})


@sensitive_post_parameters()
@require_http_methods(FORM)
def show_one(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Show an arrangement to one of those whom it concerns, or who speaks for them; keep whether they agree."""
    now = timezone.now()
    what: dict[str, Any] = {"person_id": request.seat.space.id, "public_id": public_id, "seat": request.seat}
    try:
        found = services.open_arrangement(**what, at=now)
    except services.NotYours:
        raise Http404 from None
    form, status = AgreeForm(sent(request), seen=found.seen), HTTPStatus.OK
    if form.is_valid():
        try:
            services.sign_arrangement(**what, says=form.says, content_hash=request.POST.get("seen", ""), at=now)
            return redirect(request.path)
        except ContentIsAnother:
            status = HTTPStatus.CONFLICT
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else status
    values = {"page": display.plan_page(found, request.seat), "form": form, "seat": request.seat, **addresses(request)}
    return render(request, "casework/own/plan.html", values, status=status)


@require_safe
def give_letter(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Give a letter as it was sent, to whom it was sent or who speaks for them."""
    whose = request.seat.space.id
    try:
        pdf = services.open_letter(person_id=whose, public_id=public_id, at=timezone.now(), seat=request.seat)
    except services.NotYours:
        raise Http404 from None
    headers = {"Content-Disposition": 'inline; filename="brief.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def addresses(request: SpaceRequest) -> dict[str, str]:
    """Return where the links back lead, in the seat of who asks."""
    seat = request.seat
    own_url = reverse("portal-own:show-spoken-for", args=[seat.speaking]) if seat.speaking else ""
    return {
        "own_url": own_url or reverse("portal-own:show-overview"),
        "list_url": seat.address("casework-own:list-agreements"),
    }


list_agreements, list_agreements_for = own_space(show_list), spoken_space(show_list)
show_agreement, show_agreement_for = own_space(show_one), spoken_space(show_one, FORM)
read_letter, read_letter_for = own_space(give_letter), spoken_space(give_letter)


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
