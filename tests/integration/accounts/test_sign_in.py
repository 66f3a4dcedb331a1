"""Signing in: a code by mail, the code of the app, and everything that somebody might try instead."""

import datetime
import difflib
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from draagkracht.accounts import services
from draagkracht.accounts.middleware import SEEN
from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.accounts.conftest import (
    ADMINISTRATOR,
    EDITOR,
    PROVIDER,
    STRANGER,
    app_code,
    ask_code,
    browser,
    code_in,
    newcomer,
    sign_in,
    totp,
    type_code,
    use_app,
)

pytestmark = pytest.mark.django_db
Mailed = Callable[[str], list[Mail]]
WORK = "/werk/"
CODE = r"(?<=>)\d{8}(?=<)"


def shape(sql: str) -> str:
    """Return a query without its values."""
    return re.sub(r"'[^']*'|\d+", "?", sql)[:90]


class TestTheWayIn:
    def test_a_code_by_mail_and_one_of_the_app_open_the_work(self, mailed: Mailed) -> None:
        client = browser()

        asked = ask_code(client, f"  {EDITOR.upper()} ")
        typed = type_code(client, code_in(mailed(EDITOR)[0]))
        asked_for_app = client.get(WORK)
        used = use_app(client, app_code(EDITOR))

        assert (asked.status_code, asked["Location"]) == (302, "/inloggen/code/")
        assert (typed.status_code, typed["Location"]) == (302, WORK)
        assert asked_for_app["Location"] == "/inloggen/app/?next=/werk/"
        assert (used.status_code, used["Location"]) == (302, WORK)
        assert "Rachid Redactie" in client.get(WORK).content.decode()

    def test_a_provider_needs_the_code_of_the_mail_alone(self, mailed: Mailed) -> None:
        client = browser()

        response = sign_in(client, PROVIDER, mailed)

        assert response["Location"] == WORK
        assert client.get(WORK).status_code == 200

    def test_the_mail_does_not_show_the_code_in_its_subject(self, mailed: Mailed) -> None:
        ask_code(browser(), EDITOR)

        (mail,) = mailed(EDITOR)

        assert code_in(mail) not in mail.subject
        assert "Voorbeeldstad" in mail.subject

    def test_without_the_app_no_screen_opens(self, mailed: Mailed) -> None:
        client = browser()
        ask_code(client, EDITOR)
        type_code(client, code_in(mailed(EDITOR)[0]))

        response = client.get(WORK)

        assert (response.status_code, response["Location"]) == (302, "/inloggen/app/?next=/werk/")

    def test_who_wanted_a_screen_comes_back_to_it(self, mailed: Mailed) -> None:
        client = browser()
        start = client.get("/werk/mensen/")["Location"]
        page = client.get(start).content.decode()
        assert 'name="next" value="/werk/mensen/"' in page

        code_page = ask_code(client, ADMINISTRATOR, next="/werk/mensen/")["Location"]
        typed = client.post(code_page, {"code": code_in(mailed(ADMINISTRATOR)[0]), "next": "/werk/mensen/"})
        app_page = client.get(typed["Location"])["Location"]
        response = client.post(app_page, {"code": app_code(ADMINISTRATOR)})

        assert app_page == "/inloggen/app/?next=/werk/mensen/"
        assert response["Location"] == "/werk/mensen/"

    @pytest.mark.parametrize(
        "target", ["https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:alert(1)", "/\n/x"]
    )
    def test_nobody_is_sent_to_another_site_afterwards(self, target: str, mailed: Mailed) -> None:
        client = browser()

        asked = ask_code(client, PROVIDER, next=target)
        response = type_code(client, code_in(mailed(PROVIDER)[0]), next=target)

        assert asked["Location"] == "/inloggen/code/"
        assert response["Location"] == WORK


