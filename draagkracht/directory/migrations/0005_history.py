"""The history of each field, locks, and what a feed said last. A line of the history is added and never changed."""

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls

KEEP = "REVOKE DELETE ON directory_fieldchange FROM draagkracht_app"
FORGET = "GRANT DELETE ON directory_fieldchange TO draagkracht_app"


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_search"), ("municipalities", "0001_initial")]

    operations = [
        migrations.AddField("location", "source_fields", models.JSONField(default=dict)),
        migrations.AddField("organization", "source_fields", models.JSONField(default=dict)),
        migrations.AddField("service", "source_fields", models.JSONField(default=dict)),
        migrations.AddField("organization", "is_trusted", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="FieldChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=12)),
                ("subject_id", models.CharField(max_length=300)),
                ("action", models.CharField(default="changed", max_length=10)),
                ("field", models.CharField(blank=True, max_length=40)),
                ("old", models.JSONField(null=True)),
                ("new", models.JSONField(null=True)),
                ("author_kind", models.CharField(max_length=10)),
                ("author_id", models.BigIntegerField(null=True)),
                ("author_name", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("changed_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("undoes_id", models.BigIntegerField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "subject", "subject_id", "-id"], name="field_change_of_entry")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ["service", "organization", "location"])),
                        name="field_change_subject_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("action__in", ["added", "changed", "confirmed", "locked", "unlocked"])),
                        name="field_change_action_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("author_kind__in", ["staff", "provider", "import", "resident", "system"])),
                        name="field_change_author_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldLock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=12)),
                ("subject_id", models.CharField(max_length=300)),
                ("field", models.CharField(max_length=40)),
                ("locked_by", models.CharField(max_length=200)),
                ("locked_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "subject", "subject_id", "field"), name="field_lock_is_one_a_field"
                    )
                ],
            },
        ),
        rls.owned("directory_fieldchange"),
        rls.owned("directory_fieldlock"),
        rls.immutable("directory_fieldchange"),
        migrations.RunSQL(KEEP, FORGET),
    ]
