"""Anonymous by construction: answers are in one encrypted cookie of the visitor, and nowhere else."""

import base64
import binascii
import logging
import re
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from draagkracht.assessments.rules import definitions
from draagkracht.municipalities import queries
from draagkracht.portal.check import answer_cookie
from tests.conftest import CITY_HOST
from tests.integration.asking import addresses, answer, answer_all, cookie_of, visitor

pytestmark = pytest.mark.django_db

# A place that exists nowhere, and codes that no address, no table and no header has a reason to hold.
PLACE = "Zwaluwenkwelder-aan-de-Plantvaart"
PLANTED = {
    "tasks": ["translating", "family-care"],
    "energy": ["care-workers", "own-time"],
    "safe": "cannot-go-on",
    "perseverance": "1w-1m",
    "condition": ["palliative"],
    "recipient-age": ["65-80"],
    "place": PLACE,
}
CODES = ("cannot-go-on", "care-workers", "1w-1m", "family-care")
LARGEST_PLACE = "𐍈" * 80


def dump() -> dict[str, list[str]]:
    """Return every row of every table as text, seen by the owner, whom no policy binds."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        )
        tables = [row[0] for row in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = [row[0] for row in cursor.fetchall()]
        cursor.execute("SET LOCAL ROLE draagkracht_app")
    return found


def new_rows(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return table and row of everything that was added or changed."""
    return [(table, row) for table, rows in after.items() for row in rows if row not in set(before[table])]


def test_the_owner_sees_every_row_of_every_municipality() -> None:
    found = dump()

    slugs = "".join(found["public.municipalities_place"] + found["public.municipalities_municipality"])
    assert "Oost" in slugs
    assert {"public.assessments_checkcount", "public.directory_service", "public.django_migrations"} <= set(found)
    assert len(found["public.directory_service"]) > 100


def test_a_check_leaves_one_row_in_the_database_and_that_is_a_number() -> None:
    before = dump()
    client = visitor()
    client.get("/check/?via=nope")

    response = answer_all(client, **PLANTED)
    for path in (response["Location"], "/check/uitkomst/brief/", "/check/nu-bellen/", "/check/vraag/about/"):
        assert client.get(path).status_code == 200

    after = dump()
    new = new_rows(before, after)
    assert [table for table, _ in new] == ["public.assessments_checkcount"]
    assert re.fullmatch(r'\(\d+,\d{4}-\d\d-\d\d,"?"?,(light|moderate|heavy),1,\d+\)', new[0][1])
    assert PLACE not in str(after)
    assert PLACE.encode().hex() not in str(after)


def test_answers_are_in_no_query_so_the_journal_of_the_database_cannot_hold_them() -> None:
    client = visitor()

    with CaptureQueriesContext(connection) as queries:
        response = answer_all(client, **PLANTED)
        client.get(response["Location"])
        client.get("/check/uitkomst/brief/")

    said = "\n".join(query["sql"] for query in queries.captured_queries)
    assert "assessments_checkcount" in said
    assert [planted for planted in (PLACE, *CODES) if planted in said] == []


def test_answers_are_in_no_journal_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("django", "django.request", "django.security", "django.db.backends", "draagkracht"):
        caplog.set_level(logging.DEBUG, logger=name)
    client = visitor()

    response = answer_all(client, **PLANTED)
    client.get(response["Location"])
    client.get("/check/uitkomst/brief/")
    answer(client, "about", {"place": PLACE + "x" * 100, "condition": "cannot-go-on"})
    answer(client, "sleep", {"sleep": PLACE})
    client.post("/check/vraag/about/", {"place": PLACE + "x" * 300_000})
    client.get(f"/check/vraag/{PLACE.lower()}/")

    journal = "\n".join(f"{record.getMessage()} {record.exc_text or ''} {record.args}" for record in caplog.records)
    assert caplog.records
    assert [planted for planted in (PLACE, *CODES) if planted in journal] == []


