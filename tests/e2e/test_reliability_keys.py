"""A change of keys that is killed halfway leaves every number readable, and is finished by starting it again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.e2e.conftest import filled_database

ROOT = Path(__file__).resolve().parents[2]
NUMBERS, PATIENCE_SECONDS = 120, 90
FIRST, SECOND = "the first key for sealing in tests, long", "the second key for sealing in tests, long"
KEYS = {"old": f"1:{FIRST.replace(' ', '-')}", "new": f"2:{SECOND.replace(' ', '-')}"}
BY_KEY = "SELECT count(*) FROM casework_citizennumber WHERE noted_by = 'x' AND sealed LIKE %s"


@pytest.fixture
def database() -> Iterator[str]:
    """Make a database with the demo in it, and take it away."""
    name = f"keys_are_killed_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
    yield filled_database(name)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def start(database: str, keys: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start the program with these keys."""
    environment = os.environ | {"DATABASE_URL": database, "DRAAGKRACHT_MODE": "demo", "DRAAGKRACHT_SEAL_KEYS": keys}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen([sys.executable, "-m", "tests.e2e.rotating", *arguments], env=environment, cwd=ROOT)


def count(database: str, key: str) -> int:
    """Return how many numbers a key sealed."""
    with psycopg.connect(database) as connection:
        return int(connection.execute(BY_KEY, [f"s1.{key}.%"]).fetchone()[0])  # type: ignore[index]


def test_a_change_of_keys_that_is_killed_goes_on_where_it_was(database: str) -> None:
    both = f"{KEYS['new']} {KEYS['old']}"
    assert start(database, KEYS["old"], "prepare", str(NUMBERS)).wait() == 0

    for killed_at in (20, 60):
        program = start(database, both, "rotate")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while count(database, "2") < killed_at:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert killed_at <= count(database, "2") < NUMBERS
        assert count(database, "1") + count(database, "2") == NUMBERS

    assert start(database, both, "rotate").wait() == 0
    assert count(database, "2") == NUMBERS
    assert start(database, KEYS["new"], "check").wait() == 0
