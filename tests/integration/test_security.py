"""Every page says to the browser what it may do, no form works without its token, and production is not careless."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import OperationalError
from django.test import Client

from draagkracht.portal.check import answer_cookie
from draagkracht.portal.dropout import flow as dropout
from draagkracht.portal.respite_route import flow as respite_route
from tests.conftest import CITY_HOST
from tests.integration import hostile
from tests.integration.asking import addresses, answer_all, ask, visitor

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
COOKIES = {"csrftoken", answer_cookie.NAME}
GOOD_SECRET = "kQ7-rT2_xZ9pLm4vB8nW3cY6hJ1dF5gS0aE_uIoPqRt"


def policy_of(headers: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the content policy: sources by directive."""
    directives = (part.split() for part in headers["Content-Security-Policy"].split(";"))
    return {words[0]: words[1:] for words in directives if words}


def check_headers(headers: Mapping[str, str], where: str) -> None:
    """Assert that an answer says to the browser what it may do."""
    policy = policy_of(headers)
    said = headers["Content-Security-Policy"]
    assert policy["default-src"] == ["'none'"], where
    assert policy["frame-ancestors"] == ["'none'"], where
    assert policy["base-uri"] == ["'none'"], where
    assert policy["object-src"] == ["'none'"], where
    assert policy["form-action"] == ["'self'"], where
    assert [word for word in ("unsafe-inline", "unsafe-eval", "*", "http:", "https:") if word in said] == [], where
    assert headers["X-Content-Type-Options"] == "nosniff", where
    assert headers["X-Frame-Options"] == "DENY", where
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, where
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", where
    assert "Server" not in headers, where
    assert "X-Powered-By" not in headers, where


def test_every_page_in_every_language_says_what_the_browser_may_do() -> None:
    client = visitor()
    answer_all(client)

    for path in addresses():
        check_headers(client.get(path).headers, path)


def test_the_walk_meets_every_page() -> None:
    found = addresses(languages=["nl"])

    assert {"/", "/check/", "/check/uitkomst/", "/bel-mij/", "/wat-is-er/", "/hulp/", "/privacy/"} <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/no-such-page/", CITY_HOST, 404),
        ("/check", CITY_HOST, 301),
        ("/check/uitkomst/", CITY_HOST, 302),
        ("/de/", CITY_HOST, 404),
        ("/", "onbekend.example", 200),
        ("/check/", "onbekend.example", 404),
        ("/", "not a host", 200),
        ("/static/no-such-file.css", CITY_HOST, 404),
        ("/check/wissen/", CITY_HOST, 405),
        ("/?" + "&".join("a=b" for _ in range(300)), CITY_HOST, 400),
        ("/wat-is-er/?" + "&".join("a=b" for _ in range(300)), CITY_HOST, 400),
    ],
)
def test_pages_for_when_something_is_wrong_say_so_too(path: str, host: str, status: int) -> None:
    reply = ask(path, host=host)

    assert reply.status == status
    check_headers(dict(reply.headers), path)


def test_a_form_without_its_token_is_refused_with_the_same_headers() -> None:
    response = Client(headers={"host": CITY_HOST}, enforce_csrf_checks=True).post(
        "/check/vraag/minor/", {"minor": "no"}
    )

    assert response.status_code == 403
    check_headers(response.headers, "403")