def test_answers_are_in_no_journal_when_the_result_fails(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    client = visitor()
    answer_all(client, **PLANTED)

    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("draagkracht.portal.check.outcome.recommend.recommend", fail)
    client.raise_request_exception = False
    response = client.get("/check/uitkomst/")

    assert response.status_code == 500
    assert "ZeroDivisionError" in caplog.text
    assert [planted for planted in (PLACE, *CODES) if planted in caplog.text] == []
    assert PLACE not in response.content.decode()


def test_a_check_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client = visitor()

    response = answer_all(client, **PLANTED)
    client.get(response["Location"])
    client.get("/check/uitkomst/brief/")

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_somebody_sends_is_not_kept_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept: list[Path] = []

    def keep(*_: Any, **options: Any) -> Any:
        kept.append(tmp_path)
        return TemporaryFile()

    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", keep)
    document = tmp_path.parent / "brief.txt"
    document.write_bytes(PLACE.encode() * 200_000)

    with document.open("rb") as file:
        response = visitor().post("/check/vraag/minor/", {"minor": "no", "file": file})

    assert response.status_code == 302
    assert kept == []
    assert list(tmp_path.iterdir()) == []


def test_answers_are_in_no_address_and_no_header_but_the_cookie() -> None:
    client = visitor()
    response = answer_all(client, **PLANTED)
    responses = [response, client.get("/check/"), *(client.get(path) for path in addresses())]
    responses += [answer(client, "safe", {"safe": "cannot-go-on"}), answer(client, "place", {"place": PLACE})]

    said = "\n".join(f"{name}: {value}" for one in responses for name, value in one.headers.items())
    asked = "\n".join(one.request["PATH_INFO"] + "?" + one.request["QUERY_STRING"] for one in responses)

    assert [planted for planted in (PLACE, *CODES) if planted in said + asked] == []


def test_no_link_of_the_result_carries_an_answer() -> None:
    client = visitor()
    response = answer_all(client, **{**PLANTED, "place": "Oost"})

    page = client.get(response["Location"]).content.decode()

    links = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert len(links) > 20
    assert [link for link in links for planted in ("Oost", *CODES) if planted in link] == []


def test_the_cookie_is_for_this_site_alone_for_an_hour_and_not_for_scripts() -> None:
    response = visitor().get("/check/")

    cookie = response.cookies[answer_cookie.NAME]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 3600
    assert cookie["domain"] == ""
    assert cookie["path"] == "/"
    assert not cookie["secure"]


def test_behind_tls_the_cookie_travels_over_tls_alone(settings: Any) -> None:
    settings.BEHIND_TLS = True

    response = visitor().get("/check/")

    assert response.cookies[answer_cookie.NAME]["secure"] is True


@pytest.mark.parametrize("young", ["no", "yes"])
def test_the_largest_set_of_answers_fits_in_two_thousand_bytes(young: str) -> None:
    definition = definitions.quick_check(young=young == "yes")
    everything: dict[str, Any] = {
        item.link_id: [option.code for option in item.options]
        if item.repeats
        else max((option.code for option in item.options), key=len, default=LARGEST_PLACE)
        for item in definition.walk()
        if item.is_question
    }
    client = visitor()

    answer_all(client, **{**everything, "minor": young})

    carried = cookie_of(client)
    held = answer_cookie.read(request_with(carried))
    assert held is not None
    assert held.form["place"] == [LARGEST_PLACE]
    assert len(held.form["tasks"]) == 11
    assert len(f"{answer_cookie.NAME}={carried}".encode()) < 2_000


def request_with(token: str) -> Any:
    """Return a request on the site of Voorbeeldstad that carries a cookie."""
    request: Any = RequestFactory().get("/", headers={"host": CITY_HOST})
    request.COOKIES[answer_cookie.NAME] = token
    request.site = queries.get_site(CITY_HOST)
    return request


def test_the_cookie_says_nothing_without_the_key() -> None:
    client = visitor()
    answer_all(client, **PLANTED)
    token = cookie_of(client)

    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    readable = [raw, token.encode(), binascii.hexlify(raw)]

    assert [word for word in (PLACE, "safe", *CODES) for text in readable if word.encode() in text] == []


def test_the_same_answers_never_give_the_same_cookie() -> None:
    tokens = set()
    for _ in range(3):
        client = visitor()
        answer_all(client, **PLANTED)
        tokens.add(cookie_of(client))

    assert len(tokens) == 3


def test_nothing_of_the_check_is_in_a_session_of_the_server(settings: Any) -> None:
    client = visitor()
    response = answer_all(client, **PLANTED)

    for path in (response["Location"], "/check/uitkomst/brief/", "/bel-mij/", "/wat-is-er/", "/no-such-page/"):
        client.get(path)

    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert dump()["public.django_session"] == []


def test_a_page_for_everybody_asks_nothing_about_who_looks() -> None:
    client = visitor()
    client.get("/over/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/over/")

    said = "\n".join(query["sql"] for query in queries.captured_queries)
    assert [table for table in ("django_session", "accounts_", "mfa_") if table in said] == []
