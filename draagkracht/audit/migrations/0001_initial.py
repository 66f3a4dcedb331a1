from django.db import migrations, models

from draagkracht.base import rls

# Whoever changes how a link is hashed changes audit/rules/chain.py as well: both must come to the same.
FUNCTIONS = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION audit_micros(moment timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (extract(epoch FROM moment) * 1000000)::bigint::text $$;

CREATE FUNCTION audit_join(VARIADIC words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT string_agg(length(word) || ':' || word || ',', '' ORDER BY place)
     FROM unnest(words) WITH ORDINALITY AS found (word, place) $$;

CREATE FUNCTION audit_lock(municipality bigint) RETURNS void LANGUAGE sql AS
$$ SELECT pg_advisory_xact_lock(hashtextextended('audit chain ' || municipality, 0)) $$;

-- At commit, in the first round of deferred triggers: only note that the entry waits for its link.
CREATE FUNCTION audit_wait() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
    INSERT INTO audit_turn VALUES (NEW.id, NEW.municipality_id);
    RETURN NULL;
END $$;

-- In the second round, when nothing else is left to check, so that nobody waits for a row while holding the chain.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE
    entry audit_entry;
    before audit_link;
    place bigint;
    moment timestamptz;
BEGIN
    IF coalesce(current_setting('app.audit_turn', true), '') = '' THEN
        -- Chains of several municipalities are locked in one order, whatever the order of the entries was.
        PERFORM audit_lock(owner) FROM (SELECT DISTINCT municipality_id AS owner FROM audit_turn ORDER BY 1) AS owners;
        PERFORM set_config('app.audit_turn', 'taken', true);
    END IF;
    PERFORM audit_lock(NEW.municipality_id);
    SELECT * INTO STRICT entry FROM audit_entry WHERE id = NEW.entry_id;
    SELECT * INTO before FROM audit_link WHERE municipality_id = entry.municipality_id ORDER BY number DESC LIMIT 1;
    place := coalesce(before.number, 0) + 1;
    moment := clock_timestamp();
    INSERT INTO audit_link (entry_id, municipality_id, number, begun_at, linked_at, hash) VALUES (
        entry.id, entry.municipality_id, place, now(), moment,
        sha256(coalesce(before.hash, ''::bytea) || convert_to(audit_join(
            entry.municipality_id::text, place::text, audit_micros(now()), audit_micros(moment),
            entry.id::text, audit_micros(entry.at), entry.actor_kind, entry.actor_id, entry.actor_label,
            entry.actor_role, entry.actor_organization, entry.subject, entry.action, entry.what, entry.purpose,
            entry.basis, entry.on_behalf_of, entry.about
        ), 'UTF8')));
    DELETE FROM audit_turn WHERE entry_id = NEW.entry_id;
    RETURN NULL;
END $$;
"""

# Rows stand in this table between two rounds of triggers of one transaction, and nobody else ever sees them.
TURN = """
CREATE UNLOGGED TABLE audit_turn (entry_id bigint PRIMARY KEY, municipality_id bigint NOT NULL);
REVOKE ALL ON audit_turn FROM draagkracht_app;

CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_wait();
CREATE CONSTRAINT TRIGGER chain AFTER INSERT ON audit_turn
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_chain();
"""


def append_only(table: str, rights: str) -> migrations.RunSQL:
    """Return the operation after which nobody changes or deletes a row, and the application has these rights alone."""
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
        REVOKE ALL ON {table} FROM draagkracht_app;
        GRANT {rights} ON {table} TO draagkracht_app;
        """,
        f"DROP TRIGGER never_changed ON {table}; DROP TRIGGER never_emptied ON {table};",
    )


class Migration(migrations.Migration):
    """The log of who saw or changed whose data, its chain, and the signed heads of the chain."""

    initial = True
    dependencies = [("base", "0002_jobs")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("municipality_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=20)),
                ("actor_id", models.CharField(max_length=120)),
                ("actor_label", models.CharField(max_length=200)),
                ("actor_role", models.CharField(max_length=40)),
                ("actor_organization", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=60)),
                ("action", models.CharField(max_length=20)),
                ("what", models.CharField(max_length=80)),
                ("purpose", models.CharField(max_length=40)),
                ("basis", models.CharField(max_length=40)),
                ("on_behalf_of", models.CharField(max_length=200)),
                ("about", models.CharField(max_length=120)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "id"], name="entry_by_subject"),
                    models.Index(fields=["municipality_id", "at"], name="entry_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("municipality_id", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
                ("position", models.BigIntegerField()),
                ("hash", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("key", models.CharField(max_length=64)),
                ("digest", models.BinaryField()),
                ("signature", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality_id", "number"), name="head_has_one_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("entry_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("municipality_id", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
                ("begun_at", models.DateTimeField()),
                ("linked_at", models.DateTimeField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality_id", "number"), name="link_has_one_place")
                ],
            },
        ),
        rls.owned("audit_entry"),
        rls.owned("audit_link"),
        rls.owned("audit_head"),
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION audit_chain, audit_wait, audit_lock, audit_join, audit_micros, audit_refuse;",
        ),
        migrations.RunSQL(TURN, "DROP TRIGGER wait ON audit_entry; DROP TABLE audit_turn;"),
        append_only("audit_entry", "SELECT, INSERT"),
        append_only("audit_link", "SELECT"),
        append_only("audit_head", "SELECT, INSERT"),
    ]
