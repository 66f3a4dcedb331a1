"""A space of one's own: begin with an address of mail and a code, look at what was agreed, take it back, erase."""

import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.access import StaffRequest, requires
from draagkracht.accounts.adapter import is_own_path
from draagkracht.accounts.permissions import Permission, Role
from draagkracht.base import access
from draagkracht.base.forms import sent
from draagkracht.base.showing import show_form
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.people import forms, queries, services
from draagkracht.people.access import SpaceRequest, own_space
from draagkracht.people.displays import consents
from draagkracht.people.rules.codes import Asked

WANTED = settings.SPACE_WANTED  # a name, and the key of the form


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def start_space(request: Any) -> HttpResponse:
    """Ask who wants a space of their own; mail the code, whether the address is known or not."""
    after = request.GET.get("next", "")
    if request.actor is not None and request.actor.may(Permission.SEE_OWN_SPACE):
        return redirect(after if is_own_path(after) else "portal-own:show-overview")
    if request.user.is_authenticated and not request.user.email:
        return start_without_mail(request)
    form = forms.StartForm(sent(request))
    if form.is_valid():
        if not ratelimit.consume(request, action="start_space", key=form.cleaned_data["email"]):
            return render(request, "people/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        return send_code(request, form, after=request.GET.get("next", ""))
    return show_form(request, "people/start_space.html", form)


def start_without_mail(request: Any) -> HttpResponse:
    """Ask somebody who signed in through a service elsewhere whether they want a space; open it."""
    form = forms.NamedOpenForm(sent(request))
    if form.is_valid():
        open_for(request, role=Role.CARER, name=form.cleaned_data["name"], key=form.key)
        return redirect("portal-own:show-overview")
    return show_form(request, "people/open_space.html", form)


def send_code(request: Any, form: forms.StartForm, *, after: str, role: Role = Role.CARER) -> HttpResponse:
    """Begin to sign in. Nothing about a space is written before the code proves whose address it is."""
    logout(request)
    user = accounts.get_or_make_user(email=form.cleaned_data["email"], name=form.cleaned_data["name"])
    on = after if is_own_path(after) else ""
    wanted = {"name": form.cleaned_data["name"], "key": str(form.key), "next": on, "role": role.value}
    wanted |= came_by(request, user.email)
    request.session[WANTED] = wanted
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    return redirect("account_confirm_login_code")


def came_by(request: Any, email: str | None) -> dict[str, str]:
    """Return what the page that asks for the code says: to whom it was sent for this, and the way back."""
    return {"to": email or "", "from": request.get_full_path()}


@access.public
@never_cache
@require_safe
def finish_space(request: Any) -> HttpResponse:
    """Open the space that was asked for before the code was typed; then show it."""
    wanted = request.session.get(WANTED) if request.user.is_authenticated else None
    if wanted is None:
        return redirect("people:start-space")
    if "circle" in wanted:
        return redirect("people:finish-joining")
    young: dict[str, Any] = {}
    if "parent" in wanted:
        born = datetime.date.fromisoformat(wanted["birth_date"])
        young = {"birth_date": born, "asked": Asked.BY_PARENT, "asked_by": wanted["parent"]}
    role = Role(wanted.get("role", Role.CARER))
    open_for(request, role=role, name=wanted["name"], key=UUID(wanted["key"]), **young)
    del request.session[WANTED]
    return redirect(wanted["next"] or "portal-own:show-overview")


@requires(Permission.SEE_OWN_SPACE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_space(request: StaffRequest) -> HttpResponse:
    """Ask somebody who was given the role whether they want a space; open it."""
    form = forms.OpenForm(sent(request))
    if form.is_valid():
        open_for(request, role=None, name=request.actor.name, key=form.key)
        return redirect("portal-own:show-overview")
    return show_form(request, "people/open_space.html", form)


def open_for(request: Any, *, role: Role | None, name: str, key: UUID, **more: Any) -> None:
    """Open the space of somebody who proved who they are, and agreed."""
    services.open_space(
        municipality_id=request.site.id,
        user_id=request.user.pk,
        role=role,
        name=name,
        email=request.user.email or "",
        language=get_language() or "nl",
        key=key,
        at=timezone.now(),
        **more,
    )


@own_space
@require_safe
def list_consents(request: SpaceRequest) -> HttpResponse:
    """Show what somebody agreed to, each with a button to take it back."""
    agreed = queries.list_consents(request.space.id)
    return render(request, "people/consents.html", {"consents": consents.show(agreed, timezone.now())})


@own_space
@require_POST
def withdraw_consent(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Take a consent back, at once."""
    try:
        services.withdraw_consent(
            person_id=request.space.id,
            public_id=public_id,
            by=acting.resident(request.space.public_id),
            at=timezone.now(),
        )
    except services.ConsentIsGone:
        return render(request, "portal/errors/not_found.html", status=HTTPStatus.NOT_FOUND)
    return redirect("people:list-consents")


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def add_relation(request: SpaceRequest) -> HttpResponse:
    """Ask for whom somebody cares; keep it in their own words."""
    form = forms.RelationForm(sent(request))
    if form.is_valid():
        me = acting.resident(request.space.public_id)
        services.add_relation(carer_id=request.space.id, by=me, at=timezone.now(), **form.values())
        return redirect("portal-own:show-overview")
    return show_form(request, "people/add_relation.html", form)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def change_relation(request: SpaceRequest, public_id: UUID) -> HttpResponse:
    """Let somebody correct what they wrote about whom they care for."""
    found = next((one for one in queries.list_cared_for(request.space.id) if one.public_id == public_id), None)
    if found is None:
        raise Http404
    together = {True: "yes", False: "no", None: ""}[found.lives_together]
    start = {"called": found.called, "relation": found.relation.value, "lives_together": together}
    form = forms.RelationForm(sent(request), initial=start)
    if form.is_valid():
        me = acting.resident(request.space.public_id)
        kept = form.values()
        services.change_relation(carer_id=request.space.id, public_id=public_id, by=me, at=timezone.now(), **kept)
        return redirect("portal-own:show-overview")
    return show_form(request, "people/add_relation.html", form, is_change=True)


@own_space
@require_http_methods(["GET", "HEAD", "POST"])
def erase_space(request: SpaceRequest) -> HttpResponse:
    """Say what goes and what stays; erase, sign out, and say so."""
    form = forms.EraseForm(sent(request))
    if form.is_valid():
        me = acting.resident(request.space.public_id)
        services.erase_space(person_id=request.space.id, by=me, at=timezone.now())
        logout(request)
        return redirect("people:show-erased")
    return show_form(request, "people/erase_space.html", form)


@access.public
@never_cache
@require_safe
def show_erased(request: SiteRequest) -> HttpResponse:
    """Say that the space is gone."""
    return render(request, "people/erased.html")
