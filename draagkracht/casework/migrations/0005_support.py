"""The file of a support centre, apart from that of the municipality; reach in numbers, and who wants no contact."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_elsewhere_and_letters"),
        ("casework", "0004_guidance"),
        ("municipalities", "0002_mail"),
        ("people", "0004_network_rights_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked", models.CharField(max_length=12)),
                ("asked_by", models.CharField(max_length=120)),
                ("agreed_at", models.DateTimeField()),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(default="nl", max_length=5)),
                ("came_for", models.TextField(blank=True)),
                ("care", models.CharField(default="unknown", max_length=10)),
                ("channel", models.CharField(max_length=20)),
                ("next_date", models.DateField(null=True)),
                ("next_is_month", models.BooleanField(default=False)),
                ("next_way", models.CharField(default="phone", max_length=10)),
                ("next_part", models.CharField(default="any", max_length=10)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("contact_at", models.DateTimeField()),
                ("has_contact", models.BooleanField(default=False)),
                ("asked_to_keep_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("key", models.UUIDField()),
                (
                    "consent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.consent"
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="support_file_is_one_a_form"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("organisation", "person"),
                        name="support_file_is_one_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent__isnull", True), ("person__isnull", True)),
                            models.Q(("consent__isnull", False), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="support_file_of_a_space_has_its_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked__in", ["by_parent", "by_representative", "on_paper", "on_screen", "spoken"]),
                            models.Q(("asked_by", ""), _negated=True),
                        ),
                        name="support_file_consent_was_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "district_nursing",
                                    "employer",
                                    "environment",
                                    "general_practice",
                                    "hospital",
                                    "key_person",
                                    "other",
                                    "police",
                                    "school",
                                    "self_organisation",
                                    "support_centre",
                                    "volunteers",
                                ],
                            )
                        ),
                        name="support_file_channel_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_is_month", False), ("next_date__isnull", False), _connector="OR"),
                        name="support_file_month_is_a_date",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["municipality", "organisation", "next_date"], name="support_file_by_next"),
                    models.Index(fields=["municipality", "contact_at"], name="support_file_by_contact"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("on_date", models.DateField()),
                ("way", models.CharField(max_length=10)),
                ("was_reached", models.BooleanField()),
                ("by", models.CharField(max_length=120)),
                ("note", models.TextField(blank=True)),
                ("agreed", models.TextField(blank=True)),
                ("remark", models.TextField(blank=True)),
                ("noted_at", models.DateTimeField()),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="casework.supportfile"
                    ),
                ),
            ],
            options={
                "ordering": ["-on_date", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="support_contact_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["phone", "visit", "group", "message", "handed"])),
                        name="support_contact_way_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("print", models.CharField(max_length=64)),
                ("keep_until", models.DateField()),
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
                "indexes": [models.Index(fields=["keep_until"], name="no_contact_by_expiry")],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "print"), name="no_contact_is_there_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReachEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("channel", models.CharField(max_length=20)),
                ("event", models.CharField(max_length=12)),
                ("key", models.UUIDField()),
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
                "indexes": [models.Index(fields=["municipality", "month"], name="reach_event_by_month")],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key", "event"), name="reach_event_is_one_a_form"),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="reach_event_is_of_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "district_nursing",
                                    "employer",
                                    "environment",
                                    "general_practice",
                                    "hospital",
                                    "key_person",
                                    "other",
                                    "police",
                                    "school",
                                    "self_organisation",
                                    "support_centre",
                                    "volunteers",
                                ],
                            )
                        ),
                        name="reach_event_channel_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event__in", ["new", "new_wlz", "new_without", "contact", "visit", "attempt", "nameless"])
                        ),
                        name="reach_event_is_known",
                    ),
                ],
            },
        ),
        rls.owned("casework_supportfile"),
        rls.owned("casework_supportcontact"),
        rls.owned("casework_reachevent"),
        rls.owned("casework_nocontact"),
    ]
