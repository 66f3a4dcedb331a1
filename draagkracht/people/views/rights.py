"""What somebody may do with their data: at once in their own space, by asking in the file of the municipality."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from draagkracht.accounts import acting
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.people import forms, queries, services
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.displays import rights as display
from draagkracht.people.rules.rights import Right


@own_space
@require_safe
def show_rights(request: SpaceRequest) -> HttpResponse:
    """Show what somebody can do at once, what they asked, and what became of it."""
    asked = display.show(queries.list_own_requests(request.space.id), timezone.localdate())
    return render(request, "people/rights/show.html", {"asked": asked})


@own_space
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_right(request: SpaceRequest) -> HttpResponse:
    """Ask what somebody wants with the file of the municipality; take it in, with a day for the answer."""
    form, now = forms.RightForm(sent(request)), timezone.now()
    if form.is_valid():
        services.send_request(
            person_id=request.space.id,
            right=Right(form.cleaned_data["right"]),
            about=form.cleaned_data["about"],
            key=form.key,
            by=acting.resident(request.space.public_id),
            at=now,
        )
        return redirect("people:show-rights")
    months = services.term_on(timezone.localdate(now))
    return show_form(request, "people/rights/ask.html", form, months=months)
