"""What somebody put on their own list of help; and how often something in a shared agenda was changed."""

import uuid
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """A table of its own, and a column of the agenda."""

    dependencies: ClassVar[list[Any]] = [("municipalities", "0002_mail"), ("people", "0007_say_and_number")]

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="KeptOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("service_id", models.CharField(max_length=300)),
                ("called", models.CharField(max_length=300)),
                ("kept_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-kept_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "service_id"), name="offer_is_kept_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="circleevent", name="sequence", field=models.PositiveSmallIntegerField(default=0)
        ),
        rls.owned("people_keptoffer"),
    ]
