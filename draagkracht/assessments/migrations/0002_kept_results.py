"""Results that somebody keeps in their own space, and codes to share them."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("municipalities", "0002_mail"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("instrument", models.CharField(max_length=40)),
                ("answers", models.JSONField()),
                ("points", models.PositiveSmallIntegerField()),
                ("band", models.CharField(max_length=20)),
                ("taken_at", models.DateTimeField()),
                ("asked_by", models.CharField(blank=True, max_length=160)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_at", "-pk"],
                "indexes": [models.Index(fields=["person", "-taken_at"], name="kept_result_of_person")],
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="kept_result_is_one_a_form")],
            },
        ),
        migrations.CreateModel(
            name="ShareCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code_hash", models.CharField(max_length=64)),
                ("recipient_label", models.CharField(blank=True, max_length=120)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("consent_id", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="share_codes", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "code_hash"), name="share_code_is_there_once"),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))), name="share_code_expires_later"
                    ),
                ],
            },
        ),
        rls.owned("assessments_keptresult"),
        rls.owned("assessments_sharecode"),
    ]
