"""Many tables made by one operation of a migration."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateTables(Operation):
    """Makes tables in the order in which they are named.

    Django draws every related model anew for each table that a migration makes, so that a hundred tables cost it ten
    thousand drawings. Here they are drawn once, after the last.
    """

    def __init__(self, tables: list[CreateModel]) -> None:
        """Take the tables, each after those that it refers to."""
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the tables to the picture, which is drawn when it is next looked at."""
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Make the tables."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Take the tables away, the last one first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Return what the operation does, for the command line."""
        return f"Create {len(self.tables)} tables"
