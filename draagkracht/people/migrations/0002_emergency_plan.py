"""Who takes over when a carer drops out."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0002_mail"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EmergencyPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("called", models.CharField(max_length=120)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("must_know", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("card_number", models.PositiveSmallIntegerField(default=1)),
                ("token_hash", models.CharField(max_length=64)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="emergency_plan", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "token_hash"), name="emergency_card_is_there_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Substitute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("does", models.CharField(blank=True, max_length=200)),
                ("state", models.CharField(default="asked", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("token_hash", models.CharField(max_length=64)),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="substitutes",
                        to="people.emergencyplan",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="substitute_is_one_a_form"),
                    models.UniqueConstraint(
                        fields=("municipality", "token_hash"), name="substitute_link_is_there_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["agreed", "asked", "declined"])),
                        name="substitute_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "asked")),
                            models.Q(models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="substitute_answered_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("email", ""), ("phone", "")),
                            _connector="OR",
                        ),
                        name="who_says_no_leaves_no_number",
                    ),
                ],
            },
        ),
        rls.owned("people_emergencyplan"),
        rls.owned("people_substitute"),
    ]
