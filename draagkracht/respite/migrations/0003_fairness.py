"""The setting names its decision; a plan keeps how often volunteers go; what a floor costs has a table."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0004_what_a_bill_says"),
        ("respite", "0002_looking_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField(model_name="fairness", old_name="reason", new_name="decision"),
        migrations.AlterField(model_name="fairness", name="decision", field=models.CharField(max_length=200)),
        migrations.AddField(
            model_name="plan",
            name="loads",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="FairnessCurve",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("monday", models.DateField()),
                ("state", models.CharField(default="queued", max_length=10)),
                ("failure", models.CharField(blank=True, max_length=200)),
                ("points", models.JSONField(default=list)),
                ("asked", models.PositiveIntegerField(default=0)),
                ("asked_by", models.CharField(max_length=120)),
                ("asked_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("key", models.UUIDField()),
                (
                    "by_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.region"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="curve_is_one_a_form"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "queued")), fields=("region",), name="curve_is_drawn_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "made", "failed"])), name="curve_state_is_known"
                    ),
                ],
            },
        ),
        rls.owned("respite_fairnesscurve"),
    ]
