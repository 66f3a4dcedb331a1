"""The authenticator app of somebody who is signed in: setting it up, using it, and the codes for when it is gone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.totp import views as totp
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from draagkracht.accounts import forms, queries, services, webauthn
from draagkracht.accounts.access import Step
from draagkracht.accounts.adapter import is_own_path
from draagkracht.accounts.middleware import AUTHENTICATOR, ELSEWHERE
from draagkracht.accounts.views.sign_in import Page, page
from draagkracht.base import access
from draagkracht.base.forms import sent

# The codes are shown from the moment they were made until somebody says that they were kept.
SHOWN = "accounts.codes"


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Return a view that sends whoever is not signed in to the page for that."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")
        return view(request, *args, **kwargs)

    return guarded


class SetUp(Page, totp.ActivateTOTPView):
    """Show what the app has to read, and ask for its first code."""

    template_name = "accounts/set_up.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; who has an app has nothing to set up, and who has a passkey for the work uses that first."""
        if queries.has_app(request.user.pk) or is_asked_first(request):
            return redirect(own_next(request))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Return what the page shows; the key in groups of four, as one copies it."""
        context = super().get_context_data(**values)
        secret: str = context["form"].secret
        groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
        has_passkeys = self.request.step is Step.SET_UP_AUTHENTICATOR and ELSEWHERE not in self.request.session
        asked = {"next": self.request.GET.get(REDIRECT_FIELD_NAME, ""), "has_passkeys": has_passkeys}
        return {**context, "secret": " ".join(groups), **asked}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app, and show the codes for when it is gone."""
        is_first = not queries.list_recovery_codes(self.request.user.pk)
        response: HttpResponse = super().form_valid(form)
        self.request.session[AUTHENTICATOR] = queries.get_authenticator_id(self.request.user.pk)
        self.request.session[SHOWN] = is_first
        return response

    def get_success_url(self) -> str:
        """Return the address of the codes for when the app is gone."""
        return f"{reverse('mfa_view_recovery_codes')}?{urlencode({REDIRECT_FIELD_NAME: own_next(self.request)})}"


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def use_authenticator(request: Any) -> HttpResponse:
    """Ask for the app or a passkey, once a session. The session gets another name: a planted one is worth nothing."""
    if not is_asked_first(request):
        return redirect(own_next(request))
    form = forms.AuthenticatorForm(data=sent(request), user=request.user)  # type: ignore[call-arg]
    if form.is_valid():
        form.save()
        request.session.cycle_key()
        request.session[AUTHENTICATOR] = queries.get_authenticator_id(request.user.pk)
        return redirect(own_next(request))
    has = second_steps(request)
    if not has["has_app"]:
        form.fields["code"].label, form.fields["code"].help_text = _("Een van uw reservecodes"), ""
    asked = {"next": request.GET.get(REDIRECT_FIELD_NAME, ""), "went_wrong": request.GET.get("toestel", "")}
    values = {"form": form, **has, **asked}
    return render(request, "accounts/use_authenticator.html", values, status=422 if form.errors else 200)


def second_steps(request: Any) -> dict[str, bool]:
    """Return what somebody has for the second step: the app, and a device that works on this site."""
    found = queries.list_passkeys(request.user.pk, webauthn.place_of(request).host)
    return {"has_app": queries.has_app(request.user.pk), "has_passkey": any(one.opens_work for one in found)}


@access.public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keep_recovery_codes(request: Any) -> HttpResponse:
    """Show the codes for when the app is gone, once; make new ones for who types a code of the app."""
    if queries.get_authenticator_id(request.user.pk) is None:
        return redirect("mfa_activate_totp")
    if request.method == "POST" and "kept" in request.POST:
        request.session.pop(SHOWN, None)
        return redirect(own_next(request))
    is_asked = request.method == "POST" and not request.session.get(SHOWN)
    form = forms.AuthenticatorForm(data=request.POST if is_asked else None, user=request.user)  # type: ignore[call-arg]
    if form.is_bound and form.is_valid():
        services.renew_recovery_codes(user_id=request.user.pk)
        request.session[SHOWN] = True
        return redirect(f"{request.path}?{urlencode({REDIRECT_FIELD_NAME: own_next(request)})}")
    codes = queries.list_recovery_codes(request.user.pk) if request.session.get(SHOWN) else ()
    values = {"codes": codes, "form": form, "next": own_next(request)}
    return render(request, "accounts/recovery_codes.html", values, status=422 if form.errors else 200)


def is_asked_first(request: Any) -> bool:
    """Tell whether somebody has a second step that they did not do in this session yet."""
    found = queries.list_authenticators(request.user.pk)
    return any(found.values()) and not found.get(request.session.get(AUTHENTICATOR), False)


def own_next(request: Any) -> str:
    """Return where to go afterwards: the path that was asked for, as long as it is one of this site."""
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    return asked if is_own_path(asked) else reverse("portal-staff:show-work")


set_up = page(signed_in(SetUp.as_view()))
