"""Row-level security as migration operations: the second lock behind the managers of `base/models.py`.

Each policy reads `app.municipalities`, a list of primary keys that lives for one transaction (`base/tenancy.py`);
without it nothing is visible. Migrations run as the owner, to whom the policies do not apply.
"""

from typing import Any

from django.db import migrations

CREATE_FUNCTION = """
CREATE OR REPLACE FUNCTION app_municipalities() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.municipalities', true), ''), ',')::bigint[] $$;
"""

CREATE_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'draagkracht_app') THEN
        CREATE ROLE draagkracht_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another installation on this server was first
END $$;
DO $$ BEGIN EXECUTE format('GRANT draagkracht_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO draagkracht_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO draagkracht_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO draagkracht_app;
"""

OWNS = "municipality_id = ANY (app_municipalities())"
READS = f"{OWNS} OR served_ids && app_municipalities() OR is_everywhere AND cardinality(app_municipalities()) > 0"


def owned(table: str) -> migrations.RunSQL:
    """Return the operation after which rows are read and written by the municipality that owns them alone."""
    return _policies(table, read=OWNS, write=OWNS)


def shared_read(table: str) -> migrations.RunSQL:
    """Return the operation after which the owner writes, and those that the row names, or everybody, read."""
    return _policies(table, read=READS, write=OWNS)


def part_of(table: str, parent: str, column: str) -> migrations.RunSQL:
    """Return the operation after which a part is read with its parent, and written by the parent's owner.

    The policies of the parent apply inside the condition, so they need not be repeated here.
    """
    exists = f"EXISTS (SELECT FROM {parent} parent WHERE parent.id = {table}.{column}"
    return _policies(table, read=f"{exists})", write=f"{exists} AND parent.{OWNS})")


def read_only(table: str) -> migrations.RunSQL:
    """Return the operation after which the application reads a shared table, and only the schema's owner writes."""
    return migrations.RunSQL(
        f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM draagkracht_app",
        f"GRANT INSERT, UPDATE, DELETE ON {table} TO draagkracht_app",
    )


def immutable(table: str) -> migrations.RunSQL:
    """Return the operation after which a row can be added, and never changed."""
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {table}_is_immutable() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            RAISE EXCEPTION 'a row of {table} never changes; add a new version' USING ERRCODE = 'restrict_violation';
        END $$;
        CREATE TRIGGER immutable BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_is_immutable();
        """,
        f"DROP TRIGGER immutable ON {table}; DROP FUNCTION {table}_is_immutable();",
    )


def _policies(table: str, *, read: str, write: str) -> migrations.RunSQL:
    forward = f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY can_read ON {table} FOR SELECT USING ({read});
        CREATE POLICY can_insert ON {table} FOR INSERT WITH CHECK ({write});
        CREATE POLICY can_update ON {table} FOR UPDATE USING ({write}) WITH CHECK ({write});
        CREATE POLICY can_delete ON {table} FOR DELETE USING ({write});
    """
    names = ("can_read", "can_insert", "can_update", "can_delete")
    backward = "".join(f"DROP POLICY {name} ON {table};" for name in names)
    return migrations.RunSQL(forward, f"{backward} ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;")


def setup() -> list[Any]:
    """Return the operations of the first migration: the application's role, and the function that policies read."""
    return [
        migrations.RunSQL(CREATE_ROLE, migrations.RunSQL.noop),
        migrations.RunSQL(CREATE_FUNCTION, "DROP FUNCTION app_municipalities()"),
    ]
