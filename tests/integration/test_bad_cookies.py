"""Answers in a cookie that is old, cut, forged, of somebody else or of another shape: as good as none."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest

from tests.conftest import VILLAGE_HOST
from tests.integration import hostile
from tests.integration.asking import (
    answer,
    answer_all,
    complete_cookie,
    visitor,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def at(moment: datetime) -> Any:
    """Return the clock of the cookie's cipher, standing still at a moment."""
    return mock.patch("cryptography.fernet.time.time", return_value=moment.timestamp())


@pytest.mark.parametrize(
    ("age", "is_there"),
    [
        (timedelta(seconds=1), True),
        (timedelta(minutes=59, seconds=59), True),
        (timedelta(hours=1, seconds=1), False),
        (timedelta(days=400), False),
    ],
)
def test_answers_end_an_hour_after_the_last_one(age: timedelta, is_there: bool) -> None:
    with at(NOW):
        client = visitor()
        answer_all(client)
    with at(NOW + age):
        response = client.get("/check/uitkomst/")

    assert response.status_code == (200 if is_there else 302)


def test_who_comes_back_too_late_reads_that_the_answers_are_gone() -> None:
    with at(NOW):
        client = visitor()
        answer(client, "minor", {"minor": "no"})
    with at(NOW + timedelta(hours=2)):
        response = answer(client, "whom", {"whom": "partner"})
        page = client.get(response["Location"])

    assert response["Location"] == "/check/vraag/minor/?kwijt=1"
    assert "De antwoorden zijn weg." in page.content.decode()


OURS: dict[str, Any] = {"f": 1, "m": "GM9901", "a": {"minor": ["no"], "whom": ["partner"]}, "c": "", "n": 0}
NOT_OURS: list[Any] = [[], "x", 1, None, True, [[]], {}, {"f": 1}, {"f": 1, "m": "GM9901"}]
NOT_FIELDS: list[Any] = [[], None, "minor", 7, [["minor", "no"]]]
NOT_CODES: list[Any] = [None, 7, "no", {"no": 1}, [["no"]], [None, 1, {}], ["no", "yes"], ["\x00"], ["x" * 900]]
PARTS: list[tuple[str, list[Any]]] = [
    ("f", [2, "1", None]),
    ("m", ["GM9902", None, ["GM9901"]]),
    ("c", [[], {"x": 1}, "x" * 5_000, None]),
    ("n", ["no", []]),
    ("a", [*NOT_FIELDS, {"x" * 500: ["y"]}, *({"minor": codes} for codes in NOT_CODES), {"place": ["\x00"]}]),
]
SHAPES: list[Any] = [*NOT_OURS, *({**OURS, part: value} for part, values in PARTS for value in values)]


@pytest.mark.parametrize("data", SHAPES, ids=repr)
def test_a_cookie_of_ours_with_another_shape_inside_does_no_harm(data: Any) -> None:
    client = visitor(cookie=hostile.seal(data))

    responses = [client.get("/check/uitkomst/"), client.get("/check/"), answer(client, "minor", {"minor": "no"})]

    assert [response.status_code for response in responses] == [302, 302, 302]


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "x",
        "é",
        "=" * 40,
        "gAAAAA",
        "a" * 3_999,
        "a" * 100_000,
        "%00",
        '"',
        "\\",
        "gAAAAABn" + "é" * 60,
        "null",
        "{}",
    ],
)
def test_a_cookie_of_noise_is_as_good_as_none(cookie: str) -> None:
    client = visitor(cookie=cookie)

    response = client.get("/check/uitkomst/")

    assert response["Location"] == "/check/vraag/minor/?kwijt=1"


def test_a_cookie_that_was_cut_or_changed_is_as_good_as_none() -> None:
    token = complete_cookie()
    changed = token[:40] + ("A" if token[40] != "A" else "B") + token[41:]

    for cookie in (token[:-1], token[1:], token[: len(token) // 2], changed, token + token):
        response = visitor(cookie=cookie).get("/check/uitkomst/")

        assert response.status_code == 302


def test_a_cookie_under_another_key_is_as_good_as_none(settings: Any) -> None:
    token = complete_cookie()

    settings.SECRET_KEY = "another key, as long as the first one was, and of no use to anybody"
    response = visitor(cookie=token).get("/check/uitkomst/")

    assert response.status_code == 302


def test_a_cookie_under_a_former_key_still_counts(settings: Any) -> None:
    token = complete_cookie()

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, as long as the first one was, and of no use to anybody"
    response = visitor(cookie=token).get("/check/uitkomst/")

    assert response.status_code == 200


def test_a_cookie_is_of_no_use_on_the_site_of_another_municipality() -> None:
    token = complete_cookie()

    response = visitor(VILLAGE_HOST, cookie=token).get("/check/uitkomst/")

    assert response["Location"] == "/check/vraag/minor/?kwijt=1"
