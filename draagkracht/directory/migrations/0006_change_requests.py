"""What people propose, until an editor decides."""

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_history"), ("municipalities", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.CharField(blank=True, max_length=300)),
                ("topic", models.CharField(blank=True, max_length=40)),
                ("changes", models.JSONField(default=dict)),
                ("message", models.TextField(blank=True)),
                ("author_kind", models.CharField(max_length=10)),
                ("author_id", models.BigIntegerField(null=True)),
                ("author_name", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("reply_to", models.EmailField(blank=True, max_length=254)),
                ("digest", models.CharField(max_length=64)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("due_date", models.DateField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decision", models.TextField(blank=True)),
                ("applied", models.JSONField(default=list)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "state", "asked_at"], name="change_request_queue"),
                    models.Index(fields=["service", "state"], name="change_request_of_service"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("municipality", "digest"),
                        name="change_request_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "accepted", "rejected", "withdrawn"])),
                        name="change_request_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("author_kind__in", ["staff", "provider", "import", "resident", "system"])),
                        name="change_request_author_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("decided_at__isnull", False),
                                ("reply_to", ""),
                            ),
                            _connector="OR",
                        ),
                        name="change_request_decision_has_a_date_and_no_address",
                    ),
                ],
            },
        ),
        rls.owned("directory_changerequest"),
    ]
