"""Who has several roles wears one hat at a time, and the app is asked for when a hat of staff is put on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import queries, services
from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Permission, Role
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.accounts.conftest import EDITOR, app_code, ask_code, browser, code_in, type_code, use_app

pytestmark = pytest.mark.django_db
Mailed = Callable[[str], list[Mail]]
HATS = "/rol/"
MINE = "/mijn/openen/"


def give(municipality: Municipality, email: str, role: Role) -> User:
    """Give somebody a role in a municipality."""
    user = User.objects.get(email=email)
    with tenancy.acting_for(municipality.pk):
        services.give_role(municipality_id=municipality.pk, user_id=user.pk, role=role, by=None, at=timezone.now())
    return user


@pytest.fixture
def carer_who_edits(city: Municipality, mailed: Mailed) -> Client:
    """Return the browser of an editor who also cares for somebody, after the code of the mail alone."""
    give(city, EDITOR, Role.CARER)
    client = browser()
    ask_code(client, EDITOR)
    type_code(client, code_in(mailed(EDITOR)[0]))
    return client


def test_who_has_one_role_chooses_nothing(signed_in: Callable[..., Client]) -> None:
    page = signed_in(Role.EDITOR).get("/werk/")

    assert page.status_code == 200
    assert "Wissel" not in page.content.decode()


def test_who_has_several_chooses_first_and_then_goes_where_they_wanted(carer_who_edits: Client) -> None:
    sent = carer_who_edits.get(MINE)

    chosen = carer_who_edits.post(sent["Location"], {"hat": "mine"})

    assert sent["Location"] == f"{HATS}?next={MINE}"
    assert chosen["Location"] == MINE


def test_ones_own_space_asks_no_app_of_somebody_who_works_here_too(carer_who_edits: Client) -> None:
    carer_who_edits.post(HATS, {"hat": "mine"})

    response = carer_who_edits.get(MINE)

    assert response.status_code == 200


def test_a_hat_of_staff_asks_for_the_app_when_it_is_put_on(carer_who_edits: Client) -> None:
    carer_who_edits.post(HATS, {"hat": "editor"})

    before = carer_who_edits.get("/werk/")
    use_app(carer_who_edits, app_code(EDITOR))
    after = carer_who_edits.get("/werk/")

    assert before["Location"] == "/inloggen/app/?next=/werk/"
    assert after.status_code == 200
    assert "Rol: Redacteur" in after.content.decode()


def test_under_one_hat_nothing_of_the_other_is_allowed(city: Municipality) -> None:
    user = give(city, EDITOR, Role.DESK)

    hats = queries.list_hats(user, timezone.now())

    assert {hat: actor.may(Permission.SEE_DESK) for hat, actor in hats.items()} == {"desk": True, "editor": False}


def test_roles_of_somebody_who_lives_here_are_worn_together(city: Municipality) -> None:
    give(city, EDITOR, Role.CARER)
    user = give(city, EDITOR, Role.CARE_RECIPIENT)

    hats = queries.list_hats(user, timezone.now())

    assert hats["mine"].roles == {Role.CARER, Role.CARE_RECIPIENT}


def test_a_screen_of_another_hat_asks_to_change_and_a_form_of_it_is_refused(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    give(city, EDITOR, Role.ADMINISTRATOR)
    client = signed_in(Role.EDITOR)
    client.post(HATS, {"hat": "editor"})

    looked, sent = client.get("/werk/mensen/"), client.post("/werk/mensen/uitnodigen/")
    page = client.get(looked["Location"]).content.decode()

    assert looked["Location"] == "/rol/?next=/werk/mensen/"
    assert "hoort bij een andere rol" in page
    assert sent.status_code == 403


def test_a_hat_that_somebody_does_not_have_cannot_be_put_on(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    give(city, EDITOR, Role.DESK)
    client = signed_in(Role.EDITOR)

    response = client.post(HATS, {"hat": "administrator"})

    assert response.status_code == 422
    assert client.get("/werk/mensen/")["Location"].startswith(HATS)


def test_a_hat_whose_role_was_ended_is_off_at_once(city: Municipality, signed_in: Callable[..., Client]) -> None:
    give(city, EDITOR, Role.DESK)
    client = signed_in(Role.EDITOR)
    client.post(HATS, {"hat": "desk"})
    before = client.get("/werk/balie/").status_code
    held = [one for one in queries.list_roles(at=timezone.now()) if one.email == EDITOR and one.role is Role.DESK]

    services.end_role(membership_id=held[0].id, by=User.objects.get(email=EDITOR).pk, at=timezone.now())

    assert (before, client.get("/werk/balie/").status_code) == (200, 403)


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example/", "/\\elders.example"])
def test_nobody_is_sent_to_another_site_by_choosing(
    target: str, city: Municipality, signed_in: Callable[..., Client]
) -> None:
    give(city, EDITOR, Role.DESK)

    response = signed_in(Role.EDITOR).post(f"{HATS}?next={target}", {"hat": "desk"})

    assert response["Location"] == "/werk/"


def test_with_a_shared_name_one_sign_in_serves_on_every_host_each_with_its_own_hat(
    city: Municipality, village: Municipality, settings: Any, signed_in: Callable[..., Client]
) -> None:
    settings.SESSION_COOKIE_DOMAIN = "localhost.example"
    give(city, EDITOR, Role.DESK)
    give(village, EDITOR, Role.DESK)
    client = signed_in(Role.EDITOR)
    client.post(HATS, {"hat": "editor"})
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    there = browser(VILLAGE_HOST)
    there.cookies[django_settings.SESSION_COOKIE_NAME] = cookie.value

    choice = client.get(HATS).content.decode()
    work = there.get("/werk/balie/")

    assert cookie["domain"] == "localhost.example"
    assert f'href="http://{VILLAGE_HOST}/rol/"' in choice
    assert work.status_code == 200
    assert there.get("/werk/mensen/").status_code == 403


def test_without_a_shared_name_a_session_is_of_one_host() -> None:
    client = people.client_of(people.person(Role.EDITOR, CITY_HOST), browser())

    client.get("/werk/")

    assert client.cookies[django_settings.SESSION_COOKIE_NAME]["domain"] == ""
