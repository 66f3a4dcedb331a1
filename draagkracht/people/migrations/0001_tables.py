"""People, who cares for whom, what they agreed to, their plan, their circle and what they kept."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls
from draagkracht.base.tables import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_emergency_plan"),
        ("people", "0003_warned"),
        ("people", "0004_network_rights_reminders"),
        ("people", "0005_representation"),
        ("people", "0006_together"),
        ("people", "0007_say_and_number"),
        ("people", "0008_own"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0004_circle_member"),
        ("municipalities", "0002_mail"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("address", models.CharField(blank=True, max_length=200)),
                        ("reach", models.CharField(default="phone", max_length=10)),
                        ("language", models.CharField(default="nl", max_length=5)),
                        ("birth_date", models.DateField(null=True)),
                        ("is_desk_made", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField()),
                        ("seen_at", models.DateTimeField()),
                        ("warned_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "seen_at"], name="person_by_last_use")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("user__isnull", False)),
                                fields=("municipality", "user"),
                                name="person_has_one_space_here",
                            ),
                            models.UniqueConstraint(fields=("municipality", "key"), name="person_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("reach__in", ["letter", "mail", "phone"])),
                                name="person_reach_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareRelation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "carer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cares_for",
                                to="people.person",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="is_cared_for_by",
                                to="people.person",
                            ),
                        ),
                        ("called", models.CharField(max_length=120)),
                        ("relation", models.CharField(max_length=20)),
                        (
                            "conditions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        ("lives_together", models.BooleanField(null=True)),
                        ("since", models.DateField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("recipient__isnull", False)),
                                fields=("carer", "recipient"),
                                name="care_relation_is_there_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recipient__isnull", True),
                                    models.Q(("recipient", models.F("carer")), _negated=True),
                                    _connector="OR",
                                ),
                                name="care_relation_is_of_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "relation__in",
                                        [
                                            "child",
                                            "friend",
                                            "grandparent",
                                            "neighbour",
                                            "other",
                                            "parent",
                                            "partner",
                                            "sibling",
                                        ],
                                    )
                                ),
                                name="care_relation_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Circle",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        (
                            "relation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.carerelation",
                            ),
                        ),
                        (
                            "about",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("is_own", models.BooleanField(default=False)),
                        ("opened_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField()),
                        ("warned_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "used_at"], name="circle_by_last_use")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="circle_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("relation__isnull", False)),
                                fields=("relation",),
                                name="circle_is_one_a_situation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircleMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="members", to="people.circle"
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
                    name="CircleEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="events", to="people.circle"
                            ),
                        ),
                        ("series", models.UUIDField()),
                        ("what", models.CharField(max_length=120)),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField(null=True)),
                        ("needs_hands", models.BooleanField()),
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
                        ("made_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("sequence", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["circle", "starts_at"], name="circle_event_by_day")],
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
                    },
                ),
                migrations.CreateModel(
                    name="CircleInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="people.circle",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.circlemember"
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("agenda", models.CharField(default="none", max_length=5)),
                        ("messages", models.CharField(default="none", max_length=5)),
                        ("notes", models.CharField(default="none", max_length=5)),
                        ("asked_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("code_hash", models.CharField(max_length=64)),
                        ("key", models.UUIDField()),
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
                    name="CirclePost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="people.circle"
                            ),
                        ),
                        ("part", models.CharField(max_length=10)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.circlemember"
                            ),
                        ),
                        ("text", models.TextField(max_length=2000)),
                        ("before", models.JSONField(default=list)),
                        ("written_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["circle", "part", "-written_at"], name="circle_post_newest")],
                        "constraints": [
                            models.UniqueConstraint(fields=("circle", "key"), name="circle_post_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("part__in", ["messages", "notes"])),
                                name="circle_post_part_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.person"
                            ),
                        ),
                        ("purpose", models.CharField(max_length=30)),
                        ("recipient", models.CharField(blank=True, max_length=60)),
                        ("recipient_label", models.CharField(blank=True, max_length=120)),
                        (
                            "scope",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("asked", models.CharField(max_length=12)),
                        ("asked_by", models.CharField(blank=True, max_length=120)),
                        ("given_at", models.DateTimeField()),
                        ("valid_until", models.DateTimeField(null=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["person", "purpose"], name="consent_of_person")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("person", "purpose", "recipient"),
                                name="consent_is_open_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "purpose__in",
                                        [
                                            "keep_space",
                                            "remind",
                                            "share_emergency_plan",
                                            "share_network",
                                            "share_result",
                                            "share_wishes",
                                            "support_centre_file",
                                            "to_municipality",
                                        ],
                                    )
                                ),
                                name="consent_purpose_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("asked__in", ["by_law", "by_parent", "on_paper", "on_screen", "spoken"])
                                ),
                                name="consent_was_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gt", models.F("given_at")),
                                    _connector="OR",
                                ),
                                name="consent_period_is_forward",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    ("withdrawn_at__gte", models.F("given_at")),
                                    _connector="OR",
                                ),
                                name="consent_is_withdrawn_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="emergency_plan",
                                to="people.person",
                            ),
                        ),
                        ("called", models.CharField(max_length=120)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("where", models.CharField(blank=True, max_length=200)),
                        ("must_know", models.TextField()),
                        ("made_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("card_number", models.PositiveSmallIntegerField(default=1)),
                        ("token_hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "token_hash"), name="emergency_card_is_there_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeptOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("service_id", models.CharField(max_length=300)),
                        ("called", models.CharField(max_length=300)),
                        ("kept_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-kept_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "service_id"), name="offer_is_kept_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NetworkCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("made_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "made_on"), name="network_copy_is_one_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NetworkMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "copy",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="people.networkcopy",
                            ),
                        ),
                        ("called", models.CharField(max_length=120)),
                        ("ring", models.PositiveSmallIntegerField()),
                        ("does", models.CharField(blank=True, max_length=200)),
                        ("could", models.CharField(blank=True, max_length=200)),
                        ("energy", models.CharField(max_length=10)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["ring", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "copy", "public_id"),
                                name="network_member_is_there_once",
                                nulls_distinct=False,
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("copy__isnull", True)),
                                fields=("person", "key"),
                                name="network_member_is_one_a_form",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ring__in", [1, 2, 3])), name="network_ring_is_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("energy__in", ["both", "costs", "gives", "neither"])),
                                name="network_energy_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reminder", to="people.person"
                            ),
                        ),
                        ("every_months", models.PositiveSmallIntegerField()),
                        ("counts_from", models.DateTimeField()),
                        ("next_at", models.DateTimeField()),
                        ("token_hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "next_at"], name="reminder_by_next")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "token_hash"), name="reminder_link_is_there_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("every_months__in", [1, 3])), name="reminder_rhythm_is_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("next_at__gt", models.F("counts_from"))),
                                name="reminder_comes_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Representation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="represented_by",
                                to="people.person",
                            ),
                        ),
                        (
                            "representative",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="represents",
                                to="people.person",
                            ),
                        ),
                        ("power", models.CharField(max_length=12)),
                        ("confirmed_by", models.CharField(blank=True, max_length=120)),
                        ("valid_from", models.DateTimeField()),
                        ("valid_until", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("person", "representative"),
                                name="representation_is_open_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("person", models.F("representative")), _negated=True),
                                name="representation_is_of_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("power__in", ["authorised", "curator", "mentor", "parent"])),
                                name="representation_power_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_by", ""), ("power", "authorised"), ("valid_until__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("power", "authorised"), _negated=True),
                                        models.Q(("confirmed_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="representation_is_given_or_seen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="representation_period_is_forward",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RightsRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("subject", models.UUIDField()),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("language", models.CharField(default="nl", max_length=5)),
                        ("right", models.CharField(max_length=10)),
                        ("about", models.TextField(blank=True, max_length=2000)),
                        ("received_at", models.DateTimeField()),
                        ("due_date", models.DateField()),
                        ("state", models.CharField(default="received", max_length=10)),
                        ("outcome", models.CharField(blank=True, max_length=10)),
                        ("answer", models.TextField(blank=True, max_length=2000)),
                        ("answered_by", models.CharField(blank=True, max_length=120)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["municipality", "state", "due_date"], name="rights_request_by_due")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "key"), name="rights_request_is_one_a_form"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("right__in", ["correct", "remove", "see"])),
                                name="rights_request_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at__isnull", True), ("outcome", ""), ("state", "received")),
                                    models.Q(
                                        ("answered_at__gte", models.F("received_at")),
                                        ("outcome__in", ["given", "partly", "refused"]),
                                        ("state", "answered"),
                                    ),
                                    _connector="OR",
                                ),
                                name="rights_request_is_answered_or_not",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpaceInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("beside", models.CharField(max_length=10)),
                        (
                            "relation",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.carerelation",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("token_hash", models.CharField(max_length=64)),
                        ("code_print", models.CharField(blank=True, max_length=64)),
                        ("power", models.CharField(blank=True, max_length=12)),
                        ("confirmed_by", models.CharField(blank=True, max_length=120)),
                        ("speaks_until", models.DateTimeField(null=True)),
                        ("made_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("declined_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "key"), name="space_invitation_is_one_a_form"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "token_hash"), name="space_invitation_link_is_there_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("code_print", ""), _negated=True),
                                fields=("municipality", "code_print"),
                                name="space_invitation_code_is_there_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("declined_at__isnull", True),
                                    models.Q(("code_print", ""), ("email", "")),
                                    _connector="OR",
                                ),
                                name="who_says_no_to_a_space_leaves_no_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("beside", "cared_for"),
                                        ("confirmed_by", ""),
                                        ("power", ""),
                                        ("relation__isnull", False),
                                    ),
                                    models.Q(
                                        ("beside", "cares"),
                                        ("confirmed_by", ""),
                                        ("power", ""),
                                        ("relation__isnull", True),
                                    ),
                                    models.Q(
                                        ("beside", "speaks"),
                                        ("power__in", ["authorised", "curator", "mentor", "parent"]),
                                        ("relation__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="space_invitation_is_for_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("beside", "speaks"), _negated=True), ("code_print", ""), _connector="OR"
                                ),
                                name="who_speaks_is_asked_by_mail",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("power", "authorised"), _negated=True),
                                        models.Q(
                                            ("power", ""),
                                            models.Q(("confirmed_by", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    models.Q(
                                        ("confirmed_by", ""), ("power", "authorised"), ("speaks_until__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="space_invitation_power_is_given_or_seen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("made_at"))),
                                name="space_invitation_ends_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Substitute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="substitutes",
                                to="people.emergencyplan",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("does", models.CharField(blank=True, max_length=200)),
                        ("state", models.CharField(default="asked", max_length=10)),
                        ("asked_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("token_hash", models.CharField(max_length=64)),
                        ("key", models.UUIDField()),
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
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)
                                    ),
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
                migrations.CreateModel(
                    name="Wishes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipalities.municipality",
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("wants", models.TextField(blank=True, max_length=2000)),
                        ("must_stay", models.TextField(blank=True, max_length=2000)),
                        ("changed_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        rls.owned("people_person"),
        rls.owned("people_carerelation"),
        rls.owned("people_consent"),
        rls.owned("people_representation"),
        rls.owned("people_emergencyplan"),
        rls.owned("people_substitute"),
        rls.owned("people_networkcopy"),
        rls.owned("people_networkmember"),
        rls.owned("people_reminder"),
        rls.owned("people_rightsrequest"),
        rls.owned("people_spaceinvitation"),
        rls.owned("people_wishes"),
        rls.owned("people_circle"),
        rls.owned("people_circlemember"),
        rls.owned("people_circleinvitation"),
        rls.owned("people_circlepost"),
        rls.owned("people_circleevent"),
        rls.owned("people_keptoffer"),
    ]
