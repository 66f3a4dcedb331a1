"""Signing in: an address of mail, the code that goes there, and for who has one the code of the app; and out again.

The steps, their limits and what is remembered between them are django-allauth's; the pages are ours.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login, logout
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from draagkracht.accounts import queries, services
from draagkracht.accounts.adapter import first_page, is_own_path
from draagkracht.accounts.displays import people
from draagkracht.accounts.middleware import AUTHENTICATOR
from draagkracht.base import access
from draagkracht.municipalities.queries import SiteRequest


class Page:
    """What our pages do differently from allauth's: our frame keeps its municipality, and a refusal has its status."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Return what the template gets, without the `site` of allauth."""
        context: dict[str, Any] = super().get_context_data(**values)  # type: ignore[misc]
        context.pop("site", None)
        return context

    def form_invalid(self, form: Any) -> Any:
        """Show the form again, with what is wrong."""
        response = super().form_invalid(form)  # type: ignore[misc]
        if response.status_code == HTTPStatus.OK:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class AskCode(Page, account.RequestLoginCodeView):
    """Ask for the address of mail; whether it is known, neither the answer nor its time tells."""

    template_name = "accounts/ask_code.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the code; for an address that is not known, do the same work and undo it."""
        if form._user is None:
            services.pretend_to_send_code(municipality_id=self.request.site.id, email=form.cleaned_data["email"])
        response: HttpResponse = super().form_valid(form)
        return response

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Return what the page shows; in the demo, who can be signed in as with one press."""
        shown = people.demo_people(settings.DEMO_PEOPLE) if settings.DEMO_PEOPLE else ()
        return super().get_context_data(demo_people=shown, elsewhere=queries.list_providers(), **values)


class TypeCode(Page, account.ConfirmLoginCodeView):
    """Ask for the code of the mail; after three wrong ones it is worthless."""

    template_name = "accounts/type_code.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form gets: the address too, for which tries are counted."""
        return {**super().get_form_kwargs(), "email": self._process.state["email"]}

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Return what the page shows: for who came from a page that mails a code to everybody, the way back to it."""
        wanted = self.request.session.get(settings.SPACE_WANTED, {})
        back = wanted.get("from", "") if wanted.get("to") == self._process.state["email"] else ""
        return super().get_context_data(back=back, **values)

    def form_invalid(self, form: Any) -> Any:
        """Show the form again; or, after the last try, the first page with what happened."""
        response = super().form_invalid(form)
        if response.status_code == HTTPStatus.FOUND:
            response["Location"] += "?code=op"
        return response


def page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Return a page of sign-in as a view: everybody may see it, nothing of it is kept or written down."""
    methods = require_http_methods(["GET", "HEAD", "POST"])  # allauth takes PUT for POST
    return access.public(never_cache(sensitive_post_parameters()(methods(view))))


ask_code = page(AskCode.as_view())
type_code = page(TypeCode.as_view())


@access.public
@never_cache
@require_POST
def sign_out(request: SiteRequest) -> HttpResponse:
    """End the session, or a sign-in that was begun: nothing of it remains."""
    logout(request)
    return redirect("account_login")


@access.public
@never_cache
@require_POST
def sign_in_for_demo(request: SiteRequest) -> HttpResponse:
    """Sign in as one of the made-up people, without mail and app. The address exists in the demo alone."""
    email = request.POST.get("email", "")
    user = queries.get_demo_user(email) if email in settings.DEMO_PEOPLE else None
    if user is None:
        return redirect("account_login")
    login(request, user)
    request.session[AUTHENTICATOR] = queries.get_authenticator_id(user.pk)
    asked = request.POST.get(REDIRECT_FIELD_NAME, "")
    return redirect(asked if is_own_path(asked) else first_page(request))
