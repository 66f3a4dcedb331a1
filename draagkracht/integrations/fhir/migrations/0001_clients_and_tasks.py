"""Systems of other organisations that refer, and the tasks that they sent."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_organisations"),
        ("municipalities", "0002_mail"),
        ("referrals", "0003_referring"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(unique=True)),
                ("received_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TaskContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("system", models.CharField(max_length=200)),
                ("value", models.CharField(max_length=100)),
                ("digest", models.CharField(max_length=64)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="referrals.referral"
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="content", to="fhir.senttask"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Client",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("label", models.CharField(blank=True, max_length=120)),
                ("secret_hash", models.CharField(blank=True, max_length=64)),
                ("certificate", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("secret_hash", ""), ("certificate", ""), _connector="XOR"),
                        name="fhir_client_has_a_secret_or_a_certificate",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="senttask",
            index=models.Index(fields=["received_at"], name="fhir_task_by_age"),
        ),
        rls.owned("fhir_client"),
        rls.owned("fhir_senttask"),
        rls.owned("fhir_taskcontent"),
    ]
