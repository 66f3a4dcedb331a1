"""When something breaks: whom to call, nothing half written, nothing of another municipality, and well again after."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.backends.utils import CursorWrapper
from django.http import Http404
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.assessments.models import CheckCount
from draagkracht.base import tenancy
from draagkracht.directory import queries as directory
from draagkracht.municipalities.models import Municipality, Place
from tests import people
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.asking import answer, answer_all, complete_cookie, first_answers, page_names, visitor

DESK = "000 12 34 501"
MOST_STATEMENTS = 40  # more than these pages ask
LAST_RESORT = "088 0767 000"
GONE = [OperationalError("connection refused"), InterfaceError("connection already closed")]


def fresh(host: str = CITY_HOST) -> Client:
    """Return a visitor with a chain of middleware of its own: one that knows no site yet."""
    return Client(headers={"host": host})


def cursor_that(error: Exception, *, after: int) -> Any:
    """Return a way to execute statements that breaks after so many of them."""
    execute = CursorWrapper.execute
    done: list[str] = []

    def run(self: Any, sql: Any, params: Any = None) -> Any:
        if len(done) >= after:
            raise error
        done.append(sql)
        return execute(self, sql, params)

    return mock.patch.object(CursorWrapper, "execute", run)


@pytest.mark.django_db
class TestDatabaseIsGone:
    """The database does not answer, or no longer."""

    @pytest.mark.parametrize("error", GONE, ids=lambda error: type(error).__name__)
    @pytest.mark.parametrize("path", ["/", "/check/uitkomst/", "/wat-is-er/", "/bel-mij/", "/en/hulp/"])
    def test_the_page_names_the_number_of_the_municipality_that_was_known_last(
        self, error: Exception, path: str
    ) -> None:
        client = fresh()
        client.get("/")

        with cursor_that(error, after=0):
            response = client.get(path)

        assert response.status_code == 503
        assert DESK in response.content.decode()

    def test_before_any_page_was_shown_it_names_numbers_that_hold_everywhere(self) -> None:
        with cursor_that(GONE[0], after=0):
            response = fresh().get("/")

        assert response.status_code == 503
        assert LAST_RESORT in response.content.decode()
        assert 'href="tel:112"' in response.content.decode()

    def test_it_never_names_the_number_of_another_municipality(self) -> None:
        client = fresh()
        client.get("/")

        with cursor_that(GONE[0], after=0):
            response = client.get("/", headers={"host": VILLAGE_HOST})

        assert response.status_code == 503
        assert DESK not in response.content.decode()

    def test_in_the_middle_of_a_page_it_is_noticed(self) -> None:
        client = fresh()
        client.cookies["antwoorden"] = complete_cookie()
        client.get("/check/uitkomst/")

        with cursor_that(GONE[0], after=3):
            assert client.get("/check/uitkomst/").status_code == 503


@pytest.mark.django_db
def test_a_view_that_fails_leaves_nothing_written_and_nobody_acted_for(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_and_fail(*_: Any, **__: Any) -> None:
        Place.objects.create(municipality=city, name="Half geschreven", latitude=52.1, longitude=5.3)
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("draagkracht.portal.views.check.flow.open_check", write_and_fail)
    client = fresh()
    client.raise_request_exception = False

    response = client.get("/check/uitkomst/")

    assert response.status_code == 500
    assert DESK in response.content.decode()
    assert not Place.objects.filter(name="Half geschreven").exists()
    assert tenancy.current_municipalities() == (city.pk,)


@pytest.mark.django_db
@pytest.mark.parametrize("status", [200, 302, 404, 422, 500, 503])
def test_after_a_request_nobody_is_acted_for(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    errors: dict[int, Exception] = {500: RuntimeError("unforeseen"), 503: OperationalError("gone")}
    client = fresh()
    client.raise_request_exception = False
    if status in errors:
        monkeypatch.setattr("draagkracht.portal.views.check.flow.open_check", mock.Mock(side_effect=errors[status]))
    paths = {200: "/hulp/", 302: "/check/", 404: "/nergens/"}

    response = client.get(paths[status]) if status in paths else client.post("/check/vraag/minor/", {})

    assert response.status_code == status
    with pytest.raises(tenancy.MunicipalityIsNotSet):
        tenancy.current_municipalities()


@pytest.mark.django_db
def test_a_page_that_is_not_there_writes_nothing_either(city: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_and_find_nothing(*_: Any, **__: Any) -> None:
        Place.objects.create(municipality=city, name="Half geschreven", latitude=52.1, longitude=5.3)
        raise Http404

    monkeypatch.setattr("draagkracht.portal.views.check.flow.open_check", write_and_find_nothing)

    assert fresh().get("/check/uitkomst/").status_code == 404
    assert not Place.objects.filter(name="Half geschreven").exists()


@pytest.mark.parametrize("statements", range(9))
def test_whenever_the_database_goes_the_next_request_is_fine(really_committing: None, statements: int) -> None:
    client = fresh()
    client.cookies["antwoorden"] = complete_cookie()
    client.get("/check/uitkomst/")

    with cursor_that(GONE[0], after=statements):
        gone = client.get("/check/uitkomst/")
    again = client.get("/check/uitkomst/")

    assert gone.status_code == 200 or (gone.status_code == 503 and DESK in gone.content.decode())
    assert again.status_code == 200


@pytest.mark.parametrize(("role", "path"), [(Role.CONSULTANT, "/werk/werklijst/"), (Role.CARER, "/mijn/")])
def test_whenever_the_database_goes_for_somebody_who_is_signed_in_there_is_a_number_and_the_next_page_is_fine(
    really_committing: None, role: Role, path: str
) -> None:
    client = people.client_of(people.person(role, CITY_HOST), fresh())
    client.raise_request_exception = False
    first = client.get(path)

    answers = []
    for statements in range(MOST_STATEMENTS):
        with cursor_that(GONE[0], after=statements):
            answers.append(client.get(path))
    again = client.get(path)

    assert (first.status_code, again.status_code) == (200, 200)
    assert {response.status_code for response in answers} == {200, 503}
    assert answers[0].status_code == 503
    assert answers[-1].status_code == 200
    assert [
        response for response in answers if response.status_code == 503 and DESK not in response.content.decode()
    ] == []


def test_a_connection_that_is_cut_in_the_middle_of_a_page_is_another_one_in_the_next(
    really_committing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = fresh()
    client.cookies["antwoorden"] = complete_cookie()
    cut: list[int] = []
    find = directory.get_catalogue

    def cut_and_find() -> Any:
        if not cut:
            cut.append(connection.connection.info.backend_pid)
            with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
                owner.execute("SELECT pg_terminate_backend(%s)", cut)
        return find()

    monkeypatch.setattr("draagkracht.portal.check.outcome.directory.get_catalogue", cut_and_find)

    first, second = client.get("/check/uitkomst/"), client.get("/check/uitkomst/")

    assert (first.status_code, second.status_code) == (503, 200)
    assert DESK in first.content.decode()
    assert connection.connection.info.backend_pid not in cut


def test_when_it_goes_on_commit_nothing_is_counted_and_the_answers_stay_with_the_visitor(
    really_committing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = fresh()
    pages = page_names()
    for page in pages[:-1]:
        answer(client, page, {page: list(first_answers()[page])})

    def fail_to_commit() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "_commit", fail_to_commit)
    gone = answer(client, pages[-1], {"place": "Oost"})
    monkeypatch.undo()
    counted = numbers_counted()
    again = answer(client, pages[-1], {"place": "Oost"})

    assert (gone.status_code, counted, client.get("/").status_code) == (503, 0, 200)
    assert "antwoorden" not in gone.cookies
    assert (again.status_code, numbers_counted()) == (302, 1)


def numbers_counted() -> int:
    """Return how many checks were counted in Voorbeeldstad."""
    with tenancy.acting_for(Municipality.objects.get(slug="voorbeeldstad").pk):
        return sum(CheckCount.objects.values_list("number", flat=True))


def test_two_municipalities_at_the_same_time_never_see_each_others_rows(really_committing: None) -> None:
    ids = dict(Municipality.objects.values_list("slug", "pk"))
    rounds, start = 40, threading.Barrier(4)

    def work(slug: str) -> list[str]:
        seen: list[str] = []
        start.wait()
        try:
            for number in range(rounds):
                with tenancy.acting_for(ids[slug]):
                    if number % 10 == 0:
                        name = f"Proefplek {slug} {threading.get_ident()} {number}"
                        Place.objects.create(municipality_id=ids[slug], name=name, latitude=52.1, longitude=5.3)
                    seen += Place.objects.values_list("municipality__slug", flat=True)
                    with connection.cursor() as cursor:
                        cursor.execute("SELECT DISTINCT municipality_id FROM municipalities_place")
                        seen += [slug if row == (ids[slug],) else "another" for row in cursor.fetchall()]
        finally:
            connection.close()
        return seen

    with ThreadPoolExecutor(4) as pool:
        slugs = ["voorbeeldstad", "voorbeelddorp"] * 2
        seen = list(pool.map(work, slugs))

    assert [set(found) for found in seen] == [{slug} for slug in slugs]
    with pytest.raises(tenancy.MunicipalityIsNotSet):
        tenancy.current_municipalities()


def test_visitors_of_two_municipalities_at_the_same_time_each_get_their_own(really_committing: None) -> None:
    start = threading.Barrier(4)

    def visit(host: str) -> set[str]:
        client = visitor(host)
        start.wait()
        try:
            found: set[str] = set()
            for _ in range(3):
                answer_all(client, place="Oost")
                page = client.get("/check/uitkomst/").content.decode() + client.get("/").content.decode()
                found |= {words for words in ("Steunpunt Voorbeeldstad", DESK) if words in page}
        finally:
            connection.close()
        return found

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(visit, [CITY_HOST, VILLAGE_HOST] * 2))

    assert found == [{"Steunpunt Voorbeeldstad", DESK}, set()] * 2


def test_checks_at_the_same_time_are_all_counted(really_committing: None) -> None:
    start = threading.Barrier(6)

    def check(_: int) -> int:
        client = visitor()
        start.wait()
        try:
            return int(answer_all(client).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        statuses = list(pool.map(check, range(6)))

    assert statuses == [302] * 6
    assert numbers_counted() == 6


def test_a_broken_statement_is_no_reason_to_say_that_the_database_is_gone(city: Municipality) -> None:
    client = fresh()
    client.raise_request_exception = False

    with mock.patch("draagkracht.portal.views.check.flow.open_check", side_effect=DatabaseError("syntax error")):
        assert client.get("/check/uitkomst/").status_code == 500
