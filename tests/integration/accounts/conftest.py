"""What the tests of sign-in and of people share."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client

from draagkracht.accounts import cipher
from draagkracht.accounts.models import User
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from tests.conftest import CITY_HOST

ADMINISTRATOR = "anouk@voorbeeldstad.example"
EDITOR = "rachid@voorbeeldstad.example"
PROVIDER = "piet@hethofje.example"
STRANGER = "onbekend@elders.example"
FOUND = 302


@pytest.fixture(autouse=True)
def _nobody_tried_yet(db: None) -> None:
    """Begin without tries: each test does as if nobody came before."""
    cache.clear()


@pytest.fixture
def mailed(city: Municipality) -> Callable[[str], list[Mail]]:
    """Return a function that gives the mails to somebody, the last one first."""

    def find(email: str) -> list[Mail]:
        with tenancy.acting_for(city.pk):
            return list(Mail.objects.filter(to=email).order_by("-pk"))

    return find


def code_in(mail: Mail) -> str:
    """Return the code of a mail."""
    found = re.search(r"\d{4}-\d{4}", mail.body)
    assert found is not None
    return found[0]


def app_code(email: str, *, steps: int = 0) -> str:
    """Return what somebody's authenticator app shows; `steps` later or earlier."""
    authenticator = Authenticator.objects.get(user__email=email, type="totp")
    return totp(cipher.decrypt(authenticator.data["secret"]), steps=steps)


def totp(secret: str, *, steps: int = 0) -> str:
    """Return the code of a secret."""
    code: str = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))
    return code


def ask_code(client: Client, email: str, **more: str) -> Any:
    """Ask for a code."""
    return client.post("/inloggen/", {"email": email, **more})


def type_code(client: Client, code: str, **more: str) -> Any:
    """Type the code of the mail."""
    return client.post("/inloggen/code/", {"code": code, **more})


def use_app(client: Client, code: str, *, to: str = "/werk/") -> Any:
    """Type the code of the app, on the way to a screen."""
    return client.post(f"/inloggen/app/?next={to}", {"code": code})


def sign_in(client: Client, email: str, mailed: Callable[[str], list[Mail]]) -> Any:
    """Go through every step; return the last answer."""
    ask_code(client, email)
    response = type_code(client, code_in(mailed(email)[0]))
    asked = client.get(response["Location"])
    if asked.status_code == FOUND and asked["Location"].startswith("/inloggen/app/?"):
        response = use_app(client, app_code(email))
    return response


def newcomer(email: str = "nieuw@voorbeeldstad.example") -> User:
    """Make somebody without a role."""
    return User.objects.create_user(email=email, name="Nina Nieuw")


def browser(host: str = CITY_HOST, *, is_strict: bool = False) -> Client:
    """Return a browser; a strict one needs the token of a form."""
    return Client(headers={"host": host}, enforce_csrf_checks=is_strict)
