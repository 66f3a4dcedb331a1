"""Cases, talks, what is arranged and decided, letters, guidance and support."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls
from draagkracht.base.tables import CreateTables
from draagkracht.casework.migrations import _kept


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0001_initial"),
        ("casework", "0002_clock"),
        ("casework", "0003_talks_and_letters"),
        ("casework", "0004_guidance"),
        ("casework", "0005_support"),
        ("casework", "0006_sealed_numbers"),
        ("casework", "0007_one_decision"),
        ("casework", "0008_barriers_and_obstacles"),
        ("casework", "0009_corrections"),
        ("casework", "0010_informal_care_lead"),
        ("casework", "0011_alarm"),
        ("casework", "0012_reporter"),
        ("casework", "0013_came_by_themselves"),
        ("casework", "0014_arranged_help"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0003_elsewhere_and_letters"),
        ("municipalities", "0002_mail"),
        ("people", "0001_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Case",
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
                        ("reference", models.CharField(max_length=12)),
                        ("state", models.CharField(max_length=30)),
                        ("is_own_right", models.BooleanField(default=False)),
                        ("asked_by", models.CharField(max_length=20)),
                        ("reported_by", models.CharField(blank=True, default="", max_length=250)),
                        ("question", models.TextField(blank=True)),
                        ("is_urgent", models.BooleanField(default=False)),
                        ("urgent_at", models.DateTimeField(null=True)),
                        ("urgent_given_at", models.DateTimeField(null=True)),
                        ("alarmed_at", models.DateTimeField(null=True)),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="municipalities.team",
                            ),
                        ),
                        (
                            "consultant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case_manager",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("referral_id", models.UUIDField(null=True)),
                        ("received_at", models.DateTimeField()),
                        ("client_told_at", models.DateTimeField(null=True)),
                        ("support_pointed_at", models.DateTimeField(null=True)),
                        ("first_contact_at", models.DateTimeField(null=True)),
                        ("plan_received_at", models.DateTimeField(null=True)),
                        ("reported_at", models.DateTimeField(null=True)),
                        ("applied_at", models.DateTimeField(null=True)),
                        ("extended_until", models.DateField(null=True)),
                        ("notice_at", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("review_date", models.DateField(null=True)),
                        ("balance_from_date", models.DateField(null=True)),
                        ("balance_date", models.DateField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("keep_until", models.DateField(null=True)),
                        ("due_term", models.CharField(blank=True, max_length=30)),
                        ("due_date", models.DateField(null=True)),
                        ("warn_date", models.DateField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["municipality", "due_date"],
                                name="open_case_by_due_date",
                            ),
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["municipality", "alarmed_at", "due_date"],
                                name="open_case_by_alarm",
                            ),
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["municipality", "consultant", "state"],
                                name="open_case_of_consultant",
                            ),
                            models.Index(fields=["municipality", "received_at"], name="case_by_age"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "reference"), name="case_reference_is_there_once"
                            ),
                            models.UniqueConstraint(fields=("municipality", "key"), name="case_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("keep_until__isnull", True), ("ended_at__isnull", False), _connector="OR"
                                ),
                                name="case_is_kept_after_its_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
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
                                        ],
                                    )
                                ),
                                name="case_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("balance_date__isnull", True), ("balance_from_date__isnull", True)),
                                    models.Q(
                                        ("balance_date__gte", models.F("balance_from_date")),
                                        ("balance_date__isnull", False),
                                        ("balance_from_date__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_balance_is_asked_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_date__isnull", True), ("due_term", ""), ("warn_date__isnull", True)),
                                    models.Q(
                                        models.Q(("due_term", ""), _negated=True),
                                        ("due_date__isnull", False),
                                        ("warn_date__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_clock_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Arrangement",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="arrangements",
                                to="casework.case",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("state", models.CharField(max_length=20)),
                        ("goals", models.JSONField(default=dict)),
                        ("carer_section", models.TextField(blank=True)),
                        ("carer_needs_nothing_because", models.TextField(blank=True)),
                        ("overload_threatens", models.BooleanField(null=True)),
                        ("usual_care", models.TextField(blank=True)),
                        ("review_date", models.DateField(null=True)),
                        ("offered_at", models.DateTimeField(null=True)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["case", "version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "version"), name="arrangement_version_is_there_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "offered"])),
                                fields=("case",),
                                name="case_has_one_open_arrangement",
                            ),
                            models.UniqueConstraint(fields=("municipality", "key"), name="arrangement_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(("carer_section", ""), _negated=True),
                                    models.Q(("carer_needs_nothing_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="the_section_of_the_carer_is_not_empty_in_silence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("offered_at__isnull", True), ("state", "draft")),
                                    ("offered_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="arrangement_was_offered_at_a_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseExtension",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
                                to="casework.case",
                            ),
                        ),
                        ("term", models.CharField(max_length=30)),
                        ("days", models.PositiveSmallIntegerField()),
                        ("reason", models.TextField()),
                        ("told_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("term__in", ["investigation", "decision"])),
                                name="case_extension_is_of_a_term_of_ours",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("days__gt", 0)), name="case_extension_is_longer"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseMove",
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
                        ("earlier", models.JSONField(default=list)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="casework.case"
                            ),
                        ),
                        ("from_state", models.CharField(blank=True, max_length=30)),
                        ("to_state", models.CharField(max_length=30)),
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=160)),
                        ("reason", models.TextField(blank=True)),
                        ("step", models.CharField(blank=True, max_length=30)),
                        ("key", models.UUIDField(null=True)),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key__isnull", False)),
                                fields=("municipality", "key"),
                                name="case_move_is_one_a_form",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CasePause",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="casework.case"
                            ),
                        ),
                        ("from_date", models.DateField()),
                        ("until_date", models.DateField(null=True)),
                        ("reason", models.TextField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until_date__isnull", True)),
                                fields=("case",),
                                name="case_is_paused_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_date__isnull", True),
                                    ("until_date__gte", models.F("from_date")),
                                    _connector="OR",
                                ),
                                name="case_pause_is_forward",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consult",
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
                        ("subject", models.CharField(max_length=120)),
                        ("text", models.TextField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asker", models.CharField(max_length=160)),
                        ("asked_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="consult_is_one_a_form")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultAnswer",
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
                            "consult",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="casework.consult",
                            ),
                        ),
                        ("text", models.TextField()),
                        ("colleague", models.CharField(max_length=160)),
                        ("at", models.DateTimeField()),
                        ("has_helped", models.BooleanField(default=False)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="consult_answer_is_one_a_form")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conversation",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conversations",
                                to="casework.case",
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("state", models.CharField(max_length=20)),
                        ("planned_at", models.DateTimeField()),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("held_at", models.DateTimeField(null=True)),
                        ("is_confidential", models.BooleanField(default=False)),
                        ("own_words", models.TextField(blank=True)),
                        ("answers", models.JSONField(default=dict)),
                        ("writers", models.JSONField(default=dict)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["planned_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="conversation_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_confidential", False), ("kind", "carer_alone"), _connector="OR"
                                ),
                                name="only_a_carers_own_talk_is_confidential",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handovers",
                                to="casework.case",
                            ),
                        ),
                        ("receiver", models.CharField(max_length=20)),
                        (
                            "to_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "to_team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="municipalities.team",
                            ),
                        ),
                        ("to_name", models.CharField(max_length=160)),
                        (
                            "giver",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("giver_name", models.CharField(max_length=160)),
                        ("why", models.TextField()),
                        ("agreed", models.TextField()),
                        ("not_again", models.TextField(blank=True)),
                        ("talk_at", models.DateTimeField(null=True)),
                        ("talk_with", models.CharField(blank=True, max_length=300)),
                        ("asked_how", models.CharField(max_length=20)),
                        ("shares", models.JSONField(default=dict)),
                        ("state", models.CharField(max_length=20)),
                        ("offered_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answered_by", models.CharField(blank=True, max_length=160)),
                        ("refusal", models.TextField(blank=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-offered_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="handover_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "offered")),
                                fields=("case",),
                                name="case_has_one_open_handover",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["offered", "accepted", "refused", "withdrawn"])),
                                name="handover_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("receiver__in", ["person", "team", "organisation"])),
                                name="handover_receiver_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at__isnull", True), ("state", "offered")),
                                    models.Q(
                                        models.Q(("state", "offered"), _negated=True), ("answered_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="handover_was_answered_at_a_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("refusal", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="handover_is_refused_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoContact",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("print", models.CharField(max_length=64)),
                        ("keep_until", models.DateField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["keep_until"], name="no_contact_by_expiry")],
                        "constraints": [
                            models.UniqueConstraint(fields=("organisation", "print"), name="no_contact_is_there_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Obstacle",
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
                    ],
                    options={
                        "ordering": ["-noted_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="obstacle_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "open"), models.Q(("owner", ""), _negated=True), _connector="OR"
                                ),
                                name="obstacle_is_of_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["open", "taken_up"]),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="obstacle_ends_with_an_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="casework.case"
                            ),
                        ),
                        ("role", models.CharField(max_length=20)),
                        ("relation", models.CharField(blank=True, max_length=120)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("address", models.CharField(blank=True, max_length=200)),
                        ("birth_date", models.DateField(null=True)),
                        ("language", models.CharField(default="nl", max_length=5)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("is_invited", models.BooleanField(default=False)),
                        ("agreed_at", models.DateTimeField(null=True)),
                        ("left_at", models.DateTimeField(null=True)),
                        ("coach", models.CharField(blank=True, default="", max_length=160)),
                        ("coach_from_date", models.DateField(null=True)),
                        ("coach_check_date", models.DateField(null=True)),
                        ("scan", models.JSONField(default=dict)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_at__isnull", True), ("role", "client")),
                                fields=("case",),
                                name="case_has_one_client",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("coach", ""),
                                        ("coach_check_date__isnull", True),
                                        ("coach_from_date__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("coach", ""), _negated=True),
                                        ("coach_check_date__isnull", False),
                                        ("coach_from_date__isnull", False),
                                        ("role", "carer"),
                                        ("coach_check_date__gt", models.F("coach_from_date")),
                                    ),
                                    _connector="OR",
                                ),
                                name="network_coach_of_a_carer_is_looked_at_again",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("left_at__isnull", True), ("person__isnull", False)),
                                fields=("case", "person"),
                                name="party_is_in_a_case_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArrangementLine",
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
                            "arrangement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="casework.arrangement",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("for_whom", models.CharField(max_length=10)),
                        ("area", models.CharField(max_length=20)),
                        ("what", models.CharField(max_length=300)),
                        ("who", models.CharField(max_length=160)),
                        ("when", models.CharField(blank=True, max_length=160)),
                        ("law", models.CharField(max_length=20)),
                        ("payer", models.CharField(blank=True, max_length=120)),
                        ("contribution_cents", models.PositiveIntegerField(null=True)),
                        ("base_function", models.CharField(blank=True, max_length=20)),
                        (
                            "carer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casework.party",
                            ),
                        ),
                        ("is_in_place_of_carer", models.BooleanField(default=False)),
                        ("service_id", models.UUIDField(null=True)),
                        ("alternative", models.CharField(blank=True, max_length=300)),
                        ("no_choice_because", models.CharField(blank=True, max_length=300)),
                        ("minor_because", models.CharField(blank=True, default="", max_length=300)),
                        ("guided_by", models.CharField(blank=True, default="", max_length=160)),
                        ("instruction", models.TextField(blank=True, default="")),
                        ("is_done_by_carer", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("arrangement", "position"), name="arrangement_line_has_its_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("for_whom__in", ["client", "carer"])),
                                name="arrangement_line_is_for_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("carer__isnull", True), ("for_whom", "carer"), _connector="OR"),
                                name="only_a_line_for_a_carer_names_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="casework.conversation",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="casework.party",
                            ),
                        ),
                        ("told_at", models.DateTimeField(null=True)),
                        ("told_how", models.CharField(blank=True, max_length=20)),
                        ("outcome", models.CharField(blank=True, max_length=20)),
                        ("why", models.CharField(blank=True, max_length=300)),
                        ("feedback", models.JSONField(default=dict)),
                        ("feedback_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "party"), name="attendance_is_there_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BalanceCheck",
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
                        ("earlier", models.JSONField(default=list)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="balance_checks",
                                to="casework.case",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.party"
                            ),
                        ),
                        ("asked_date", models.DateField()),
                        ("way", models.CharField(max_length=20)),
                        ("own_words", models.TextField(blank=True)),
                        ("costs", models.TextField(blank=True)),
                        ("gives", models.TextField(blank=True)),
                        ("balance", models.CharField(max_length=20)),
                        ("changes", models.TextField(blank=True)),
                        ("next_date", models.DateField()),
                        ("by", models.CharField(max_length=160)),
                        ("at", models.DateTimeField()),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["asked_date", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="balance_check_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("balance__in", ["holds", "tips", "overloaded"])),
                                name="balance_check_result_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["phone", "visit", "video", "desk"])),
                                name="balance_check_way_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("next_date__gt", models.F("asked_date"))),
                                name="balance_is_asked_again_on_a_later_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CarerSection",
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
                            "arrangement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="casework.arrangement",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.party"
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("needs_nothing_because", models.TextField(blank=True)),
                        ("overload_threatens", models.BooleanField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("arrangement", "party"), name="carer_has_one_section")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CitizenNumber",
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
                            "party",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citizen_number",
                                to="casework.party",
                            ),
                        ),
                        ("sealed", models.CharField(max_length=160)),
                        ("lookup", models.CharField(max_length=64)),
                        ("noted_at", models.DateTimeField()),
                        ("noted_by", models.CharField(max_length=160)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "lookup"], name="citizen_number_by_lookup")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sealed__startswith", "s1.")), name="citizen_number_is_sealed"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("lookup__regex", "^[0-9a-f]{64}$")),
                                name="citizen_number_has_a_lookup",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="casework.case"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.party"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("subject", models.CharField(max_length=200)),
                        ("blocks", models.JSONField(default=list)),
                        ("state", models.CharField(default="draft", max_length=10)),
                        ("made_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("sent_by", models.CharField(blank=True, max_length=160)),
                        ("pdf", models.BinaryField(null=True)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["made_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="letter_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("pdf__isnull", True), ("sent_at__isnull", True), ("state", "draft")),
                                    models.Q(
                                        ("pdf__isnull", False),
                                        ("sent_at__isnull", False),
                                        ("sha256__regex", "^[0-9a-f]{64}$"),
                                        ("state", "sent"),
                                    ),
                                    _connector="OR",
                                ),
                                name="sent_letter_is_kept_as_it_was",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="casework.case",
                            ),
                        ),
                        (
                            "arrangement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.arrangement",
                            ),
                        ),
                        (
                            "letter",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.letter",
                            ),
                        ),
                        ("is_granted", models.BooleanField()),
                        ("refusal_reason", models.CharField(blank=True, max_length=30)),
                        ("rule", models.CharField(max_length=200)),
                        ("facts", models.TextField()),
                        ("instead", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField()),
                        ("decided_by", models.CharField(max_length=160)),
                        ("object_until", models.DateField()),
                        ("valid_from", models.DateField(null=True)),
                        ("valid_until", models.DateField(null=True)),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="replaced_by",
                                to="casework.decision",
                            ),
                        ),
                        ("replaces_reason", models.CharField(blank=True, max_length=30)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="decision_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("arrangement__isnull", False), ("is_granted", True)),
                                    ("is_granted", False),
                                    _connector="OR",
                                ),
                                name="what_is_granted_is_an_arrangement",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaces__isnull", True)),
                                fields=("case",),
                                name="case_has_one_first_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replaces__isnull", True), ("replaces_reason", "")),
                                    models.Q(
                                        ("replaces__isnull", False), models.Q(("replaces_reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_is_replaced_for_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="decision_holds_forward",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reach",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("phone", models.CharField(max_length=30)),
                        ("days", models.CharField(max_length=160)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "user"), name="reach_is_there_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReachEvent",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("month", models.DateField()),
                        ("channel", models.CharField(max_length=20)),
                        ("event", models.CharField(max_length=12)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "month"], name="reach_event_by_month")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "key", "event"), name="reach_event_is_one_a_form"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="reach_event_is_of_a_month"
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
                                            "self",
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
                                    (
                                        "event__in",
                                        ["new", "new_wlz", "new_without", "contact", "visit", "attempt", "nameless"],
                                    )
                                ),
                                name="reach_event_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
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
                            "arrangement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signatures",
                                to="casework.arrangement",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signatures",
                                to="casework.party",
                            ),
                        ),
                        ("is_agreed", models.BooleanField()),
                        ("remark", models.TextField(blank=True)),
                        ("signed_at", models.DateTimeField()),
                        ("noted_by", models.CharField(blank=True, max_length=160)),
                        ("chosen", models.JSONField(default=dict)),
                        ("content_hash", models.CharField(max_length=64)),
                        ("barriers", models.JSONField(default=list)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("arrangement", "party"), name="arrangement_is_signed_once_by_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportFile",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.consent",
                            ),
                        ),
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
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("next_date", models.DateField(null=True)),
                        ("next_is_month", models.BooleanField(default=False)),
                        ("next_is_ours", models.BooleanField(default=False)),
                        ("next_way", models.CharField(default="phone", max_length=10)),
                        ("next_part", models.CharField(default="any", max_length=10)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("contact_at", models.DateTimeField()),
                        ("has_contact", models.BooleanField(default=False)),
                        ("asked_to_keep_at", models.DateTimeField(null=True)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["municipality", "organisation", "next_date"], name="support_file_by_next"
                            ),
                            models.Index(fields=["municipality", "contact_at"], name="support_file_by_contact"),
                        ],
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
                                    ("asked__in", ["by_law", "by_parent", "on_paper", "on_screen", "spoken"]),
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
                                            "self",
                                            "self_organisation",
                                            "support_centre",
                                            "volunteers",
                                        ],
                                    )
                                ),
                                name="support_file_channel_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("next_is_month", False), ("next_date__isnull", False), _connector="OR"
                                ),
                                name="support_file_month_is_a_date",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportContact",
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
                        ("earlier", models.JSONField(default=list)),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="casework.supportfile",
                            ),
                        ),
                        ("on_date", models.DateField()),
                        ("way", models.CharField(max_length=10)),
                        ("was_reached", models.BooleanField()),
                        ("by", models.CharField(max_length=120)),
                        ("note", models.TextField(blank=True)),
                        ("agreed", models.TextField(blank=True)),
                        ("remark", models.TextField(blank=True)),
                        ("noted_at", models.DateTimeField()),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-on_date", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "key"), name="support_contact_is_one_a_form"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["phone", "visit", "group", "message", "handed"])),
                                name="support_contact_way_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamMember",
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
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.team"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                        ("added_by", models.CharField(max_length=160)),
                        ("is_informal_care_lead", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("team", "user"), name="team_member_is_there_once")
                        ],
                    },
                ),
            ]
        ),
        rls.owned("casework_case"),
        rls.owned("casework_casemove"),
        rls.owned("casework_casepause"),
        rls.owned("casework_party"),
        rls.owned("casework_conversation"),
        rls.owned("casework_attendance"),
        rls.owned("casework_arrangement"),
        rls.owned("casework_arrangementline"),
        rls.owned("casework_signature"),
        rls.owned("casework_letter"),
        rls.owned("casework_decision"),
        rls.owned("casework_caseextension"),
        rls.owned("casework_balancecheck"),
        rls.owned("casework_carersection"),
        rls.owned("casework_consult"),
        rls.owned("casework_consultanswer"),
        rls.owned("casework_handover"),
        rls.owned("casework_reach"),
        rls.owned("casework_teammember"),
        rls.owned("casework_supportfile"),
        rls.owned("casework_supportcontact"),
        rls.owned("casework_reachevent"),
        rls.owned("casework_nocontact"),
        rls.owned("casework_citizennumber"),
        rls.owned("casework_obstacle"),
        rls.immutable("casework_signature"),
        migrations.RunSQL(_kept.SENT_LETTER, _kept.DROP_SENT_LETTER),
        migrations.RunSQL(_kept.OFFERED, _kept.DROP_OFFERED),
        migrations.RunSQL(_kept.OFFERED_SECTION, _kept.DROP_OFFERED_SECTION),
    ]