class TestStrangers:
    def test_the_page_is_the_same_whether_an_address_is_known_or_not(self, mailed: Mailed) -> None:
        answers = []
        for email in (EDITOR, STRANGER):
            client = browser()
            response = ask_code(client, email)
            page = client.get(response["Location"]).content.decode()
            answers.append((response.status_code, response["Location"], neutral(page, email)))

        assert answers[0] == answers[1]
        assert (len(mailed(EDITOR)), len(mailed(STRANGER))) == (1, 0)

    def test_the_work_is_the_same_too_so_that_the_time_tells_nothing(self) -> None:
        ask_code(browser(), "eerst@elders.example")
        said = []
        for email in (EDITOR, STRANGER):
            client = browser()
            with CaptureQueriesContext(connection) as queries:
                ask_code(client, email)
            said.append([shape(query["sql"]) for query in queries.captured_queries])

        different = [line for line in difflib.unified_diff(said[0], said[1], lineterm="", n=0) if line[0] in "+-"]
        assert [line for line in different if line.strip("+- ") and not line.startswith("+ROLLBACK TO SAVEPOINT")] == []
        assert len(said[0]) > 30

    @pytest.mark.parametrize("code", ["1234-5678", "-", "0000-0000", "é", "a" * 41])
    def test_no_code_opens_the_door_of_nobody(self, code: str) -> None:
        client = browser()
        ask_code(client, STRANGER)

        responses = [type_code(client, code) for _ in range(3)]

        assert [response.status_code for response in responses] == [422, 422, 302]
        assert responses[2]["Location"] == "/inloggen/?code=op"

    def test_nobody_makes_an_account_by_asking(self) -> None:
        before = User.objects.count()

        ask_code(browser(), STRANGER)

        assert User.objects.count() == before

    def test_no_page_of_allauth_is_there_but_ours(self) -> None:
        found = {
            name
            for name in get_resolver().reverse_dict
            if isinstance(name, str) and name.startswith(("account", "mfa", "socialaccount", "usersessions"))
        }

        assert found == {
            "account_login",
            "account_request_login_code",
            "account_confirm_login_code",
            "mfa_authenticate",
            "mfa_activate_totp",
            "mfa_view_recovery_codes",
        }

    @pytest.mark.parametrize("path", ["/inloggen/demo/", "/accounts/login/", "/inloggen/password/", "/admin/"])
    def test_there_is_no_other_way_in(self, path: str) -> None:
        assert browser().post(path, {"email": EDITOR}).status_code == 404
        assert "verzonnen" not in browser().get("/inloggen/").content.decode()


