import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [("directory", "0007_freshness"), ("municipalities", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ImportFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("address", models.CharField(max_length=500)),
                ("saved_by", models.CharField(max_length=200)),
                ("saved_at", models.DateTimeField()),
                ("failing_since", models.DateTimeField(null=True)),
                ("fault", models.TextField(blank=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "kind", "address"), name="import_feed_is_one_an_address"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["oruk-url", "sru"])), name="import_feed_kind_is_fetched"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=2000)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("state", models.CharField(max_length=10)),
                ("key", models.UUIDField()),
                ("is_nightly", models.BooleanField(default=False)),
                ("headers", models.JSONField(default=list)),
                ("columns", models.JSONField(default=list)),
                ("cursor", models.JSONField(default=dict)),
                ("report", models.JSONField(default=dict)),
                ("service_ids", models.JSONField(default=list)),
                ("started_by", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "feed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="runs",
                        to="directory.importfeed",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="import_run_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sheet", "oruk-url", "sru", "hsds", "hsds-csv"])),
                        name="import_run_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "fetching",
                                    "mapping",
                                    "reading",
                                    "refused",
                                    "previewed",
                                    "confirmed",
                                    "done",
                                    "failed",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="import_run_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="import_run_is_done_at_a_moment",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["municipality", "-started_at"], name="import_run_by_date"),
                    models.Index(fields=["state", "changed_at"], name="import_run_by_state"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=2000)),
                ("content", models.BinaryField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="directory.importrun"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "position"), name="import_file_is_one_a_position"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("header_digest", models.CharField(max_length=64)),
                ("fields", models.JSONField(default=dict)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "header_digest"), name="column_choice_is_one_a_set")
                ],
            },
        ),
        rls.owned("directory_importfeed"),
        rls.owned("directory_importrun"),
        rls.owned("directory_importfile"),
        rls.owned("directory_columnchoice"),
    ]
