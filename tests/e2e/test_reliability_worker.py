"""A worker that is killed loses nothing: what a job writes is there once, and its mail goes at least once."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.e2e.conftest import filled_database

ROOT = Path(__file__).resolve().parents[2]
JOBS = 300
KILLED_AT = (60, 140, 220)  # when so many jobs were done
PATIENCE_SECONDS = 90
HEADERS = re.compile(r"^Subject: Proef (\d+)$.*?^Message-ID: (<\S+>)$", re.MULTILINE | re.DOTALL)
WRITTEN = "SELECT split_part(name, ' ', 2)::int FROM municipalities_place WHERE name LIKE 'Proefplek %'"
LEFT = "SELECT id FROM procrastinate_jobs WHERE status = 'doing' OR task_name LIKE 'tests.%' OR task_name LIKE '%mail'"
DEAD_WORKER = """INSERT INTO procrastinate_workers (id, last_heartbeat)
    OVERRIDING SYSTEM VALUE VALUES (-1, now() - interval '1 hour')"""
JOB = """INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status, worker_id, scheduled_at)
    VALUES ('default', %s, %s, '{"timestamp": 0}', %s, %s, %s)"""
SENT = "SELECT split_part(reference, '/', 2)::int FROM municipalities_mail WHERE reference LIKE 'proef/%' AND state = "

PLANS = "SELECT state FROM respite_plan"
OFFERED = """SELECT b.id FROM respite_planline l JOIN respite_plan p ON p.id = l.plan_id JOIN respite_booking b
    ON b.id = l.booking_id WHERE l.state = 'published' AND b.state = 'offered' AND p.state = 'proposed'"""
LINES = "SELECT l.id FROM respite_planline l JOIN respite_plan p ON p.id = l.plan_id WHERE p.state = "


class Work:
    """A database with jobs in it, and the worker that does them."""

    def __init__(self, database: str, mail: Path) -> None:
        self.database, self.mail = database, mail
        mail.mkdir()

    def start(self, *arguments: str, program: str = "worker") -> "subprocess.Popen[bytes]":
        """Start the program with the jobs, or that which makes plans."""
        environment = os.environ | {
            "DATABASE_URL": self.database,
            "DRAAGKRACHT_MODE": "demo",
            "MAIL_FOLDER": str(self.mail),
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        return subprocess.Popen([sys.executable, "-m", f"tests.e2e.{program}", *arguments], env=environment, cwd=ROOT)

    def rows(self, sql: str) -> list[Any]:
        """Return the first column of a question to the database, in order."""
        with psycopg.connect(self.database) as connection:
            return sorted(row[0] for row in connection.execute(sql))

    def wait_until(self, sql: str, number: int) -> None:
        """Wait until a question has so many rows."""
        wait_for(lambda: len(self.rows(sql)) >= number)

    def sent(self) -> dict[str, set[str]]:
        """Return the Message-IDs under which each mail was handed over, by its subject; a file may hold several."""
        found: dict[str, set[str]] = {}
        for path in self.mail.iterdir():
            for subject, message_id in HEADERS.findall(path.read_text()):
                found.setdefault(subject, set()).add(message_id)
        return found

    def kill(self, worker: "subprocess.Popen[bytes]") -> None:
        """Kill a worker, and let so much time go by that it counts as dead."""
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        with psycopg.connect(self.database) as connection:
            connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")


def solving(worker: int) -> list[int]:
    """Return the processes in which a worker solves pieces of a plan."""
    children = Path(f"/proc/{worker}/task").glob("*/children")
    found = {int(pid) for some in children for pid in some.read_text().split()}
    return [pid for pid in found if "multiprocessing.spawn" in command_of(pid)]


def command_of(pid: int) -> str:
    """Return the command line of a process; nothing of one that ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """Make a database with the demo in it, and take it away."""
    name = f"worker_is_killed_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
    yield Work(filled_database(name), tmp_path / "mail")
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_worker_that_is_killed_in_the_middle_of_300_jobs_loses_nothing_and_does_nothing_twice(work: Work) -> None:
    assert work.start("prepare", str(JOBS)).wait() == 0

    for number in KILLED_AT:
        worker = work.start("work")
        work.wait_until(WRITTEN, number)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    in_hands = work.rows("SELECT id FROM procrastinate_jobs WHERE status = 'doing'")
    worker = work.start("work")
    work.wait_until(SENT + "'sent'", JOBS)
    work.wait_until(f"SELECT 1 WHERE NOT EXISTS ({LEFT})", 1)  # a mail that was sent may have a job that finds it so
    worker.send_signal(signal.SIGTERM)

    assert worker.wait() == 0
    assert in_hands != []  # or the test killed nothing in the middle
    assert work.rows(WRITTEN) == list(range(JOBS))
    assert work.rows(SENT + "'sent'") == list(range(JOBS))
    assert work.rows(SENT + "'waiting'") == []
    sent = work.sent()
    assert sorted(map(int, sent)) == list(range(JOBS))
    assert [len(ids) for ids in sent.values()] == [1] * JOBS  # the same Message-ID however often it went
    assert len(set().union(*sent.values())) == JOBS
    assert work.rows(LEFT) == []


def test_what_a_dead_worker_had_in_hands_is_dropped_where_the_same_waits_and_the_rest_is_done(work: Work) -> None:
    assert work.start("prepare", "0").wait() == 0
    with psycopg.connect(work.database) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
        connection.execute(DEAD_WORKER)
        connection.execute(JOB, ("base.forget", "twin", "doing", -1, None))
        connection.execute(JOB, ("base.forget", "twin", "todo", None, "2999-01-01"))
        connection.execute(JOB, ("base.forget", "alone", "doing", -1, None))

    worker = work.start("work")
    work.wait_until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE queueing_lock = 'alone')", 1)
    work.wait_until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE status = 'doing')", 1)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait() == 0
    assert work.rows("SELECT status FROM procrastinate_jobs WHERE queueing_lock = 'twin'") == ["todo"]
    assert work.rows("SELECT id FROM procrastinate_jobs WHERE status = 'failed'") == []


def test_a_plan_whose_worker_is_killed_while_it_is_made_is_made_by_the_next_and_what_was_offered_stays(
    work: Work, tmp_path: Path
) -> None:
    assert work.start("prepare", program="plan_worker").wait() == 0
    published, lines = work.rows(OFFERED), work.rows(LINES + "'proposed'")

    worker = work.start("work", program="plan_worker")
    wait_for(lambda: solving(worker.pid))
    left_behind = solving(worker.pid)
    work.kill(worker)
    while_solving = work.rows(PLANS), work.rows(OFFERED), work.rows(LINES + "'queued'"), work.rows(LINES + "'proposed'")
    written = tmp_path / "written"
    worker = work.start("halt", str(written), program="plan_worker")
    wait_for(written.exists)
    work.kill(worker)
    when_written = work.rows(PLANS), work.rows(OFFERED), work.rows(LINES + "'queued'"), work.rows(LINES + "'proposed'")
    worker = work.start("work", program="plan_worker")
    work.wait_until(f"{PLANS} WHERE state = 'outdated'", 1)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait() == 0
    assert len(published) == 1
    assert while_solving == when_written == (["proposed", "queued"], published, [], lines)
    assert work.rows(PLANS) == ["outdated", "proposed"]
    assert work.rows(OFFERED) == published  # the new plan keeps what was promised
    assert len(work.rows(LINES + "'proposed'")) == len(lines)
    wait_for(lambda: not any(map(command_of, left_behind)))  # what solved for the dead one has ended too
