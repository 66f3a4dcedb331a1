"""`draagkracht people`: the first administrator, and who lost their telephone."""

import datetime
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import queries
from draagkracht.accounts.models import Invitation
from draagkracht.base import tenancy
from draagkracht.config import tidying
from draagkracht.municipalities.models import Mail, Municipality
from tests.conftest import CITY_HOST
from tests.integration.cli.conftest import Run, check_refusal
from tests.integration.test_production import run

pytestmark = pytest.mark.django_db
NINA = "nina@gemeente.example"
INVITE = ("people", "invite", "--municipality", "voorbeeldstad", "--email", "Nina@Gemeente.example")


def test_the_first_administrator_is_invited_by_mail(draagkracht: Run, city: Municipality) -> None:
    outcome = draagkracht(*INVITE, "--name", "Nina")

    mail = Mail.objects.get(to=NINA)
    link = re.search(rf"http://{CITY_HOST}(/uitnodiging/\S+)", mail.body)
    assert (outcome.code, outcome.err) == (0, "")
    assert link is not None
    assert link[1] not in outcome.out
    assert "Beheerder" in Client(headers={"host": CITY_HOST}).get(link[1]).content.decode()


def test_asking_twice_sends_a_new_link_and_keeps_one_invitation(draagkracht: Run, city: Municipality) -> None:
    for _ in range(2):
        draagkracht(*INVITE)

    assert Invitation.objects.filter(email=NINA).count() == 1
    assert Mail.objects.filter(to=NINA).count() == 2


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--municipality", "nergens", "--email", NINA), "nergens"),
        (("--municipality", "voorbeeldstad", "--email", "nina"), "nina is no address of mail"),
        (("--municipality", "voorbeeldstad", "--email", NINA, "--role", "boss"), "boss"),
        (("--municipality", "voorbeeldstad", "--email", NINA, "--role", "provider"), "--organization"),
        (("--municipality", "voorbeeldstad", "--email", NINA, "--organization", "x"), "--organization"),
        (("--municipality", "voorbeeldstad", "--email", "anouk@voorbeeldstad.example"), "has this role already"),
        (("--email", NINA), "--municipality"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: tuple[str, ...], named: str, draagkracht: Run, city: Municipality
) -> None:
    outcome = draagkracht("people", "invite", *arguments)

    check_refusal(outcome, named)
    assert not Invitation.objects.exists()


def test_who_lost_a_telephone_sets_up_another(draagkracht: Run) -> None:
    outcome = draagkracht("people", "reset-authenticator", "--email", "rachid@voorbeeldstad.example")

    assert outcome.code == 0
    assert not Authenticator.objects.filter(user__email="rachid@voorbeeldstad.example").exists()
    check_refusal(draagkracht("people", "reset-authenticator", "--email", NINA), NINA)


def test_secrets_are_renewed_before_an_old_key_goes(draagkracht: Run, settings: Any) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key for tests, long enough to satisfy whoever counts characters"

    outcome = draagkracht("keys", "rotate")

    assert f"secrets of authenticator apps: {Authenticator.objects.count()} renewed\n" in outcome.out


def test_what_is_past_its_date_goes(draagkracht: Run, city: Municipality) -> None:
    draagkracht(*INVITE)
    client = Client(headers={"host": CITY_HOST})
    client.post("/inloggen/", {"email": NINA})
    assert Session.objects.count() == 1

    with tenancy.acting_for():
        deleted = tidying.tidy(timezone.now() + datetime.timedelta(days=40))

    assert (deleted["sessions"], deleted["invitations"]) == (1, 1)
    assert not Session.objects.exists()


@pytest.mark.parametrize("hours", ["0", "25", "vier", "1.5", "-1"])
def test_a_session_lasts_a_number_of_hours_in_a_day(hours: str) -> None:
    result = run("from draagkracht.config import settings", DRAAGKRACHT_SESSION_HOURS=hours)

    assert result.returncode == 1
    assert "is no whole number from 1 to 24" in result.stderr


def test_the_demo_lets_in_with_one_press_and_no_other_installation_does() -> None:
    code = (
        "import django; django.setup(); from django.urls import resolve, Resolver404\n"
        "try: print(resolve('/inloggen/demo/').url_name)\n"
        "except Resolver404: print('absent')"
    )
    needed = {"DJANGO_SETTINGS_MODULE": "draagkracht.config.settings", "DATABASE_URL": "dbname=x"}

    results = [run(code, DRAAGKRACHT_MODE=mode, **needed) for mode in ("demo", "production", "test")]

    assert [result.stdout.strip() for result in results] == ["sign-in-for-demo", "absent", "absent"]


NAMED = ("people", "add-service", "--municipality", "voorbeeldstad", "--code", "entra", "--name", "Entra ID")
SERVICE = (*NAMED, "--issuer", "https://login.example", "--client-id", "us", "--secret", "s")


def test_a_service_for_staff_says_with_which_level_no_app_is_asked(draagkracht: Run, city: Municipality) -> None:
    outcome = draagkracht(*SERVICE, "--audience", "staff", "--strong-level", "mfa")

    provider = queries.get_provider("entra")
    assert (outcome.code, outcome.err) == (0, "")
    assert provider is not None
    assert (provider.strong_level, provider.minimum_level) == ("mfa", "")


def test_a_level_in_place_of_the_app_is_for_staff(draagkracht: Run, city: Municipality) -> None:
    outcome = draagkracht(*SERVICE, "--audience", "residents", "--strong-level", "mfa")

    check_refusal(outcome, "--strong-level is for --audience staff")
