"""The links by which practices and key persons refer: making, copying and ending them."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.permissions import Permission
from draagkracht.referrals import forms, queries, services
from draagkracht.referrals.displays.links import link_lines
from draagkracht.referrals.queries.links import list_organisations
from draagkracht.referrals.rules.referring import Channel
from draagkracht.referrals.views.done import done_in_words

KEEPS_LINKS = (Permission.MANAGE_ROLES, Permission.SEE_DESK)


@requires(*KEEPS_LINKS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_links(request: StaffRequest) -> HttpResponse:
    """Show the links with their addresses; make one."""
    organisations = [(key, name) for key, name, _ in list_organisations()]
    form = forms.LinkForm(request.POST if request.method == "POST" else None, organisations=organisations)
    if form.is_valid():
        services.make_link(
            municipality_id=request.site.id,
            label=form.cleaned_data["label"],
            channel=Channel(form.cleaned_data["channel"]),
            email=form.cleaned_data["email"],
            organisation_id=form.organisation_id(),
            by=request.actor.user_id,
            key=form.key,
            at=timezone.now(),
        )
        return _back("gemaakt")
    rows = link_lines(queries.list_links(), request.build_absolute_uri)
    values = {"form": form, "rows": rows, "done": done_in_words(request) if not form.is_bound else ""}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "referrals/links/list.html", values, status=status)


@requires(*KEEPS_LINKS)
@require_POST
def end_link(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End a link."""
    services.end_link(public_id=public_id, by=request.actor.user_id, at=timezone.now())
    return _back("gestopt")


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('referrals-staff:list-links')}?gedaan={done}")
