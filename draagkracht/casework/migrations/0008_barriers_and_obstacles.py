"""What holds somebody back, who guides a task and why a child does one; and the register of rules in the way."""

import uuid
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """What holds somebody back, who guides a task and why a child does one; and the register of rules in the way."""

    dependencies: ClassVar[list[Any]] = [("casework", "0007_one_decision"), ("municipalities", "0003_mail_stop")]
    operations: ClassVar[list[Any]] = [
        migrations.AddField("arrangementline", "guided_by", models.CharField(blank=True, default="", max_length=160)),
        migrations.AddField(
            "arrangementline", "minor_because", models.CharField(blank=True, default="", max_length=300)
        ),
        migrations.AddField("signature", "barriers", models.JSONField(default=list)),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("law", models.CharField(max_length=20)),
                ("state", models.CharField(default="open", max_length=20)),
                ("owner", models.CharField(blank=True, max_length=160)),
                ("answer", models.TextField(blank=True)),
                ("noted_by", models.CharField(max_length=160)),
                ("noted_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="municipalities.municipality",
                    ),
                ),
            ],
            options={"ordering": ["-noted_at", "-pk"]},
        ),
        migrations.AddConstraint(
            "obstacle", models.UniqueConstraint(fields=["municipality", "key"], name="obstacle_is_one_a_form")
        ),
        migrations.AddConstraint(
            "obstacle",
            models.CheckConstraint(
                condition=models.Q(("state", "open"), models.Q(("owner", ""), _negated=True), _connector="OR"),
                name="obstacle_is_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            "obstacle",
            models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["open", "taken_up"]), models.Q(("answer", ""), _negated=True), _connector="OR"
                ),
                name="obstacle_ends_with_an_answer",
            ),
        ),
        rls.owned("casework_obstacle"),
        # Who speaks for somebody by law agreed for them; the code of it has another name since two voices.
        migrations.RemoveConstraint("supportfile", "support_file_consent_was_asked"),
        migrations.AddConstraint(
            "supportfile",
            models.CheckConstraint(
                condition=models.Q(
                    ("asked__in", ["by_law", "by_parent", "on_paper", "on_screen", "spoken"]),
                    models.Q(("asked_by", ""), _negated=True),
                ),
                name="support_file_consent_was_asked",
            ),
        ),
    ]
