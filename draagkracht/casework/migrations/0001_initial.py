"""The file of the municipality."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0002_mail"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=30)),
                ("is_own_right", models.BooleanField(default=False)),
                ("asked_by", models.CharField(max_length=20)),
                ("question", models.TextField(blank=True)),
                ("is_urgent", models.BooleanField(default=False)),
                ("referral_id", models.UUIDField(null=True)),
                ("received_at", models.DateTimeField()),
                ("support_pointed_at", models.DateTimeField(null=True)),
                ("plan_received_at", models.DateTimeField(null=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("applied_at", models.DateTimeField(null=True)),
                ("extended_until", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("review_date", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("keep_until", models.DateField(null=True)),
                ("key", models.UUIDField()),
                (
                    "case_manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="municipalities.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "reference"), name="case_reference_is_there_once"),
                    models.UniqueConstraint(fields=("municipality", "key"), name="case_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("keep_until__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="case_is_kept_after_its_end",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["municipality", "consultant", "state"],
                        name="open_case_of_consultant",
                    ),
                    models.Index(fields=["municipality", "received_at"], name="case_by_age"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="arrangements", to="casework.case"
                    ),
                ),
            ],
            options={
                "ordering": ["case", "version"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "version"), name="arrangement_version_is_there_once"),
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
            name="CaseMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_state", models.CharField(blank=True, max_length=30)),
                ("to_state", models.CharField(max_length=30)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=160)),
                ("reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="casework.case"
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
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CasePause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_date", models.DateField()),
                ("until_date", models.DateField(null=True)),
                ("reason", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="casework.case"
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
                    models.UniqueConstraint(
                        condition=models.Q(("until_date__isnull", True)),
                        fields=("case",),
                        name="case_is_paused_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_date__isnull", True), ("until_date__gte", models.F("from_date")), _connector="OR"
                        ),
                        name="case_pause_is_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("planned_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("held_at", models.DateTimeField(null=True)),
                ("is_confidential", models.BooleanField(default=False)),
                ("own_words", models.TextField(blank=True)),
                ("answers", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("key", models.UUIDField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="conversations", to="casework.case"
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
                "ordering": ["planned_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="conversation_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("is_confidential", False), ("kind", "carer_alone"), _connector="OR"),
                        name="only_a_carers_own_talk_is_confidential",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="casework.case"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_granted", models.BooleanField()),
                ("rule", models.CharField(max_length=200)),
                ("facts", models.TextField()),
                ("instead", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=160)),
                ("object_until", models.DateField()),
                ("key", models.UUIDField()),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="casework.case"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.letter"
                    ),
                ),
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("role", models.CharField(max_length=20)),
                ("relation", models.CharField(blank=True, max_length=120)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("birth_date", models.DateField(null=True)),
                ("language", models.CharField(default="nl", max_length=5)),
                ("is_invited", models.BooleanField(default=False)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="casework.case"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True), ("role", "client")),
                        fields=("case",),
                        name="case_has_one_client",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True), ("person__isnull", False)),
                        fields=("case", "person"),
                        name="party_is_in_a_case_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="letter",
            name="party",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.party"),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(null=True)),
                ("told_how", models.CharField(blank=True, max_length=20)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("feedback", models.JSONField(default=dict)),
                ("feedback_at", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="casework.party"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "party"), name="attendance_is_there_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_agreed", models.BooleanField()),
                ("remark", models.TextField(blank=True)),
                ("signed_at", models.DateTimeField()),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="casework.arrangement",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="casework.party"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("arrangement", "party"), name="arrangement_is_signed_once_by_each"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArrangementLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("is_in_place_of_carer", models.BooleanField(default=False)),
                ("service_id", models.UUIDField(null=True)),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="casework.arrangement"
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
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("arrangement", "position"), name="arrangement_line_has_its_place"),
                    models.CheckConstraint(
                        condition=models.Q(("for_whom__in", ["client", "carer"])), name="arrangement_line_is_for_one"
                    ),
                ],
            },
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
    ]
