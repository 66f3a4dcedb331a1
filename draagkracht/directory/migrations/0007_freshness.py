import uuid

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """Asking providers whether their entries hold, and what checks of links and numbers find."""

    dependencies = [("directory", "0006_change_requests")]

    operations = [
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.EmailField(blank=True, max_length=300)),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("state", models.CharField(default="asked", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("since", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "reminded", "to_call", "unchecked", "answered", "replaced"])
                        ),
                        name="enquiry_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to", ""), _negated=True),
                            models.Q(("state__in", ["asked", "reminded"]), _negated=True),
                            _connector="OR",
                        ),
                        name="enquiry_by_mail_has_an_address",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["municipality", "state", "since"], name="enquiry_queue"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnquiredService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answer", models.CharField(blank=True, max_length=12)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                    ),
                ),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="directory.enquiry"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("enquiry", "service"), name="enquired_service_is_one_a_question"),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")), fields=("service",), name="enquired_service_is_asked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(
                                ("answer__in", ["confirmed", "proposed", "changed", "elsewhere", "asked_again"]),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="enquired_service_is_answered_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=6)),
                ("value", models.CharField(max_length=600)),
                ("outcome", models.CharField(default="unknown", max_length=12)),
                ("failed_days", models.PositiveSmallIntegerField(default=0)),
                ("is_broken", models.BooleanField(default=False)),
                ("queued_at", models.DateTimeField(null=True)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_broken", True)), fields=["municipality", "service"], name="check_broken"
                    ),
                    models.Index(fields=["municipality", "kind", "checked_at"], name="check_turn"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("service", "kind", "value"), name="check_is_one_a_value"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["link", "phone"])), name="check_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["unknown", "works", "gone", "no-host", "silent", "impossible"])
                        ),
                        name="check_outcome_is_known",
                    ),
                ],
            },
        ),
        rls.owned("directory_enquiry"),
        rls.owned("directory_enquiredservice"),
        rls.owned("directory_check"),
    ]
