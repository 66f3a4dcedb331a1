"""Each change of the directory has a number, and the history of a field is added to and never shortened."""

TABLES = (
    "directory_service",
    "directory_serviceatlocation",
    "directory_location",
    "directory_schedule",
    "directory_searchentry",
)
# The number of a revision is taken from a sequence, so that none occurs twice. Counting up by one gave a change that
# was rolled back and the next one the same number, and a process that had loaded its catalogue in between would have
# gone on showing what never was.
COUNT_CHANGES = """
CREATE SEQUENCE directory_revision_number;
INSERT INTO directory_revision (id, number) VALUES (1, 0);
SELECT setval('directory_revision_number', 1);
GRANT USAGE ON SEQUENCE directory_revision_number TO draagkracht_app;
CREATE FUNCTION directory_count_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    UPDATE directory_revision SET number = nextval('directory_revision_number') WHERE id = 1;
    RETURN NULL;
END $$;
""" + "".join(
    f"CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION directory_count_change();"
    for table in TABLES
)
FORGET_CHANGES = (
    "".join(f"DROP TRIGGER count_change ON {table};" for table in TABLES)
    + "DROP FUNCTION directory_count_change(); DROP SEQUENCE directory_revision_number;"
)
KEEP_HISTORY = "REVOKE DELETE ON directory_fieldchange FROM draagkracht_app"
FORGET_HISTORY = "GRANT DELETE ON directory_fieldchange TO draagkracht_app"
