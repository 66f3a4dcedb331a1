"""The people who work for a municipality: for its administrators."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import forms, links, ports, queries, services
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.displays import organisations, people
from draagkracht.accounts.displays.roles import role_name
from draagkracht.accounts.permissions import Permission, Role
from draagkracht.base.forms import sent

FORM = ["GET", "HEAD", "POST"]


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_safe
def list_people(request: StaffRequest) -> HttpResponse:
    """Show who works here, who was asked, and who left."""
    now, names = timezone.now(), organisations.all_names()
    values = {
        "done": people.done(request.GET.get("gedaan", "")),
        "roles": [people.role_row(held, names) for held in queries.list_roles(at=now)],
        "invitations": [people.invitation_row(offered, names) for offered in queries.list_invitations(at=now)],
        "ended": people.history_rows(people.role_row(held, names) for held in queries.list_roles(at=now, ended=True)),
        "columns": people.history_columns(),
    }
    return render(request, "accounts/people.html", values)


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def invite_person(request: StaffRequest) -> HttpResponseBase:
    """Ask whom to invite; mail the link."""
    form = forms.InviteForm(sent(request), **choices())
    if form.is_valid():
        asked = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        try:
            invite(request, asked)
            return go_to_list("uitgenodigd")
        except services.RoleIsHeld:
            form.add_error("email", gettext("Deze persoon heeft deze rol al."))
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


def invite(request: StaffRequest, asked: dict[str, Any]) -> None:
    """Offer a role and mail the link to it; raises RoleIsHeld."""
    invitation = services.invite(municipality_id=request.site.id, by=request.actor.user_id, at=timezone.now(), **asked)
    address = request.build_absolute_uri(links.make_path(invitation, request.site.code))
    services.mail_invitation(invitation=invitation, address=address, role=role_name(asked["role"]))


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_http_methods(FORM)
def show_role(request: StaffRequest, membership_id: int) -> HttpResponseBase:
    """Show somebody's role and what went before; give another in its place."""
    held = find_role(membership_id)
    start = {"role": held.role.value, "organization_id": held.organization_id}
    form = forms.RoleForm(sent(request), initial=start, **choices())
    if form.is_valid():
        role, organization_id = Role(form.cleaned_data["role"]), form.cleaned_data["organization_id"]
        wanted = {"role": role, "organization_id": organization_id, "by": request.actor.user_id, "at": timezone.now()}
        try:
            services.change_role(membership_id=membership_id, **wanted)
            return go_to_list("veranderd")
        except services.LastAdministrator:
            form.add_error(None, last_administrator())
        except services.RoleIsGone:
            return go_to_list("weg")
    return show(request, held, form)


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_POST
def end_role(request: StaffRequest, membership_id: int) -> HttpResponseBase:
    """End somebody's role, at once."""
    held = queries.get_role(membership_id, at=timezone.now())
    if held is None:
        return go_to_list("weg")
    try:
        services.end_role(membership_id=membership_id, by=request.actor.user_id, at=timezone.now())
    except services.RoleIsGone:
        return go_to_list("weg")
    except services.LastAdministrator:
        start = {"role": held.role.value, "organization_id": held.organization_id}
        form = forms.RoleForm(start, **choices())
        form.add_error(None, last_administrator())
        return show(request, held, form)
    return go_to_list("beeindigd")


@requires(Permission.MANAGE_ROLES)
@never_cache
@require_POST
def withdraw_invitation(request: StaffRequest, invitation_id: int) -> HttpResponseBase:
    """Make the link of an invitation worthless."""
    try:
        services.withdraw_invitation(invitation_id=invitation_id, at=timezone.now())
    except services.InvitationIsGone:
        return go_to_list("weg")
    return go_to_list("ingetrokken")


def choices() -> dict[str, Mapping[str, str]]:
    """Return the organisations that a role may name: of the directory, and those whose people sign in."""
    return {"organizations": ports.list_organizations(), "practices": organisations.works_choices()}


def show(request: StaffRequest, held: queries.Held, form: forms.RoleForm) -> HttpResponse:
    """Answer with the page of a role."""
    names = organisations.all_names()
    history = people.history_rows(people.role_row(each, names) for each in queries.list_history(held.email))
    values = {
        "row": people.role_row(held, names),
        "history": history,
        "columns": people.history_columns(),
        "form": form,
    }
    return render(request, "accounts/role.html", values, status=422 if form.errors else 200)


def find_role(membership_id: int) -> queries.Held:
    """Return a role that somebody holds here; raises Http404 when there is none, or it is of elsewhere."""
    held = queries.get_role(membership_id, at=timezone.now())
    if held is None:
        raise Http404
    return held


def go_to_list(word: str) -> HttpResponseBase:
    """Go to the list, which says what was done."""
    return redirect(f"{reverse('accounts:list-people')}?gedaan={word}")


def last_administrator() -> str:
    """Return why the last administrator cannot go, and what to do."""
    return gettext("Dit is de enige beheerder. Nodig eerst een andere beheerder uit.")
