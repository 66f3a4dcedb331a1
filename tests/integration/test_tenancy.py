"""No table of the project is without the municipality filter, and what slips through is refused by the database."""

import inspect
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from draagkracht.base import jobs, tenancy
from draagkracht.base.models import OwnedManager, PartManager, SharedModel, SharedReadManager
from draagkracht.municipalities.models import Municipality, Place

OURS = [model for model in apps.get_models() if model.__module__.startswith("draagkracht.")]
OWNED = [model for model in OURS if not issubclass(model, SharedModel)]
POLICIES = {("can_delete", "DELETE"), ("can_insert", "INSERT"), ("can_read", "SELECT"), ("can_update", "UPDATE")}


def name_of(model: type[models.Model]) -> str:
    return model._meta.label


def fetch(sql: str, *parameters: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


@pytest.mark.parametrize("model", OURS, ids=name_of)
def test_a_model_is_declared_shared_or_filtered_by_its_default_manager(model: type[models.Model]) -> None:
    manager = model._default_manager

    is_filtered = isinstance(manager, OwnedManager | SharedReadManager | PartManager)

    assert is_filtered != issubclass(model, SharedModel)


@pytest.mark.django_db
@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_a_model_that_is_not_shared_is_under_row_level_security(model: type[models.Model]) -> None:
    table = model._meta.db_table

    is_on = fetch("SELECT relrowsecurity FROM pg_class WHERE relname = %s", table)
    policies = fetch("SELECT policyname, cmd FROM pg_policies WHERE tablename = %s", table)

    assert is_on == [(True,)]
    assert set(policies) == POLICIES


@pytest.mark.django_db
def test_the_application_has_no_right_to_pass_row_level_security() -> None:
    row = fetch("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
    owned = fetch("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")

    assert row == [("draagkracht_app", False, False)]
    assert owned == [(0,)]


@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_asking_without_a_municipality_is_an_error_and_not_an_empty_list(model: type[models.Model]) -> None:
    with pytest.raises(tenancy.MunicipalityIsNotSet):
        model._default_manager.all()


@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_the_manager_and_the_database_show_the_same_rows_of_one_municipality(
    model: type[models.Model], city: Municipality
) -> None:
    by_manager = model._default_manager.count()

    by_database = fetch(f'SELECT count(*) FROM "{model._meta.db_table}"')[0][0]

    assert by_manager == by_database


@pytest.mark.django_db
@pytest.mark.parametrize("model", OWNED, ids=name_of)
def test_without_a_municipality_the_database_shows_nothing(model: type[models.Model]) -> None:
    with tenancy.acting_for():
        rows = fetch(f'SELECT count(*) FROM "{model._meta.db_table}"')

    assert rows == [(0,)]


@pytest.mark.django_db
def test_the_queue_is_shared_plumbing_in_which_no_word_of_anybody_can_stand() -> None:
    rows = fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'procrastinate%%'")
    arguments = {name for task in jobs.TASKS.values() for name in inspect.signature(task).parameters}

    assert {name for (name,) in rows} == {
        "procrastinate_events",
        "procrastinate_jobs",
        "procrastinate_periodic_defers",
        "procrastinate_workers",
    }
    assert len(jobs.TASKS) > 5
    assert {name for name in arguments if not re.fullmatch(r"(\w+_)?(id|ids|date)", name)} == set()


def test_a_row_of_another_municipality_cannot_be_read_on_either_path(city: Municipality, village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        theirs = Place.objects.create(municipality=village, name="Het Veen", latitude=52.2, longitude=5.4)

    by_manager = Place.objects.filter(pk=theirs.pk).exists()
    past_the_manager = models.QuerySet(Place).filter(pk=theirs.pk).exists()

    assert not by_manager
    assert not past_the_manager


def test_a_row_for_another_municipality_cannot_be_added(city: Municipality, village: Municipality) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Place.objects.create(municipality=village, name="Het Veen", latitude=52.2, longitude=5.4)


def test_a_row_cannot_be_given_to_another_municipality(city: Municipality, village: Municipality) -> None:
    ours = Place.objects.get(name="Oost")

    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        models.QuerySet(Place).filter(pk=ours.pk).update(municipality=village)


def test_a_row_of_another_municipality_cannot_be_changed_or_deleted(city: Municipality, village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        theirs = Place.objects.create(municipality=village, name="Het Veen", latitude=52.2, longitude=5.4)
    everything: models.QuerySet[Place] = models.QuerySet(Place)

    changed = everything.filter(pk=theirs.pk).update(name="gestolen")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM municipalities_place WHERE id = %s", [theirs.pk])
        deleted = cursor.rowcount

    assert (changed, deleted) == (0, 0)


def test_the_list_ends_with_its_block_and_gives_the_outer_list_back(city: Municipality, village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        inside = fetch("SELECT current_setting('app.municipalities')")
    outside = fetch("SELECT current_setting('app.municipalities')")

    assert inside == [(str(village.pk),)]
    assert outside == [(str(city.pk),)]
    assert tenancy.current_municipalities() == (city.pk,)


def test_an_error_inside_a_block_gives_the_outer_list_back_too(city: Municipality, village: Municipality) -> None:
    with pytest.raises(ZeroDivisionError), tenancy.acting_for(village.pk):
        raise ZeroDivisionError

    assert fetch("SELECT current_setting('app.municipalities')") == [(str(city.pk),)]
