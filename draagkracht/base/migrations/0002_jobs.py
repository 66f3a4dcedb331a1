from django.db import migrations, models

# The tables of the queue are made by the package; the application works with them as it does with ours.
GRANTS = """
GRANT SELECT, INSERT, UPDATE, DELETE
    ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers
    TO draagkracht_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO draagkracht_app;
"""


class Migration(migrations.Migration):
    """The queue of background work, and which of its jobs are done."""

    dependencies = [("base", "0001_row_level_security"), ("procrastinate", "0041_post_retry_failed_job")]
    operations = [
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="FinishedJob",
            fields=[
                ("job_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={"abstract": False},
        ),
    ]
