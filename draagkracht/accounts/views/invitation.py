"""The page behind the link of an invitation."""

from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import forms, links, queries, services
from draagkracht.accounts.displays.roles import role_line
from draagkracht.accounts.rules import OF_RESIDENTS
from draagkracht.base import access
from draagkracht.base.forms import sent


@access.public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: Any, token: str) -> HttpResponseBase:
    """Ask somebody who was invited for their name; give the role, and mail the code to sign in."""
    offered = read(request, token)
    if offered is None:
        return render(request, "accounts/invitation_is_gone.html", status=410)
    lives_here = offered.role in OF_RESIDENTS
    kind = forms.NameForm if lives_here else forms.AcceptForm
    form = kind(sent(request), initial={"name": offered.name})
    if form.is_valid():
        try:
            return start(request, token, form.cleaned_data["name"])
        except services.InvitationIsGone:
            return render(request, "accounts/invitation_is_gone.html", status=410)
    shown = {"role": role_line(offered.role), "email": offered.email, "given_by": offered.given_by}
    values = {"form": form, "lives_here": lives_here, **shown}
    return render(request, "accounts/invitation.html", values, status=422 if form.errors else 200)


def read(request: Any, token: str) -> queries.Offered | None:
    """Return the invitation of a link; None when it is of no use any more, or was not made here."""
    found = links.read_token(token, request.site.code)
    return queries.get_invitation(*found, at=timezone.now()) if found else None


def start(request: Any, token: str, name: str) -> HttpResponse:
    """Give the role and begin to sign in; the link alone signs nobody in, for a mail may be passed on."""
    invitation_id, key = links.read_token(token, request.site.code) or (0, "")
    user = services.accept_invitation(invitation_id=invitation_id, key=key, name=name, at=timezone.now())
    logout(request)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    return redirect("account_confirm_login_code")
