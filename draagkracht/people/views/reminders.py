"""How often somebody wants to be asked how it goes, and the way out that stands in each mail."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import acting
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.people import forms, queries, services
from draagkracht.people.access import SpaceRequest, own_space


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def choose_rhythm(request: SpaceRequest) -> HttpResponse:
    """Ask how often, keep it; never is an answer too."""
    space, now = request.space, timezone.now()
    rhythm = queries.get_rhythm(space.id, now)
    form = forms.RhythmForm(sent(request), initial={"rhythm": str(rhythm.value)})
    if form.is_valid():
        me = acting.resident(space.public_id)
        try:
            services.choose_rhythm(person_id=space.id, rhythm=form.chosen(), by=me, at=now)
            return redirect("portal-own:show-overview")
        except services.CaringHasEnded:
            return redirect("portal-own:end-caring")
        except services.ParentIsNeeded:
            form.add_error(None, gettext("U bent jonger dan 16. Dan moet ook een ouder dit goedvinden. Bel ons."))
    next_at = queries.get_next_reminder(space.id) if rhythm else None
    values = {"form": form, "space": space, "next_date": timezone.localdate(next_at) if next_at else None}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "people/reminders/choose.html", values, status=status)


@access.public
@csrf_exempt  # a program that reads mail sends it, without the page and without cookies; the token is what counts
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_reminders(request: SiteRequest, token: str) -> HttpResponse:
    """Stop the mails of who holds this address with one press, here or from the mail itself, without signing in.

    Looking does nothing: programs that guard mail open each link in it.
    """
    if not queries.is_stop_link(token):
        return render(request, "people/reminders/link_is_gone.html", status=HTTPStatus.GONE)
    if request.method == "POST":
        services.stop_by_link(token=token, at=timezone.now())
    return render(request, "people/reminders/stop.html", {"is_stopped": request.method == "POST"})
