"""The signed heads of the chain: when one is made, with which key, and what is kept of it outside of the database."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from draagkracht.audit import queries, services
from draagkracht.audit.models import Head
from draagkracht.base import jobs, tenancy
from tests.conftest import database_now
from tests.integration.audit.conftest import AT, link_now, new_municipality, record

HOUR = datetime.timedelta(hours=1)
Sign = Callable[[int], int | None]


@pytest.fixture
def sign(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Sign:
    """Return a function that signs, and then does what is done when a transaction commits."""

    def sign_head(municipality_id: int) -> int | None:
        with django_capture_on_commit_callbacks(execute=True):
            return services.sign_head(municipality_id=municipality_id, at=AT)

    return sign_head


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> Path:
    """Keep heads outside of the database."""
    settings.AUDIT_HEADS_FILE = str(tmp_path / "heads.jsonl")
    return tmp_path / "heads.jsonl"


def write(municipality_id: int, number: int = 1) -> None:
    for _ in range(number):
        record(municipality_id)
    link_now()


def whats(municipality_id: int) -> list[str]:
    return [one.what for one in queries.verify_log(municipality_id, now=AT).breaks]


def test_a_head_covers_what_was_written_and_says_what_came_after_it(municipality_id: int, sign: Sign) -> None:
    write(municipality_id, 3)
    position = sign(municipality_id)
    write(municipality_id, 2)

    found = queries.verify_log(municipality_id, now=AT)

    assert position == 3
    assert (found.rows, found.heads, found.unsigned, found.signed_at, found.broken) == (5, 1, 2, AT, 0)


def test_a_chain_that_did_not_grow_gets_no_second_head_and_an_empty_one_none(municipality_id: int, sign: Sign) -> None:
    nothing = sign(municipality_id)
    write(municipality_id)

    assert [nothing, sign(municipality_id), sign(municipality_id)] == [None, 1, None]


def test_the_job_signs_for_its_municipality_alone(municipality_id: int) -> None:
    other = new_municipality()
    write(municipality_id)
    with tenancy.acting_for(other):
        write(other)

    jobs.run_job(job_id=-1, name="audit.sign-head", municipality_id=municipality_id, arguments={})

    with tenancy.acting_for(municipality_id, other):
        assert list(Head.objects.values_list("municipality_id", flat=True)) == [municipality_id]
    assert jobs.PERIODIC["audit.sign-head"] == "20 * * * *"


def test_rows_that_wait_for_a_head_for_more_than_a_day_are_told_of(municipality_id: int, sign: Sign) -> None:
    write(municipality_id)
    now = database_now()

    after = [queries.verify_log(municipality_id, now=now + hours * HOUR).broken for hours in (24, 26)]
    sign(municipality_id)

    assert after == [0, 1]
    assert queries.verify_log(municipality_id, now=now + 1000 * HOUR).broken == 0


def test_a_new_key_makes_a_new_head_that_holds_those_of_the_old_key(
    municipality_id: int, sign: Sign, settings: Settings
) -> None:
    settings.AUDIT_KEYS = ["the first key"]
    write(municipality_id, 2)
    sign(municipality_id)
    settings.AUDIT_KEYS = ["the second key", "the first key"]

    position = sign(municipality_id)

    settings.AUDIT_KEYS = ["the second key"]
    assert (position, whats(municipality_id)) == (2, [])


def test_who_has_a_key_of_their_own_cannot_sign_for_us(municipality_id: int, sign: Sign, settings: Settings) -> None:
    ours = settings.AUDIT_KEYS
    write(municipality_id)
    settings.AUDIT_KEYS = ["the key of somebody else"]
    sign(municipality_id)
    settings.AUDIT_KEYS = ours

    assert whats(municipality_id) == ["is the last one, and its key is not listed"]


def test_a_head_stands_in_the_file_as_it_stands_in_the_database(municipality_id: int, sign: Sign, file: Path) -> None:
    write(municipality_id, 4)
    sign(municipality_id)

    (line,) = file.read_text().splitlines()

    kept = json.loads(line)
    assert (kept["municipality_id"], kept["number"], kept["position"]) == (municipality_id, 1, 4)
    assert bytes.fromhex(kept["signature"]) == bytes(Head.objects.get().signature)
    assert whats(municipality_id) == []


def test_a_head_of_the_file_that_the_database_does_not_have_is_found(
    municipality_id: int, sign: Sign, file: Path
) -> None:
    write(municipality_id)
    sign(municipality_id)
    kept = json.loads(file.read_text())
    with file.open("a") as lines:
        lines.write(json.dumps(kept | {"number": 2, "position": 9}) + "\n")
        lines.write(json.dumps(kept | {"municipality_id": new_municipality()}) + "\n")
        lines.write("\n{\n[]\n")

    assert whats(municipality_id) == [
        "is a head that the database does not have",
        *["is a line that holds no head"] * 3,
    ]


def test_a_file_that_is_gone_is_found_when_there_are_heads(municipality_id: int, sign: Sign, file: Path) -> None:
    write(municipality_id)
    before = whats(municipality_id)
    sign(municipality_id)
    file.unlink()

    assert (before, whats(municipality_id)) == ([], ["cannot be read, and there are heads"])


def test_a_head_that_was_undone_does_not_stand_in_the_file(municipality_id: int, file: Path) -> None:
    write(municipality_id)

    services.sign_head(municipality_id=municipality_id, at=AT)  # and the transaction of this test never commits

    assert not file.exists()
    assert connection.in_atomic_block
