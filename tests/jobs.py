"""Doing what waits on the queue, in the transaction of the test and without a worker."""

import datetime
import json
from typing import Any

from django.db import connection

from draagkracht.base import jobs

MOST = 1_000


def run_waiting(until: datetime.datetime | None = None) -> list[str]:
    """Do the jobs that wait, and those that they queue; return their names in order. An error of a job comes through.

    `until` does jobs of the future as well, up to that moment.
    """
    done: list[str] = []
    while len(done) < MOST:
        if until is not None:
            _fetch("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE scheduled_at <= %s RETURNING id", until)
        rows = _fetch("SELECT id, task_name, args::text FROM procrastinate_fetch_job_v2(NULL, NULL)")
        if rows[0][0] is None:
            return done
        job_id, name, arguments = rows[0]
        jobs.run_job(job_id=job_id, name=name, **_read(arguments))
        _fetch("SELECT procrastinate_finish_job_v1(%s, 'succeeded', true)", job_id)
        done.append(name)
    raise AssertionError(f"still not done after {MOST} jobs: {done[-5:]}")


def waiting() -> list[tuple[str, dict[str, Any]]]:
    """Return name and arguments of the jobs that wait, in order."""
    rows = _fetch("SELECT task_name, args::text FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
    return [(name, _read(arguments)["arguments"]) for name, arguments in rows]


def _fetch(sql: str, *parameters: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _read(arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(arguments)
    return found
