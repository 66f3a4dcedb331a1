"""What people around one care situation share."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_circle_member"),
        ("people", "0005_representation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Circle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("is_own", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
                ("warned_at", models.DateTimeField(null=True)),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "relation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.carerelation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="circle_is_one_a_form"),
                    models.UniqueConstraint(
                        condition=models.Q(("relation__isnull", False)),
                        fields=("relation",),
                        name="circle_is_one_a_situation",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["municipality", "used_at"], name="circle_by_last_use"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircleMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(default=uuid.uuid4)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("language", models.CharField(default="nl", max_length=5)),
                ("is_owner", models.BooleanField(default=False)),
                ("agenda", models.CharField(default="none", max_length=5)),
                ("messages", models.CharField(default="none", max_length=5)),
                ("notes", models.CharField(default="none", max_length=5)),
                ("wants_mail", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("feed_number", models.PositiveSmallIntegerField(default=0)),
                ("feed_hash", models.CharField(blank=True, max_length=64)),
                ("key", models.UUIDField()),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="people.circle"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-is_owner", "joined_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True)),
                        fields=("circle", "user"),
                        name="circle_member_is_there_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_owner", True), ("left_at__isnull", True)),
                        fields=("circle",),
                        name="circle_has_one_owner",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("feed_hash", ""), _negated=True),
                        fields=("municipality", "feed_hash"),
                        name="circle_feed_is_there_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_at__isnull", True), ("user__isnull", False)),
                            models.Q(("feed_hash", ""), ("left_at__isnull", False), ("name", "")),
                            _connector="OR",
                        ),
                        name="who_left_a_circle_has_no_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agenda__in", ["none", "read", "write"]),
                            ("messages__in", ["none", "read", "write"]),
                            ("notes__in", ["none", "read", "write"]),
                        ),
                        name="circle_member_levels_are_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircleInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("agenda", models.CharField(default="none", max_length=5)),
                ("messages", models.CharField(default="none", max_length=5)),
                ("notes", models.CharField(default="none", max_length=5)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("code_hash", models.CharField(max_length=64)),
                ("key", models.UUIDField()),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="people.circle"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.circlemember"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("circle", "key"), name="circle_invitation_is_one_a_form"),
                    models.UniqueConstraint(
                        fields=("municipality", "code_hash"), name="circle_invitation_is_there_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("asked_at"))),
                        name="circle_invitation_expires_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agenda__in", ["none", "read", "write"]),
                            ("messages__in", ["none", "read", "write"]),
                            ("notes__in", ["none", "read", "write"]),
                        ),
                        name="circle_invitation_levels_are_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircleEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("series", models.UUIDField()),
                ("what", models.CharField(max_length=120)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("needs_hands", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="people.circle"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.circlemember"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.circlemember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("circle", "series", "starts_at"), name="circle_event_is_there_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True), ("ends_at__gt", models.F("starts_at")), _connector="OR"
                        ),
                        name="circle_event_ends_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needs_hands", True), ("taken_by__isnull", True), _connector="OR"),
                        name="circle_event_is_taken_where_needed",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["circle", "starts_at"], name="circle_event_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CirclePost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("part", models.CharField(max_length=10)),
                ("text", models.TextField(max_length=2000)),
                ("before", models.JSONField(default=list)),
                ("written_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(null=True)),
                ("key", models.UUIDField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.circlemember"
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="people.circle"
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
                    models.UniqueConstraint(fields=("circle", "key"), name="circle_post_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["messages", "notes"])), name="circle_post_part_is_known"
                    ),
                ],
                "indexes": [
                    models.Index(fields=["circle", "part", "-written_at"], name="circle_post_newest"),
                ],
            },
        ),
        rls.owned("people_circle"),
        rls.owned("people_circlemember"),
        rls.owned("people_circleinvitation"),
        rls.owned("people_circlepost"),
        rls.owned("people_circleevent"),
    ]