def neutral(page: str, email: str) -> str:
    """Return a page without the address that was typed and without the token of its form."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(email, "…"))


class TestGuessing:
    def test_after_three_wrong_codes_the_right_one_is_worthless(self, mailed: Mailed) -> None:
        client = browser()
        ask_code(client, PROVIDER)

        wrong = [type_code(client, "1111-1111") for _ in range(3)]
        response = type_code(client, code_in(mailed(PROVIDER)[0]))

        assert [answer.status_code for answer in wrong] == [422, 422, 302]
        assert response["Location"] == "/inloggen/"
        assert client.get(WORK).status_code == 302

    def test_a_copy_of_the_session_gives_no_more_tries(self, mailed: Mailed) -> None:
        client = browser()
        ask_code(client, PROVIDER)
        session = Session.objects.get()

        refused = 0
        for _ in range(12):
            Session.objects.filter(pk=session.pk).update(session_data=session.session_data)
            page = type_code(client, "1111-1111").content.decode()
            refused += "te vaak" in page
        Session.objects.filter(pk=session.pk).update(session_data=session.session_data)
        response = type_code(client, code_in(mailed(PROVIDER)[0]))

        assert refused == 2
        assert response.status_code == 422
        assert "te vaak" in response.content.decode()

    def test_a_code_cannot_be_asked_without_end(self, mailed: Mailed) -> None:
        responses = [ask_code(browser(), EDITOR) for _ in range(5)]

        assert [response.status_code for response in responses] == [302, 302, 302, 422, 422]
        assert "te vaak" in responses[4].content.decode()
        assert len(mailed(EDITOR)) == 3

    def test_the_code_of_the_app_cannot_be_guessed_either(self, mailed: Mailed) -> None:
        client = browser()
        ask_code(client, EDITOR)
        type_code(client, code_in(mailed(EDITOR)[0]))

        wrong = [use_app(client, "000000") for _ in range(5)]
        response = use_app(client, app_code(EDITOR))

        assert {answer.status_code for answer in wrong} == {422}
        assert response.status_code == 422
        assert "te vaak" in response.content.decode()

    def test_a_code_of_the_app_works_once(self, mailed: Mailed) -> None:
        code = app_code(EDITOR)
        first, second = browser(), browser()
        for client in (first, second):
            ask_code(client, EDITOR)
            type_code(client, code_in(mailed(EDITOR)[0]))

        responses = [use_app(client, code) for client in (first, second)]

        assert [response.status_code for response in responses] == [302, 422]

    def test_a_code_of_the_mail_works_once_and_in_the_browser_that_asked(self, mailed: Mailed) -> None:
        client, other = browser(), browser()
        ask_code(client, PROVIDER)
        code = code_in(mailed(PROVIDER)[0])
        ask_code(other, STRANGER)

        elsewhere = type_code(other, code)
        first = type_code(client, code)
        client.post("/uitloggen/")
        again = type_code(client, code)

        assert elsewhere.status_code == 422
        assert first["Location"] == WORK
        assert again["Location"] == "/inloggen/"

    def test_a_code_of_the_mail_ends_after_ten_minutes(self, mailed: Mailed, monkeypatch: pytest.MonkeyPatch) -> None:
        client = browser()
        ask_code(client, PROVIDER)
        later = time.time() + 601

        monkeypatch.setattr("time.time", lambda: later)
        response = type_code(client, code_in(mailed(PROVIDER)[0]))

        assert response["Location"] == "/inloggen/"


class TestTheSession:
    def test_a_session_that_somebody_planted_is_not_the_one_after_sign_in(self, mailed: Mailed) -> None:
        client = browser()
        ask_code(client, PROVIDER)
        planted = client.cookies[django_settings.SESSION_COOKIE_NAME].value

        type_code(client, code_in(mailed(PROVIDER)[0]))

        thief = browser()
        thief.cookies[django_settings.SESSION_COOKIE_NAME] = planted
        assert client.cookies[django_settings.SESSION_COOKIE_NAME].value != planted
        assert thief.get(WORK).status_code == 302

    def test_its_cookie_is_for_this_site_and_not_for_scripts_and_goes_with_the_browser(self, mailed: Mailed) -> None:
        client = browser()
        sign_in(client, PROVIDER, mailed)

        cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]

        assert (cookie["httponly"], cookie["samesite"], cookie["domain"], cookie["path"]) == (True, "Lax", "", "/")
        assert cookie["max-age"] == ""

    def test_it_ends_after_hours_of_rest_and_not_before(self, signed_in: Callable[..., Client]) -> None:
        client = signed_in(Role.EDITOR)
        client.get(WORK)
        session = Session.objects.get()
        rest = session.expire_date - timezone.now()

        Session.objects.update(expire_date=timezone.now())
        response = client.get(WORK)

        assert abs(rest.total_seconds() - django_settings.SESSION_COOKIE_AGE) < 60
        assert django_settings.SESSION_COOKIE_AGE == 4 * 3600
        assert response["Location"] == "/inloggen/?next=/werk/"

    def test_work_lets_the_rest_begin_anew(self, signed_in: Callable[..., Client]) -> None:
        client = signed_in(Role.EDITOR)
        session = client.session
        session[SEEN] = int(time.time()) - 3600
        session.save()
        Session.objects.update(expire_date=timezone.now() + datetime.timedelta(hours=1))

        client.get(WORK)

        assert Session.objects.get().expire_date > timezone.now() + datetime.timedelta(hours=3)

    def test_signing_out_ends_it_also_for_who_kept_the_cookie(self, signed_in: Callable[..., Client]) -> None:
        client = signed_in(Role.EDITOR)
        kept = client.cookies[django_settings.SESSION_COOKIE_NAME].value

        response = client.post("/uitloggen/")

        other = browser()
        other.cookies[django_settings.SESSION_COOKIE_NAME] = kept
        assert response["Location"] == "/inloggen/"
        assert other.get(WORK).status_code == 302
        assert client.get("/uitloggen/").status_code == 405

    def test_another_tab_that_signs_out_sends_this_one_to_sign_in(self, signed_in: Callable[..., Client]) -> None:
        client = signed_in(Role.ADMINISTRATOR)
        client.get("/werk/mensen/uitnodigen/")

        client.post("/uitloggen/")
        response = client.post("/werk/mensen/uitnodigen/", {"name": "x", "email": "x@y.example", "role": "desk"})

        assert response["Location"] == "/inloggen/?next=/werk/"

    def test_a_session_from_before_the_app_was_set_up_opens_no_screen(self, city: Municipality) -> None:
        user = newcomer()
        give(city, user, Role.EDITOR)
        client = browser()
        client.force_login(user)

        Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
        response = client.get(WORK)

        assert response["Location"] == "/inloggen/app/?next=/werk/"

    def test_a_session_in_which_another_app_was_used_ends(self, signed_in: Callable[..., Client]) -> None:
        client = signed_in(Role.EDITOR)
        Authenticator.objects.filter(user__email=EDITOR).delete()
        Authenticator.objects.create(user=User.objects.get(email=EDITOR), type="totp", data={"secret": "x"})

        response = client.get(WORK)

        assert response["Location"] == "/inloggen/?next=/werk/"
        assert Session.objects.count() == 0

    def test_typing_the_code_of_the_app_gives_the_session_another_name(self, mailed: Mailed) -> None:
        client = browser()
        ask_code(client, EDITOR)
        type_code(client, code_in(mailed(EDITOR)[0]))
        before = client.cookies[django_settings.SESSION_COOKIE_NAME].value

        use_app(client, app_code(EDITOR))

        thief = browser()
        thief.cookies[django_settings.SESSION_COOKIE_NAME] = before
        assert client.get(WORK).status_code == 200
        assert thief.get(WORK)["Location"] == "/inloggen/?next=/werk/"

    def test_no_form_works_without_its_token(self, mailed: Mailed) -> None:
        client = browser(is_strict=True)

        responses = [
            client.post(path, {"email": EDITOR, "code": "1"})
            for path in ("/inloggen/", "/inloggen/code/", "/inloggen/app/", "/uitloggen/", "/werk/mensen/uitnodigen/")
        ]

        assert [response.status_code for response in responses] == [403] * 5
        assert mailed(EDITOR) == []


class TestMunicipalities:
    def test_a_role_in_one_municipality_is_nothing_on_the_site_of_another(
        self, signed_in: Callable[..., Client]
    ) -> None:
        client = signed_in(Role.EDITOR)
        carried = browser(VILLAGE_HOST)
        carried.cookies[django_settings.SESSION_COOKIE_NAME] = client.cookies[django_settings.SESSION_COOKIE_NAME].value

        response = carried.get(WORK)

        assert client.get(WORK).status_code == 200
        assert response.status_code == 403
        assert "U hebt geen rol bij deze gemeente" in response.content.decode()

    def test_one_sign_in_serves_in_every_municipality_where_one_has_a_role(
        self, village: Municipality, signed_in: Callable[..., Client]
    ) -> None:
        client = signed_in(Role.EDITOR)
        with_role = browser(VILLAGE_HOST)
        with_role.cookies[django_settings.SESSION_COOKIE_NAME] = client.cookies[
            django_settings.SESSION_COOKIE_NAME
        ].value
        give(village, people.person(Role.EDITOR, CITY_HOST), Role.DESK)

        page = with_role.get(WORK).content.decode()

        assert "Rachid Redactie" in page
        assert with_role.get("/werk/mensen/").status_code == 403


def give(municipality: Municipality, user: User, role: Role) -> Any:
    """Give somebody a role in a municipality."""
    from draagkracht.base import tenancy  # noqa: PLC0415

    with tenancy.acting_for(municipality.pk):
        return services.give_role(
            municipality_id=municipality.pk, user_id=user.pk, role=role, by=None, at=timezone.now()
        )


class TestTheApp:
    @pytest.fixture
    def client(self, city: Municipality) -> Client:
        """Return the browser of a new editor, who typed the code of the mail and has no app yet."""
        user = newcomer()
        give(city, user, Role.EDITOR)
        client = browser()
        client.force_login(user)
        return client

    def test_it_is_asked_for_before_the_first_screen(self, client: Client) -> None:
        response = client.get("/werk/mensen/")

        assert response["Location"] == "/inloggen/app-instellen/?next=/werk/mensen/"
        page = client.get(response["Location"]).content.decode()
        assert 'src="data:image/svg+xml;base64,' in page
        assert " style=" not in page

    def test_its_first_code_opens_the_work_after_codes_for_when_it_is_gone(self, client: Client) -> None:
        client.get("/inloggen/app-instellen/")

        response = client.post("/inloggen/app-instellen/", {"code": totp(client.session["mfa.totp.secret"])})
        page = client.get(response["Location"]).content.decode()
        kept = client.post("/inloggen/reservecodes/", {"kept": "1"})

        assert len(re.findall(CODE, page)) == 10
        assert kept["Location"] == WORK
        assert client.get(WORK).status_code == 200
        assert not re.search(CODE, client.get("/inloggen/reservecodes/").content.decode())

    def test_a_second_tab_shows_the_same_drawing(self, client: Client) -> None:
        client.get("/inloggen/app-instellen/")
        secret = client.session["mfa.totp.secret"]

        client.get("/inloggen/app-instellen/")

        assert client.session["mfa.totp.secret"] == secret

    def test_a_wrong_code_keeps_the_drawing(self, client: Client) -> None:
        client.get("/inloggen/app-instellen/")
        secret = client.session["mfa.totp.secret"]

        response = client.post("/inloggen/app-instellen/", {"code": "000000"})

        assert response.status_code == 422
        assert secret in response.content.decode().replace(" ", "")
        assert "klopt niet" in response.content.decode()

    def test_pressing_twice_sets_it_up_once(self, client: Client) -> None:
        client.get("/inloggen/app-instellen/")
        code = totp(client.session["mfa.totp.secret"])

        responses = [client.post("/inloggen/app-instellen/", {"code": code}) for _ in range(2)]

        assert [response.status_code for response in responses] == [302, 302]
        assert Authenticator.objects.filter(user__email="nieuw@voorbeeldstad.example", type="totp").count() == 1

    def test_its_secret_is_encrypted_in_the_database(self, client: Client) -> None:
        client.get("/inloggen/app-instellen/")
        secret = client.session["mfa.totp.secret"]
        client.post("/inloggen/app-instellen/", {"code": totp(secret)})

        kept = Authenticator.objects.get(user__email="nieuw@voorbeeldstad.example", type="totp").data

        assert secret not in str(kept)

    def test_a_code_for_when_it_is_gone_works_once(self, mailed: Mailed) -> None:
        user = User.objects.get(email=EDITOR)
        code = RecoveryCodes.activate(user).get_unused_codes()[0]
        statuses = []
        for _ in range(2):
            client = browser()
            ask_code(client, EDITOR)
            type_code(client, code_in(mailed(EDITOR)[0]))
            statuses.append(use_app(client, code).status_code)

        assert statuses == [302, 422]

    def test_new_codes_make_the_old_ones_worthless(self, signed_in: Callable[..., Client]) -> None:
        user = User.objects.get(email=EDITOR)
        old = RecoveryCodes.activate(user).get_unused_codes()
        client = signed_in(Role.EDITOR)

        response = client.post("/inloggen/reservecodes/", {"code": app_code(EDITOR)})
        page = client.get(response["Location"]).content.decode()

        new = re.findall(CODE, page)
        assert len(new) == 10
        assert set(new) & set(old) == set()

    def test_who_lost_everything_gets_another_by_whoever_runs_the_installation(
        self, signed_in: Callable[..., Client]
    ) -> None:
        client = signed_in(Role.EDITOR)

        done = services.reset_authenticator(email=EDITOR)

        assert done
        assert client.get(WORK)["Location"] == "/inloggen/?next=/werk/"
        assert not Authenticator.objects.filter(user__email=EDITOR).exists()
        assert not services.reset_authenticator(email=STRANGER)

    def test_secrets_move_to_a_new_key_of_the_installation(self, settings: Any) -> None:
        before = app_code(EDITOR)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another key for tests, long enough to satisfy whoever counts characters"

        renewed = services.renew_secrets()
        settings.SECRET_KEY_FALLBACKS = []

        assert renewed == Authenticator.objects.count()
        assert app_code(EDITOR) == before
        assert services.renew_secrets() == 0
