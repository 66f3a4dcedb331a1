"""Background work on a queue in PostgreSQL (procrastinate): a job commits with the data that asked for it.

A function of `<package>/tasks.py` becomes a job by `@task("package.what-it-does")`; services queue it by that name, so
they import no tasks. It runs inside `tenancy.acting_for(municipality_id)`, in one transaction, together with the note
that it was done: a job that was killed half-way is done again from the start, and one that was done is never done
twice. What a job does outside the database (a mail, a request) may happen again when it is killed at that very moment.

Arguments are ids, numbers of rows and days, and never what somebody typed: the queue is plumbing without row-level
security, which every municipality shares.
"""

import datetime
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate import JobContext, RetryStrategy, exceptions
from procrastinate import tasks as procrastinate_tasks
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from draagkracht.base import tenancy
from draagkracht.base.models import FinishedJob

JSON = str | int | bool | None | list[int] | list[str]
Function = TypeVar("Function", bound=Callable[..., Any])

# Five seconds, then longer each time: in all some six hours, after which somebody has to look.
MOST_ATTEMPTS: Final = 6
BACKOFF: Final = RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=5)
HEARTBEAT_SECONDS: Final = 5
DEAD_AFTER_SECONDS: Final = 15
STOP_WITHIN_SECONDS: Final = 5
KEPT_HOURS: Final = 30 * 24
# What an argument may be: the id of something, or a day.
HARMLESS: Final = re.compile(r"(\w+_)?(id|ids|date)")

TASKS: Final[dict[str, Callable[..., Any]]] = {}
PERIODIC: Final[dict[str, str]] = {}


class UnknownJob(LookupError):
    """No task has this name."""


class ArgumentIsNoId(TypeError):
    """A job would carry more than ids: give the id of the row that holds it."""


def queue_job(
    *,
    name: str,
    municipality_id: int,
    arguments: Mapping[str, JSON],
    key: str = "",
    at: datetime.datetime | None = None,
    one_at_a_time: str = "",
) -> None:
    """Queue a job for a municipality, in the present transaction: undone with it, and seen by a worker only after it.

    A job with the same `key` that still waits in this municipality is enough: there will be no second. Of jobs with the
    same `one_at_a_time`, whatever the municipality, no two run at once. `at` is the earliest moment.
    Raises UnknownJob and ArgumentIsNoId.
    """
    if name not in TASKS:
        raise UnknownJob(f"No task is called {name}: is it in a tasks.py, with @jobs.task?")
    _check_names(name, arguments)
    carried: dict[str, Any] = {"municipality_id": municipality_id, "arguments": dict(arguments)}
    deferrer = procrastinate_tasks.configure_task(
        name=name,
        # Always Django's connection, inside a job too: there the app itself has the connection of the worker.
        job_manager=JobManager(DjangoConnector()),
        task_kwargs=carried,
        queueing_lock=f"{name}/{municipality_id}/{key}" if key else None,
        lock=one_at_a_time or None,
        schedule_at=at,
    )
    try:
        with transaction.atomic():
            deferrer.defer()
    except exceptions.AlreadyEnqueued:
        return


def task(name: str) -> Callable[[Function], Function]:
    """Return a decorator that makes a function a job: called as `f(**arguments)` for one municipality.

    Raises ArgumentIsNoId when the function takes anything but ids and days.
    """

    def register(function: Function) -> Function:
        _check_names(name, inspect.signature(function).parameters)
        TASKS[name] = function

        @app.task(name=name, retry=BACKOFF, pass_context=True)
        def run(context: JobContext, *, municipality_id: int, arguments: Mapping[str, JSON]) -> None:
            run_job(job_id=context.job.id or 0, name=name, municipality_id=municipality_id, arguments=arguments)

        return function

    return register


def periodic(name: str, *, cron: str) -> Callable[[Function], Function]:
    """Return a decorator for a job without arguments that is queued for every municipality by the clock.

    `cron` has five fields, in UTC. A time that passed while no worker ran is made up for, once.
    """

    def register(function: Function) -> Function:
        PERIODIC[name] = cron

        @app.periodic(cron=cron)
        @app.task(name=f"{name}/everywhere", retry=BACKOFF, pass_context=True)
        def everywhere(context: JobContext, timestamp: int) -> None:
            with transaction.atomic(), once(context.job.id or 0) as is_first:
                if is_first:
                    queue_everywhere(name)

        return task(name)(function)

    return register


def queue_everywhere(name: str) -> None:
    """Queue a job without arguments for every municipality; one that still waits there is enough."""
    list_ids: Callable[[], Iterable[int]] = import_string(settings.MUNICIPALITY_LISTER)
    for municipality_id in list_ids():
        queue_job(name=name, municipality_id=municipality_id, arguments={}, key="everywhere")


def run_job(*, job_id: int, name: str, municipality_id: int, arguments: Mapping[str, JSON]) -> None:
    """Do a job for its municipality and note in the same transaction that it was done; do nothing when it was."""
    with tenancy.acting_for(municipality_id), once(job_id) as is_first:
        if is_first:
            TASKS[name](**arguments)


@contextmanager
def once(job_id: int) -> Iterator[bool]:
    """Say whether a job is still to be done; a second worker with the same job waits here for the first to end."""
    _, is_first = FinishedJob.objects.get_or_create(job_id=job_id)
    yield is_first


def delete_old(*, now: datetime.datetime) -> int:
    """Delete the notes of jobs that were done so long ago that nobody can ask for them again; return how many."""
    return FinishedJob.objects.filter(at__lt=now - datetime.timedelta(hours=KEPT_HOURS)).delete()[0]


def run_worker(*, at_once: int) -> None:
    """Do what waits, and what comes, until told to stop; what then still runs is done again by the next worker."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(
            concurrency=at_once,
            delete_jobs="successful",
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=DEAD_AFTER_SECONDS,
            shutdown_graceful_timeout=STOP_WITHIN_SECONDS,
        )


@app.periodic(cron="* * * * * */10")
@app.task(name="base.take-over", queueing_lock="base.take-over", pass_context=True)
async def take_over(context: JobContext, timestamp: int) -> None:
    """Queue again what a worker had in hands that is not alive any more; what killed many of them is left alone."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        if job.attempts >= MOST_ATTEMPTS:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
            continue
        try:
            await manager.retry_job(job)
        except exceptions.UniqueViolation:  # the same waits already, and one of them is enough
            await manager.finish_job(job, status=Status.ABORTED, delete_job=True)


@app.periodic(cron="40 2 * * *")
@app.task(name="base.forget", queueing_lock="base.forget", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Delete jobs that failed, after thirty days; those that were done went at once."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=True)


@app.periodic(cron="45 2 * * *")
@app.task(name="base.forget-notes", queueing_lock="base.forget-notes")
def forget_notes(timestamp: int) -> None:
    """Delete the notes of jobs that nobody can ask for any more."""
    delete_old(now=timezone.now())


def _check_names(name: str, arguments: Iterable[str]) -> None:
    wrong = [argument for argument in arguments if not HARMLESS.fullmatch(argument)]
    if wrong:
        raise ArgumentIsNoId(f"{name} takes {', '.join(wrong)}: a job carries ids and days, the rest is in a row.")
