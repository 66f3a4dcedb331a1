"""A worker that is killed loses nothing, and nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.e2e.conftest import fresh_database

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
JOBS = 120
PATIENCE_SECONDS = 90
DONE = "SELECT split_part(name, ' ', 2)::int FROM municipalities_place WHERE name LIKE 'Proefplek %'"


@pytest.fixture
def database() -> Iterator[str]:
    """Make an empty database, and take it away."""
    url = fresh_database("worker_is_killed")
    yield url
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("DROP DATABASE worker_is_killed WITH (FORCE)")


def start(database: str, *arguments: str) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"DATABASE_URL": database, "DRAAGKRACHT_MODE": "demo"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen([sys.executable, "-m", "tests.long.worker", *arguments], env=environment, cwd=ROOT)


def done(database: str) -> list[int]:
    with psycopg.connect(database) as connection:
        return sorted(number for (number,) in connection.execute(DONE))


def wait_until(database: str, number: int) -> None:
    """Wait until so many jobs are done."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(done(database)) < number:
        assert time.monotonic() < deadline, done(database)
        time.sleep(0.05)


def test_workers_that_are_killed_in_the_middle_lose_nothing_and_do_nothing_twice(database: str) -> None:
    assert start(database, "prepare", str(JOBS)).wait() == 0

    for number in (20, 50, 80):
        worker = start(database, "work")
        wait_until(database, number)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    worker = start(database, "work")
    wait_until(database, JOBS)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait() == 0
    assert done(database) == list(range(JOBS))
    with psycopg.connect(database) as connection:
        left = connection.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'tests.%'").fetchone()
    assert left == (0,)
