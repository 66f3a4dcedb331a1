"""Who wants to help with something small, and how to reach them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_planner"),
        ("municipalities", "0004_what_a_bill_says"),
        ("respite", "0008_who_is_cared_for_chooses"),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("speaks", models.CharField(default="nl", max_length=5)),
                (
                    "tasks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=9), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                (
                    "dayparts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=list, size=None
                    ),
                ),
                ("max_km", models.PositiveSmallIntegerField()),
                ("district", models.CharField(max_length=120)),
                ("may_hand_on", models.BooleanField(default=False)),
                ("state", models.CharField(default="new", max_length=10)),
                ("offered_at", models.DateTimeField()),
                ("call_date", models.DateField()),
                ("delete_date", models.DateField()),
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
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["call_date", "pk"],
                "indexes": [models.Index(fields=["delete_date"], name="help_offer_by_last_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="help_offer_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tasks__contained_by",
                                [
                                    "company",
                                    "drive",
                                    "garden",
                                    "groceries",
                                    "hospital",
                                    "odd_jobs",
                                    "papers",
                                    "sitting",
                                    "walk",
                                ],
                            )
                        ),
                        name="help_offer_tasks_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["new", "taken", "handing"])), name="help_offer_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "dayparts__contained_by",
                                [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
                            )
                        ),
                        name="help_offer_dayparts_are_of_a_week",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), ("phone", ""), _negated=True),
                        name="help_offer_can_be_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("state", "new")),
                            models.Q(models.Q(("state", "new"), _negated=True), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="help_offer_is_new_until_it_is_taken",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("state", "handing"), _negated=True), ("receiver__isnull", True)),
                            models.Q(("may_hand_on", True), ("receiver__isnull", False), ("state", "handing")),
                            _connector="OR",
                        ),
                        name="help_offer_is_handed_on_with_a_yes",
                    ),
                ],
            },
        ),
        rls.owned("respite_helpoffer"),
    ]
