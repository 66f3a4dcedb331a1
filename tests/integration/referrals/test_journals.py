"""Neither name nor number reaches a journal, whatever happens to the request."""

import logging
from typing import Any

import pytest
from django.test import Client

from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services
from draagkracht.referrals.models import CallRequest
from tests.conftest import CITY_HOST

FORM = "/bel-mij/"
NAME = "Zilverschoon"
TYPED = "000 55 44 333"
TRACES = (NAME, TYPED, "0005544333", "005544333", "55 44 333")
GOOD = {"phone": TYPED, "name": NAME, "daypart": "any", "language": "nl"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Return everything that is logged from here on, at the most talkative level."""
    caplog.set_level(logging.DEBUG)
    return caplog


def traces(journal: pytest.LogCaptureFixture) -> list[str]:
    """Return what was planted and stands in the journal: in messages, their values, and tracebacks."""
    formatter = logging.Formatter("%(message)s")
    text = "\n".join(f"{formatter.format(record)} {record.args}" for record in journal.records)
    return [trace for trace in TRACES if trace in text]


def test_a_request_that_succeeds_leaves_no_trace(
    journal: pytest.LogCaptureFixture, city_client: Client, city: Municipality
) -> None:
    city_client.post(FORM, GOOD, follow=True)
    city_client.post(FORM, GOOD, follow=True)

    assert CallRequest.objects.get().name == NAME
    assert traces(journal) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": f"{TYPED} of later"},
        {"name": NAME * 10},
        {"language": NAME},
        {"daypart": TYPED},
        {"name": f"{NAME}\x00"},
    ],
)
def test_a_request_that_is_refused_leaves_no_trace(
    journal: pytest.LogCaptureFixture, city_client: Client, wrong: dict[str, str]
) -> None:
    city_client.post(FORM, GOOD | wrong)

    assert traces(journal) == []


def test_a_full_queue_is_told_to_the_administrator_without_a_trace(
    journal: pytest.LogCaptureFixture, city_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.calls, "LONGEST_QUEUE", 0)

    city_client.post(FORM, GOOD)

    assert "queue of municipality" in journal.text
    assert traces(journal) == []


@pytest.mark.parametrize("broken", ["queries.get_promise", "services.calls._keep"])
def test_a_failure_that_nobody_foresaw_leaves_a_traceback_without_a_trace(
    journal: pytest.LogCaptureFixture, db: None, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"draagkracht.referrals.{broken}", fail)
    client = Client(raise_request_exception=False, headers={"host": CITY_HOST})

    response = client.post(FORM, GOOD)

    assert response.status_code == 500
    assert "ZeroDivisionError" in journal.text
    assert traces(journal) == []


def test_the_search_finds_what_is_there(journal: pytest.LogCaptureFixture) -> None:
    logging.getLogger("proef").info("called %s", TYPED)

    assert traces(journal) == [TYPED, "55 44 333"]
