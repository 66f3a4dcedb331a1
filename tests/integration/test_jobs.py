"""Background work: queued with the data that asks for it, done for one municipality, and never twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from draagkracht.base import jobs, tenancy
from draagkracht.base.models import FinishedJob
from draagkracht.municipalities.models import Municipality, Place
from tests.conftest import database_now
from tests.jobs import run_waiting, waiting

NAME = "tests.note-down"


@pytest.fixture
def done() -> Iterator[list[tuple[Any, ...]]]:
    """Register a job that notes for whom it worked and with what; and take it away again."""
    notes: list[tuple[Any, ...]] = []

    def note_down(thing_id: int, day_date: str = "") -> None:
        notes.append((tenancy.current_municipalities(), thing_id, day_date))

    jobs.TASKS[NAME] = note_down
    yield notes
    del jobs.TASKS[NAME]


def test_a_job_works_for_the_municipality_that_queued_it(
    city: Municipality, village: Municipality, done: list[Any]
) -> None:
    jobs.queue_job(name=NAME, municipality_id=village.pk, arguments={"thing_id": 7, "day_date": "2026-11-23"})

    names = run_waiting()

    assert names == [NAME]
    assert done == [((village.pk,), 7, "2026-11-23")]
    assert tenancy.current_municipalities() == (city.pk,)


def test_a_job_is_undone_with_the_transaction_that_queued_it(city: Municipality, done: list[Any]) -> None:
    with transaction.atomic():
        jobs.queue_job(name=NAME, municipality_id=city.pk, arguments={"thing_id": 1})
        transaction.set_rollback(True)

    assert waiting() == []


def test_a_key_that_waits_already_is_not_queued_twice_and_leaves_the_transaction_well(
    city: Municipality, village: Municipality, done: list[Any]
) -> None:
    for municipality, number in ((city, 1), (city, 2), (village, 3)):
        jobs.queue_job(name=NAME, municipality_id=municipality.pk, arguments={"thing_id": number}, key="one")

    assert [arguments["thing_id"] for _, arguments in waiting()] == [1, 3]
    assert Place.objects.exists()


def test_a_key_may_come_again_once_its_job_is_done(city: Municipality, done: list[Any]) -> None:
    for number in (1, 2):
        jobs.queue_job(name=NAME, municipality_id=city.pk, arguments={"thing_id": number}, key="one")
        run_waiting()

    assert [thing_id for _, thing_id, _ in done] == [1, 2]


def test_a_job_for_later_waits(city: Municipality, done: list[Any]) -> None:
    later = database_now() + timedelta(days=21)
    jobs.queue_job(name=NAME, municipality_id=city.pk, arguments={"thing_id": 1}, at=later)

    assert run_waiting() == []
    assert run_waiting(until=later) == [NAME]


def test_a_job_that_was_done_is_not_done_again(city: Municipality, done: list[Any]) -> None:
    for _ in range(2):
        jobs.run_job(job_id=12, name=NAME, municipality_id=city.pk, arguments={"thing_id": 1})

    assert len(done) == 1


def test_a_job_that_failed_leaves_nothing_behind_and_can_be_done_again(city: Municipality, done: list[Any]) -> None:
    def fail(thing_id: int) -> None:
        Place.objects.create(municipality=city, name="Nergens", latitude=52, longitude=5)
        if not done:
            raise RuntimeError("the first time")

    jobs.TASKS[NAME] = fail
    with pytest.raises(RuntimeError), transaction.atomic():
        jobs.run_job(job_id=12, name=NAME, municipality_id=city.pk, arguments={"thing_id": 1})
    was_there = Place.objects.filter(name="Nergens").exists()
    done.append(())

    jobs.run_job(job_id=12, name=NAME, municipality_id=city.pk, arguments={"thing_id": 1})

    assert not was_there
    assert Place.objects.filter(name="Nergens").count() == 1


def test_an_unknown_name_is_refused_where_it_is_queued(city: Municipality) -> None:
    with pytest.raises(jobs.UnknownJob, match="No task is called"):
        jobs.queue_job(name="tests.nothing", municipality_id=city.pk, arguments={})


@pytest.mark.parametrize("name", ["to", "email", "text", "name", "body", "identity"])
def test_an_argument_that_is_no_id_is_refused(city: Municipality, done: list[Any], name: str) -> None:
    with pytest.raises(jobs.ArgumentIsNoId, match=name):
        jobs.queue_job(name=NAME, municipality_id=city.pk, arguments={name: "iemand@voorbeeld.example"})


def test_a_task_that_takes_more_than_ids_cannot_be_made() -> None:
    def send(mail_id: int, address: str) -> None:
        raise AssertionError

    with pytest.raises(jobs.ArgumentIsNoId, match="address"):
        jobs.task("tests.send")(send)

    assert "tests.send" not in jobs.TASKS


def test_a_job_by_the_clock_is_queued_once_for_every_municipality(
    city: Municipality, village: Municipality, done: list[Any]
) -> None:
    jobs.TASKS[NAME] = lambda: done.append(tenancy.current_municipalities())

    jobs.queue_everywhere(NAME)
    jobs.queue_everywhere(NAME)
    run_waiting()

    assert sorted(done) == sorted([(city.pk,), (village.pk,)])


def test_notes_of_jobs_that_were_done_go_after_thirty_days(city: Municipality) -> None:
    now = datetime.now(UTC)
    FinishedJob.objects.create(job_id=1)

    assert jobs.delete_old(now=now + timedelta(days=29)) == 0
    assert jobs.delete_old(now=now + timedelta(days=31)) == 1


def test_the_application_may_use_the_queue_and_owns_none_of_it(city: Municipality) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, tableowner FROM pg_tables WHERE tablename LIKE 'procrastinate%'")
        owners = dict(cursor.fetchall())

    assert len(owners) == 4
    assert "draagkracht_app" not in owners.values()
