"""The organisations whose people sign in here: for administrators."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import forms, queries, services
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.displays import organisations, people
from draagkracht.accounts.permissions import Permission
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base.forms import sent

FORM = ["GET", "HEAD", "POST"]


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_safe
def list_organisations(request: StaffRequest) -> HttpResponse:
    """Show the organisations whose people sign in."""
    values = {
        "done": people.done(request.GET.get("gedaan", "")),
        "rows": [organisations.row(each) for each in queries.list_organisations()],
    }
    return render(request, "accounts/organisations.html", values)


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def add_organisation(request: StaffRequest) -> HttpResponse:
    """Ask which organisation; add it."""
    form = forms.OrganisationForm(sent(request))
    if form.is_valid():
        try:
            services.add_organisation(municipality_id=request.site.id, **asked(form))
            return go_to_list("bewaard")
        except services.OrganisationIsThere:
            form.add_error("name", name_is_taken())
    return show(request, form)


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def change_organisation(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show an organisation; keep what was changed of it."""
    held = queries.get_organisation(public_id)
    if held is None:
        raise Http404
    start = {"name": held.name, "kind": held.kind.value, "phone": held.phone, "email": held.email}
    form = forms.OrganisationForm(sent(request), initial=start)
    if form.is_valid():
        try:
            services.change_organisation(public_id=public_id, **asked(form))
            return go_to_list("bewaard")
        except services.OrganisationIsThere:
            form.add_error("name", name_is_taken())
        except services.OrganisationIsGone:
            return go_to_list("weg")
    return show(request, form, held)


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_POST
def end_organisation(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End an organisation, and the roles of its people."""
    try:
        services.end_organisation(public_id=public_id, by=request.actor.user_id, at=timezone.now())
    except services.OrganisationIsGone:
        return go_to_list("weg")
    return go_to_list("organisatie-weg")


def asked(form: forms.OrganisationForm) -> dict[str, Any]:
    """Return what was typed, as the services take it."""
    return {**form.cleaned_data, "kind": OrganisationKind(form.cleaned_data["kind"])}


def show(request: StaffRequest, form: forms.OrganisationForm, held: queries.Works | None = None) -> HttpResponse:
    """Answer with the form of an organisation: of a new one when `held` is None."""
    values = {"form": form, "held": organisations.row(held) if held else None}
    return render(request, "accounts/organisation.html", values, status=422 if form.errors else 200)


def go_to_list(word: str) -> HttpResponse:
    """Go to the list, which says what was done."""
    return redirect(f"{reverse('accounts:list-organisations')}?gedaan={word}")


def name_is_taken() -> str:
    """Return that the name is there already, and what to do."""
    return gettext("Deze organisatie staat er al. Kies een andere naam.")
