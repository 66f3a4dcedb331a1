"""What a professional filled in together with somebody: on paper with a code, or travelling with a referral."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_kept_results"),
        ("municipalities", "0002_mail"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code_hash", models.CharField(max_length=64)),
                ("instrument", models.CharField(max_length=40)),
                ("answers", models.JSONField()),
                ("points", models.PositiveSmallIntegerField()),
                ("band", models.CharField(blank=True, max_length=20)),
                ("taken_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=160)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["expires_at"], name="paper_result_by_age")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "code_hash"), name="paper_result_code_is_there_once"
                    ),
                    models.UniqueConstraint(fields=("municipality", "key"), name="paper_result_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("taken_at"))), name="paper_result_expires_later"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TravellingResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("referral_id", models.UUIDField()),
                ("instrument", models.CharField(max_length=40)),
                ("points", models.PositiveSmallIntegerField()),
                ("band", models.CharField(blank=True, max_length=20)),
                ("taken_at", models.DateTimeField()),
                ("by", models.CharField(blank=True, max_length=160)),
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
                        fields=("municipality", "referral_id"), name="travelling_result_is_one_a_referral"
                    ),
                ],
            },
        ),
        rls.owned("assessments_paperresult"),
        rls.owned("assessments_travellingresult"),
    ]