@pytest.mark.parametrize(("error", "status"), [(RuntimeError("unforeseen"), 500), (OperationalError("gone"), 503)])
def test_pages_about_our_own_faults_say_so_too(error: Exception, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("draagkracht.portal.views.check.flow.open_check", fail)
    client = visitor()
    client.raise_request_exception = False

    response = client.get("/check/uitkomst/")

    assert response.status_code == status
    check_headers(response.headers, str(status))


def test_style_and_script_come_from_this_site_alone() -> None:
    client = visitor()
    answer_all(client)

    for path in addresses(languages=["nl", "ar"]):
        page = client.get(path).content.decode("utf-8", "replace")

        assert " style=" not in page, path
        assert "<style" not in page, path
        assert "javascript:" not in page, path
        assert 'src="http' not in page, path
        assert 'rel="stylesheet" href="http' not in page, path


def test_only_four_cookies_exist_and_all_are_out_of_reach_of_scripts_and_other_sites() -> None:
    found: dict[str, Any] = {}
    for path in addresses(languages=["nl", "en"]):
        found.update(visitor().get(path).cookies)
    client = visitor()
    answer_all(client)
    client.post("/hulp/overnemen/vraag/now/", {"now": "with"})
    client.post("/even-vrij/", {"forms": ["stay"]})
    found.update(client.cookies)

    assert set(found) == {*COOKIES, dropout.COOKIE, respite_route.COOKIE}
    for name, cookie in found.items():
        assert cookie["httponly"] is True, name
        assert cookie["samesite"] == "Lax", name
        assert cookie["domain"] == "", name


# A program that reads mail presses here for its owner (RFC 8058), without a page and without a token of ours.
PRESSED_FROM_MAIL = "/stop-mails/"


@pytest.mark.parametrize("path", [path for path in addresses(languages=["nl", "ar"]) if PRESSED_FROM_MAIL not in path])
def test_no_form_works_without_its_token(path: str) -> None:
    client = Client(headers={"host": CITY_HOST}, enforce_csrf_checks=True)

    for sent, headers in (
        ({"minor": "no"}, {}),
        ({"csrfmiddlewaretoken": "a" * 64}, {}),
        ({}, {"x-csrftoken": "a" * 32, "origin": "http://elders.example"}),
    ):
        response = client.post(path, sent, headers=headers)
        # A file that one may only read takes no form; whoever must sign in first is sent there before a file is read.
        is_sent_on = response.status_code == 302 and response["Location"].startswith("/inloggen/")
        assert response.status_code in {403, 405} or is_sent_on


def test_a_form_with_its_token_works_and_from_another_site_it_does_not() -> None:
    client = Client(headers={"host": CITY_HOST}, enforce_csrf_checks=True)
    client.get("/check/vraag/minor/")
    form = {"minor": "no", "csrfmiddlewaretoken": client.cookies["csrftoken"].value}

    own = client.post("/check/vraag/minor/", form, headers={"origin": f"http://{CITY_HOST}"})
    others = [
        client.post("/check/vraag/minor/", form, headers={"origin": origin})
        for origin in ("http://elders.example", "null", "http://voorbeelddorp.localhost", f"https://{CITY_HOST}")
    ]

    assert own.status_code == 302
    assert [response.status_code for response in others] == [403] * 4


def test_a_token_of_one_visitor_is_of_no_use_to_another() -> None:
    one, other = (Client(headers={"host": CITY_HOST}, enforce_csrf_checks=True) for _ in range(2))
    for client in (one, other):
        client.get("/check/vraag/minor/")

    response = other.post("/check/vraag/minor/", {"minor": "no", "csrfmiddlewaretoken": one.cookies["csrftoken"].value})

    assert response.status_code == 403


class TestBehindTls:
    """As in production: the proxy speaks TLS with the browser."""

    @pytest.fixture(autouse=True)
    def behind_tls(self, settings: Any) -> None:
        settings.BEHIND_TLS = settings.SECURE_SSL_REDIRECT = settings.CSRF_COOKIE_SECURE = True
        settings.SECURE_HSTS_SECONDS = 63_072_000
        settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True

    def test_a_page_asks_for_tls_for_two_years(self) -> None:
        response = Client(headers={"host": CITY_HOST}).get("/", secure=True)

        assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
        check_headers(response.headers, "/")

    def test_a_request_without_tls_is_sent_on(self) -> None:
        response = Client(headers={"host": CITY_HOST}).get("/check/?via=flyer")

        assert response.status_code == 301
        assert response["Location"] == f"https://{CITY_HOST}/check/?via=flyer"

    def test_every_cookie_travels_over_tls_alone(self) -> None:
        client = Client(headers={"host": CITY_HOST})
        client.get("/check/", secure=True)
        client.get("/check/vraag/minor/", secure=True)

        assert set(client.cookies) == COOKIES
        assert all(cookie["secure"] for cookie in client.cookies.values())


def test_a_page_shows_what_was_typed_as_text() -> None:
    typed = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}{% now "Y" %}'
    client = visitor()

    response = answer_all(client, place="Oost")
    pages = [
        client.post("/check/vraag/about/", {"place": typed + "x" * 80}),
        client.post("/check/vraag/about/", {"place": typed[:70]}, follow=True),
        client.post("/bel-mij/", {"phone": typed, "name": typed}),
        client.get("/wat-is-er/", {"woord": typed, "plaats": typed}),
        client.get("/", {"via": typed}),
    ]

    assert response.status_code == 302
    for response in pages:
        page = response.content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_request_body_is_bounded() -> None:
    assert hostile.limit() <= 1024 * 1024
    assert django_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 1000
