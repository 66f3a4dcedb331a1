from django.db import migrations

from draagkracht.directory.migrations import _asking


class Migration(migrations.Migration):
    """The search no longer writes a query for each question."""

    dependencies = [("directory", "0001_tables")]
    operations = [
        migrations.RunSQL(_asking.NO_OLD_SEARCH, migrations.RunSQL.noop),
        migrations.RunSQL(_asking.SEARCH, _asking.NO_SEARCH),
    ]
