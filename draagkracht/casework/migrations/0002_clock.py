"""The clock of a case: what it follows from, and what is due first."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from draagkracht.base import rls

STATES = [
    "received",
    "investigation",
    "report",
    "application",
    "decision",
    "running",
    "review",
    "refused",
    "withdrawn",
    "transferred",
    "ended",
]


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("municipalities", "0002_mail"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.CharField(max_length=30)),
                ("days", models.PositiveSmallIntegerField()),
                ("reason", models.TextField()),
                ("told_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="extensions", to="casework.case"
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
                    models.CheckConstraint(
                        condition=Q(("term__in", ["investigation", "decision"])),
                        name="case_extension_is_of_a_term_of_ours",
                    ),
                    models.CheckConstraint(condition=Q(("days__gt", 0)), name="case_extension_is_longer"),
                ]
            },
        ),
        migrations.AddField("case", "due_date", models.DateField(null=True)),
        migrations.AddField("case", "due_term", models.CharField(blank=True, default="", max_length=30), False),
        migrations.AddField("case", "first_contact_at", models.DateTimeField(null=True)),
        migrations.AddField("case", "notice_at", models.DateTimeField(null=True)),
        migrations.AddField("case", "urgent_at", models.DateTimeField(null=True)),
        migrations.AddField("case", "urgent_given_at", models.DateTimeField(null=True)),
        migrations.AddField("case", "warn_date", models.DateField(null=True)),
        migrations.AddField("casemove", "key", models.UUIDField(null=True)),
        migrations.AddField("casemove", "step", models.CharField(blank=True, default="", max_length=30), False),
        migrations.AddIndex(
            "case",
            models.Index(
                condition=Q(("ended_at__isnull", True)),
                fields=["municipality", "due_date"],
                name="open_case_by_due_date",
            ),
        ),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(condition=Q(("state__in", STATES)), name="case_state_is_known"),
        ),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=Q(("due_date__isnull", True), ("due_term", ""), ("warn_date__isnull", True))
                | Q(~Q(("due_term", "")), ("due_date__isnull", False), ("warn_date__isnull", False)),
                name="case_clock_is_whole",
            ),
        ),
        migrations.AddConstraint(
            "casemove",
            models.UniqueConstraint(
                condition=Q(("key__isnull", False)), fields=("municipality", "key"), name="case_move_is_one_a_form"
            ),
        ),
        rls.owned("casework_caseextension"),
    ]
