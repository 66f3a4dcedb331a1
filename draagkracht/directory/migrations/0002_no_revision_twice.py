"""The number of a revision is taken from a sequence, so that none occurs twice.

Counting up by one gave a change that was rolled back and the next one the same number, and a process that had loaded
its catalogue in between would have gone on showing what never was.
"""

from django.db import migrations

TAKE = """
CREATE SEQUENCE directory_revision_number;
SELECT setval('directory_revision_number', greatest(number, 1)) FROM directory_revision WHERE id = 1;
GRANT USAGE ON SEQUENCE directory_revision_number TO draagkracht_app;
CREATE OR REPLACE FUNCTION directory_count_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    UPDATE directory_revision SET number = nextval('directory_revision_number') WHERE id = 1;
    RETURN NULL;
END $$;
"""
COUNT = """
CREATE OR REPLACE FUNCTION directory_count_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN UPDATE directory_revision SET number = number + 1 WHERE id = 1; RETURN NULL; END $$;
DROP SEQUENCE directory_revision_number;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
    ]

    operations = [migrations.RunSQL(TAKE, COUNT)]
