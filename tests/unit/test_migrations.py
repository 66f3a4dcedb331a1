"""What the code says of its tables is what the migrations make."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


def test_no_table_of_ours_waits_for_a_migration() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("draagkracht.")}

    with translation.override(None):  # migrations hold names of fields as they are in English
        made = MigrationLoader(None)
        missing = MigrationAutodetector(made.project_state(), ProjectState.from_apps(apps)).changes(made.graph)

    assert {label for label in missing if label in ours} == set()


def test_migrations_of_two_who_worked_at_once_follow_each_other() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}
