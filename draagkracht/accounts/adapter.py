"""What django-allauth asks of the project: our words, our mail, our refusals."""

import io
from collections.abc import Mapping
from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts import cipher, queries, services
from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.accounts.rules import MINE

WRONG_CODE = _("Deze code klopt niet. Kijk goed en typ de code opnieuw.")
TOO_OFTEN = _("U hebt te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw.")


class AccountAdapter(DefaultAccountAdapter):
    """Signing in: in our words, by mail of the municipality, and for nobody who was not invited."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return whether a stranger may make an account: never."""
        return False

    def get_login_stages(self) -> list[str]:
        """Return what allauth asks before somebody is signed in: not the app, for which a hat of staff asks."""
        return [stage for stage in super().get_login_stages() if not stage.startswith("allauth.mfa")]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the code to sign in; allauth has no other mail that we let go."""
        if template_prefix != "account/email/login_code":
            raise NotImplementedError(template_prefix)
        services.send_code(municipality_id=current.request.site.id, email=email, code=context["code"])

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Answer to somebody who may not sign in any more: as if nothing happened."""
        return redirect("account_login")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return no way to prove again who one is: our screens ask for a code in their own form."""
        return []

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where to go after sign-in: on with the space that was asked for, or to one's first page."""
        if settings.SPACE_WANTED in request.session:
            return reverse(settings.SPACE_WANTED_URL)
        return first_page(request)

    def is_safe_url(self, url: str) -> bool:
        """Return whether to go to an address after sign-in: a path of this site, and nothing else."""
        return is_own_path(url)


class AuthenticatorAdapter(DefaultMFAAdapter):
    """The authenticator app: its secrets are encrypted in the database."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return cipher.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret of what the database keeps."""
        return cipher.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return under which name the app shows the codes."""
        return "Draagkracht"

    def build_totp_svg(self, url: str) -> str:
        """Return the drawing that the app reads, black on white whatever the colours of the page."""
        drawing = io.BytesIO()
        segno.make_qr(url).save(drawing, kind="svg", scale=6, border=4, light="#fff", xmldecl=False)
        return drawing.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Return whether somebody takes away their own app: never, staff needs one."""
        raise PermissionDenied


def first_page(request: Any) -> str:
    """Return where somebody begins who signed in: with a choice for who has several hats, else with that of theirs."""
    hats = queries.list_hats(request.user, timezone.now())
    return reverse("choose-hat") if len(hats) > 1 else first_page_of(next(iter(hats), ""), hats)


def first_page_of(hat: str, hats: Mapping[str, Actor]) -> str:
    """Return where somebody begins under a hat: in their own space, with what they share, or with the work."""
    if hat != MINE:
        return reverse(settings.LOGIN_REDIRECT_URL)
    return reverse(settings.OWN_SPACE_URL if hats[hat].may(Permission.SEE_OWN_SPACE) else settings.CIRCLES_URL)


def is_own_path(url: str) -> bool:
    """Return whether an address is a path of this site, as a browser reads it: also a backslash is a slash there."""
    plain = url.strip()
    return plain == url and url.startswith("/") and url[1:2] not in {"/", "\\"} and url.isprintable()
