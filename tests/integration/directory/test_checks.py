"""Web addresses and numbers are looked at in the background: gently, and without changing anything by themselves."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from draagkracht.directory.models import Check, Contact, Service
from draagkracht.directory.services import checks
from draagkracht.municipalities.models import Municipality
from tests.fakes.web import WebServer, serving
from tests.jobs import run_waiting, waiting

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def web(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """Run a server, and let the directory ask it."""
    settings.FETCHER = "tests.fakes.web.LocalFetcher"
    monkeypatch.setattr(checks, "HOST_RESTS_SECONDS", 0.0)
    with serving() as server:
        yield server


def service(municipality: Municipality, url: str, hsds_id: str = "proef-1") -> Service:
    """Make a service with a web address."""
    return Service.objects.create(
        municipality=municipality, hsds_id=hsds_id, name=hsds_id, status="active", url=url, served_ids=[municipality.pk]
    )


def check(municipality: Municipality, night: int) -> Check:
    """Do the work of a night, on the day it would be; return what is known of the one address."""
    at = NOW + night * DAY
    checks.queue_links(municipality_id=municipality.pk, at=at)
    for row in Check.objects.filter(queued_at=at):
        checks.check_link(check_id=row.pk, at=at)
    return Check.objects.get(kind="link")


def test_a_page_that_is_gone_is_broken_after_three_nights_and_the_service_is_left_alone(
    city: Municipality, web: WebServer
) -> None:
    web.say("/weg", 404)
    made = service(city, web.url("/weg"))

    nights = [check(city, night).is_broken for night in range(4)]

    assert nights == [False, False, True, True]
    assert len(web.asked) == 4
    made.refresh_from_db()
    assert (made.url, made.status) == (web.url("/weg"), "active")


def test_a_page_that_is_there_is_asked_once_a_week(city: Municipality, web: WebServer) -> None:
    web.say("/", 200, b"hier")
    service(city, web.url())

    for night in range(8):
        row = check(city, night)

    assert (row.outcome, row.failed_days) == ("works", 0)
    assert len(web.asked) == 2


def test_a_page_that_comes_back_is_not_broken_any_more(city: Municipality, web: WebServer) -> None:
    web.say("/", 410)
    service(city, web.url())
    for night in range(3):
        check(city, night)

    web.say("/", 200)

    assert not check(city, 3).is_broken


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_site_that_refuses_robots_or_is_ill_for_a_while_is_not_broken(
    city: Municipality, web: WebServer, status: int
) -> None:
    web.say("/", status)
    service(city, web.url())

    assert not any(check(city, night).is_broken for night in range(0, 35, 7))


def test_a_server_that_is_away_is_broken_after_three_nights(city: Municipality, web: WebServer) -> None:
    service(city, "http://127.0.0.1:1025/")

    nights = [check(city, night) for night in range(3)]

    assert (nights[-1].outcome, nights[-1].is_broken) == ("silent", True)


def test_an_address_behind_our_own_door_is_no_verdict_and_is_never_asked(
    city: Municipality, web: WebServer, settings: Any
) -> None:
    settings.FETCHER = "draagkracht.integrations.web.fetcher.HttpFetcher"
    service(city, web.url())

    row = check(city, 0)

    assert (row.outcome, row.is_broken, web.asked) == ("unknown", False, [])


def test_made_up_addresses_of_the_demo_are_not_asked(city: Municipality) -> None:
    assert checks.queue_links(municipality_id=city.pk, at=NOW) == 0
    assert Service.objects.exclude(url="").exists()


def test_an_address_that_changed_starts_anew(city: Municipality, web: WebServer) -> None:
    web.say("/weg", 404).say("/nieuw", 200)
    made = service(city, web.url("/weg"))
    for night in range(3):
        check(city, night)

    Service.objects.filter(pk=made.pk).update(url=web.url("/nieuw"))

    assert not check(city, 3).is_broken


def test_jobs_carry_a_number_and_those_of_one_host_wait_for_each_other(city: Municipality, web: WebServer) -> None:
    for number in range(3):
        service(city, web.url(f"/{number}"), f"proef-{number}")

    checks.queue_links(municipality_id=city.pk, at=NOW)
    again = checks.queue_links(municipality_id=city.pk, at=NOW)

    assert again == 0
    assert [(name, set(arguments)) for name, arguments in waiting()] == [("directory.check-link", {"check_id"})] * 3
    assert len(run_waiting()) == 3


def test_a_host_rests_a_second_between_two_questions(
    city: Municipality, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "HOST_RESTS_SECONDS", 0.3)
    for number in range(3):
        service(city, web.url(f"/{number}"), f"proef-{number}")
    checks.queue_links(municipality_id=city.pk, at=NOW)
    began = time.monotonic()

    run_waiting()

    assert time.monotonic() - began >= 0.9


def test_so_many_a_night_and_the_rest_the_next(
    city: Municipality, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "MOST_LINKS_A_NIGHT", 2)
    for number in range(3):
        web.say(f"/{number}", 200)
        service(city, web.url(f"/{number}"), f"proef-{number}")

    assert checks.queue_links(municipality_id=city.pk, at=NOW) == 2
    run_waiting()
    assert checks.queue_links(municipality_id=city.pk, at=NOW + DAY) == 1


def test_a_number_that_cannot_exist_is_shown_and_goes_when_it_is_mended(city: Municipality, settings: Any) -> None:
    made = service(city, "")
    contact = Contact.objects.create(service=made, hsds_id="c", phone="06 1234")

    found = checks.check_phones(municipality_id=city.pk, at=NOW)
    Contact.objects.filter(pk=contact.pk).update(phone="06 12345678")
    mended = checks.check_phones(municipality_id=city.pk, at=NOW)

    assert (found, mended) == (1, 0)
    assert not Check.objects.filter(kind="phone").exists()


def test_outside_the_demo_its_numbers_cannot_exist(city: Municipality, settings: Any) -> None:
    settings.MODE = "production"

    assert checks.check_phones(municipality_id=city.pk, at=NOW) > 10
