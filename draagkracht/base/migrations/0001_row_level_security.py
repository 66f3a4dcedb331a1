from django.db import migrations

from draagkracht.base import rls


class Migration(migrations.Migration):
    """The role of the application, and the list of municipalities that every policy reads."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gist", migrations.RunSQL.noop),
        *rls.setup(),
    ]
