"""Prices of a night, and what a consultant looks at first."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls
from draagkracht.base.tables import CreateTables

FORMS = [
    "stay",
    "day_care",
    "day_care_evening",
    "sitting",
    "live_in",
    "host_family",
    "care_farm_couple",
    "shared_activity",
]


def owner() -> models.ForeignKey:
    """Return the column of whose row it is."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
    )


def number() -> models.BigAutoField:
    """Return the column of the number."""
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_initial"),
        ("respite", "0001_initial"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Look",
                    fields=[
                        ("id", number()),
                        ("form", models.CharField(max_length=20)),
                        (
                            "dates",
                            django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None),
                        ),
                        ("daypart", models.PositiveSmallIntegerField(null=True)),
                        ("since", models.DateTimeField()),
                        ("municipality", owner()),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="respite.place",
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="look",
                                to="respite.respiterequest",
                            ),
                        ),
                        (
                            "volunteer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="respite.volunteer",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("form__in", FORMS)), name="look_form_is_known"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dates__len__gte", 1),
                                    models.Q(("place__isnull", True), ("volunteer__isnull", True), _connector="XOR"),
                                ),
                                name="look_is_at_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NightPrice",
                    fields=[
                        ("id", number()),
                        ("of", models.CharField(max_length=24)),
                        ("monday", models.DateField()),
                        ("prices", models.JSONField()),
                        ("made_at", models.DateTimeField()),
                        ("municipality", owner()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "of", "monday"), name="night_price_is_one_a_period"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("monday__iso_week_day", 1)), name="night_price_begins_on_monday"
                            ),
                        ],
                    },
                ),
            ]
        ),
        rls.owned("respite_look"),
        rls.owned("respite_nightprice"),
    ]
