"""Nobody learns from the site whether an address is known: the answers are alike, and so is the time they take."""

import re
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagkracht.municipalities.models import Mail, Municipality
from tests.integration.accounts.conftest import EDITOR, STRANGER, browser

pytestmark = pytest.mark.django_db
START = {"name": "Karin", "agrees": "yes", "key": "5f0b8f3e-6e8a-4c0a-9f0a-0d6a1f0f6c11"}
# Both pages that mail a code, with what else each asks for.
DOORS = [("/inloggen/", {}), ("/mijn/beginnen/", START)]
ROUNDS = 9


def knock(path: str, form: dict[str, str], email: str) -> Any:
    """Ask for a code as if nobody came before."""
    cache.clear()
    return browser().post(path, {**form, "email": email})


@pytest.mark.parametrize(("path", "form"), DOORS)
def test_the_answer_is_the_same(path: str, form: dict[str, str], city: Municipality) -> None:
    answers = [knock(path, form, email) for email in (EDITOR, STRANGER)]

    assert len({(answer.status_code, answer["Location"]) for answer in answers}) == 1


@pytest.mark.parametrize(("path", "form"), DOORS)
def test_the_time_is_alike(path: str, form: dict[str, str], city: Municipality) -> None:
    took: dict[str, list[float]] = {EDITOR: [], STRANGER: []}
    for email in took:
        knock(path, form, email)

    for _ in range(ROUNDS):
        for email, times in took.items():
            begin = time.perf_counter()
            knock(path, form, email)
            times.append(time.perf_counter() - begin)

    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.4 < known / unknown < 2.5


@pytest.mark.parametrize(("path", "form"), DOORS)
def test_the_database_does_about_as_much(path: str, form: dict[str, str], city: Municipality) -> None:
    knock(path, form, "eerst@elders.example")
    done = []
    for email in (EDITOR, "ander@elders.example"):
        with CaptureQueriesContext(connection) as queries:
            knock(path, form, email)
        done.append(len([one for one in queries if not re.match("SAVEPOINT|RELEASE|ROLLBACK", one["sql"])]))

    assert abs(done[0] - done[1]) <= 2


@pytest.mark.parametrize(("path", "form"), DOORS)
@pytest.mark.parametrize("email", [EDITOR, STRANGER])
def test_after_three_codes_an_address_waits_whether_it_is_known_or_not(
    path: str, form: dict[str, str], email: str, mailed: Callable[[str], list[Mail]]
) -> None:
    answers = [browser().post(path, {**form, "email": email}) for _ in range(4)]

    assert [answer.status_code for answer in answers[:3]] == [302] * 3
    assert answers[3].status_code in {422, 429}
    assert len(mailed(email)) <= 3


def test_one_computer_does_not_try_address_after_address(city: Municipality) -> None:
    statuses = [browser().post("/inloggen/", {"email": f"nummer{n}@elders.example"}).status_code for n in range(61)]

    assert (statuses[:60], statuses[60]) == ([302] * 60, 422)
