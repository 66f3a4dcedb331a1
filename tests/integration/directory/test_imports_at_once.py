"""Two people say yes in the same instant, and two workers have one import: with real connections and real commits."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from draagkracht.base import tenancy
from draagkracht.directory.models import (
    ColumnChoice,
    FieldChange,
    ImportRun,
    Location,
    SearchEntry,
    Service,
    ServiceAtLocation,
)
from draagkracht.directory.rules.importing import SourceKind
from draagkracht.directory.services import import_services, import_work, imports
from draagkracht.municipalities.models import Municipality
from tests.integration.directory.conftest import at, record
from tests.integration.directory.test_imports import NOW
from tests.integration.referrals.test_at_the_same_time import at_once
from tests.jobs import waiting

NAME = "Kwikwak tegelijk"


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Municipality, int]]:
    """Give an import that waits for a yes, really in the database; afterwards only its history remains, for ever."""
    with django_db_blocker.unblock():
        city = Municipality.objects.get(slug="voorbeeldstad")
        with tenancy.acting_for(city.pk):
            run_id = imports.start_upload(
                municipality_id=city.pk,
                kind=SourceKind.SHEET,
                name="tegelijk.csv",
                content=f"Naam\n{NAME}\n".encode(),
                by="Noor",
                key=uuid.uuid4(),
                at=NOW,
            )
            imports.choose_columns(run_id=run_id, columns=("name",), at=NOW)
            import_work.read_import(run_id=run_id, at=NOW)
        yield city, run_id
        with tenancy.acting_for(city.pk):
            made = Service.objects.filter(name=NAME)
            SearchEntry.objects.filter(service__in=made).delete()
            made.delete()
            Location.objects.filter(hsds_id__startswith="tegelijk-").delete()
            ImportRun.objects.all().delete()
            ColumnChoice.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'directory.%-import'")
        connection.close()


def test_four_who_say_yes_at_once_make_one_job_and_four_workers_write_once(committed: tuple[Municipality, int]) -> None:
    city, run_id = committed

    def confirm(_: int) -> None:
        with tenancy.acting_for(city.pk):
            imports.confirm_import(run_id=run_id, at=NOW)

    def write(_: int) -> None:
        with tenancy.acting_for(city.pk):
            import_work.write_import(run_id=run_id, at=NOW)

    at_once(4, confirm)
    queued = [name for name, _ in waiting() if name == imports.WRITE]
    at_once(4, write)

    assert queued == [imports.WRITE]
    with tenancy.acting_for(city.pk):
        (made,) = Service.objects.filter(name=NAME)
        assert ImportRun.objects.get(pk=run_id).state == "done"
        assert FieldChange.objects.filter(subject_id=made.hsds_id, action="added").count() == 1


def test_one_feed_that_is_taken_over_four_times_at_once_is_there_once(committed: tuple[Municipality, int]) -> None:
    """Two on the command line, the worker, and somebody who did not wait; each in an order of its own."""
    city, _ = committed
    services = [
        replace(record(f"tegelijk-{number:02}", service_at_locations=(place,)), name=NAME, organization=None)
        for number, place in enumerate([at("tegelijk-oost", 52.1, 5.4), at("tegelijk-west", 52.1, 5.3)] * 15)
    ]

    def take_over(turn: int) -> None:
        with tenancy.acting_for(city.pk):
            import_services(municipality=city, records=services[turn * 7 :] + services[: turn * 7])

    at_once(4, take_over)

    with tenancy.acting_for(city.pk):
        made = Service.objects.filter(name=NAME)
        assert made.count() == SearchEntry.objects.filter(service__in=made).values("service").distinct().count() == 30
        assert ServiceAtLocation.objects.filter(service__in=made).count() == 30
        assert FieldChange.objects.filter(subject_id="tegelijk-00", action="added").count() == 1


def test_the_same_form_at_once_makes_one_import(committed: tuple[Municipality, int]) -> None:
    city, _ = committed
    key = uuid.uuid4()

    def give(_: int) -> int:
        with tenancy.acting_for(city.pk):
            return imports.start_upload(
                municipality_id=city.pk,
                kind=SourceKind.HSDS,
                name="tegelijk.json",
                content=b"[]",
                by="Noor",
                key=key,
                at=NOW,
            )

    ids = at_once(4, give)

    assert len(set(ids)) == 1
    with tenancy.acting_for(city.pk):
        assert ImportRun.objects.get(key=key).files.count() == 1
