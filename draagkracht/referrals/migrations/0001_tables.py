"""Calls asked for, who refers, what was referred, and what was joined to one person."""

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls
from draagkracht.base.tables import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("referrals", "0001_initial"),
        ("referrals", "0002_intake"),
        ("referrals", "0003_referring"),
        ("referrals", "0004_heard"),
        ("referrals", "0005_receivers"),
        ("referrals", "0006_forgotten"),
        ("referrals", "0007_joined"),
        ("referrals", "0008_apart"),
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
                    name="CallCount",
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
                        ("date", models.DateField()),
                        ("channel", models.CharField(blank=True, max_length=20)),
                        ("event", models.CharField(max_length=20)),
                        ("number", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "date", "channel", "event"),
                                name="call_count_is_one_a_day_channel_and_event",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("event__in", ["called-in-time", "called-late", "answered", "expired"])
                                ),
                                name="call_count_event_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallRequest",
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
                        ("name", models.CharField(blank=True, max_length=80)),
                        ("phone", models.CharField(max_length=16)),
                        ("daypart", models.CharField(max_length=10)),
                        ("language", models.CharField(max_length=5)),
                        ("channel", models.CharField(blank=True, max_length=20)),
                        ("key", models.UUIDField()),
                        ("state", models.CharField(default="waiting", max_length=10)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("requested_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["municipality", "due_at"], name="call_request_due"),
                            models.Index(fields=["expires_at"], name="call_request_expiry"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "phone"), name="call_request_is_one_a_number"
                            ),
                            models.UniqueConstraint(fields=("municipality", "key"), name="call_request_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("phone__regex", "^\\+[1-9][0-9]{6,14}$")),
                                name="call_request_phone_is_a_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("daypart__in", ["any", "morning", "afternoon", "evening"])),
                                name="call_request_daypart_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ("nl", "en", "tr", "ar", "other"))),
                                name="call_request_language_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("attempts", 0), ("state", "waiting")),
                                    models.Q(("attempts__gt", 0), ("state", "attempted")),
                                    _connector="OR",
                                ),
                                name="call_request_state_fits_attempts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "expires_at__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("requested_at"), "+", models.Value(datetime.timedelta(days=30))
                                        ),
                                    )
                                ),
                                name="call_request_is_kept_30_days_at_most",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_at__lte", models.F("expires_at"))),
                                name="call_request_is_due_before_it_expires",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IntakeNote",
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
                        ("date", models.DateField()),
                        ("route", models.CharField(max_length=20)),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        ("condition", models.CharField(blank=True, max_length=20)),
                        ("outcome", models.CharField(max_length=20)),
                        ("text", models.TextField(blank=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-date", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="intake_note_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("route__in", ["counter", "phone", "mail", "colleague"])),
                                name="intake_note_route_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["informed", "referred", "call_back", "nothing_found"])
                                ),
                                name="intake_note_outcome_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "needs__contained_by",
                                        [
                                            "information",
                                            "advice",
                                            "emotional",
                                            "education",
                                            "practical",
                                            "respite",
                                            "financial",
                                            "material",
                                        ],
                                    )
                                ),
                                name="intake_note_needs_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "condition__in",
                                        [
                                            "",
                                            "dementia",
                                            "nah",
                                            "lvb",
                                            "autism",
                                            "mental-health",
                                            "addiction",
                                            "chronic",
                                            "physical",
                                            "muscle",
                                            "cancer",
                                            "palliative",
                                            "elderly",
                                            "none",
                                        ],
                                    )
                                ),
                                name="intake_note_condition_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticeLink",
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
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("label", models.CharField(max_length=120)),
                        ("channel", models.CharField(max_length=20)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="practice_link_is_one_a_form"),
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
                                name="practice_link_channel_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
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
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="referrals",
                                to="referrals.practicelink",
                            ),
                        ),
                        (
                            "by_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("by_label", models.CharField(blank=True, max_length=120)),
                        ("by_email", models.EmailField(blank=True, max_length=254)),
                        ("by_phone", models.CharField(blank=True, max_length=30)),
                        ("by_language", models.CharField(default="nl", max_length=5)),
                        ("channel", models.CharField(max_length=20)),
                        ("name", models.CharField(max_length=80)),
                        ("phone", models.CharField(blank=True, max_length=16)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("language", models.CharField(max_length=5)),
                        ("daypart", models.CharField(max_length=10)),
                        ("situation", models.CharField(max_length=20)),
                        ("urgency", models.CharField(max_length=10)),
                        ("note", models.CharField(blank=True, max_length=500)),
                        ("asked", models.CharField(max_length=12)),
                        ("answer", models.CharField(max_length=10)),
                        ("state", models.CharField(default="sent", max_length=12)),
                        ("received_at", models.DateTimeField()),
                        ("first_contact_due_at", models.DateTimeField()),
                        ("is_norm_confirmed", models.BooleanField(default=False)),
                        ("first_contact_at", models.DateTimeField(null=True)),
                        (
                            "handled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "centre",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("next_date", models.DateField(null=True)),
                        ("outcome", models.CharField(blank=True, max_length=20)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("keep_until", models.DateField()),
                        (
                            "joined_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="joined",
                                to="referrals.referral",
                            ),
                        ),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["municipality", "first_contact_due_at"],
                                name="open_referral_by_due",
                            ),
                            models.Index(fields=["municipality", "link", "received_at"], name="referral_by_link"),
                            models.Index(fields=["municipality", "by_user", "received_at"], name="referral_by_user"),
                            models.Index(fields=["keep_until"], name="referral_by_expiry"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="referral_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("email", ""), ("phone", ""), _negated=True),
                                    ("ended_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="open_referral_can_be_reached",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("phone", ""), ("phone__regex", "^\\+[1-9][0-9]{6,14}$"), _connector="OR"
                                ),
                                name="referral_phone_is_a_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("asked__in", ["spoken", "on_paper", "by_parent", "on_screen"])),
                                name="referral_consent_was_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["outcome", "reached", "nothing"])),
                                name="referral_answer_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("urgency__in", ["urgent", "soon", "normal"])),
                                name="referral_urgency_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "situation__in",
                                        [
                                            "exhausted",
                                            "growing",
                                            "alone",
                                            "work",
                                            "papers",
                                            "young",
                                            "distant",
                                            "ended",
                                            "other",
                                        ],
                                    )
                                ),
                                name="referral_situation_is_known",
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
                                name="referral_channel_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("daypart__in", ["any", "morning", "afternoon", "evening"])),
                                name="referral_daypart_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ("nl", "en", "tr", "ar", "other"))),
                                name="referral_language_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("accepted_at__isnull", True), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True), ("accepted_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_is_accepted_once_it_moves",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("centre__isnull", True),
                                    models.Q(("state", "sent"), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_that_waits_is_of_no_centre",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("state__in", ["started", "declined", "not_reached"]),
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", True), ("state__in", ["sent", "accepted", "reached"])
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_has_ended_in_an_end_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome__in", ["advice", "group", "help", "keep_in_touch", "case"]),
                                        ("state", "started"),
                                    ),
                                    models.Q(models.Q(("state", "started"), _negated=True), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="referral_that_started_has_an_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("joined_to__isnull", True),
                                    models.Q(("joined_to", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_is_not_joined_to_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attempt",
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
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attempts",
                                to="referrals.referral",
                            ),
                        ),
                        (
                            "first_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="referrals.referral",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=120)),
                        ("way", models.CharField(max_length=10)),
                        ("result", models.CharField(max_length=20)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="attempt_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["phone", "visit", "mail", "letter"])),
                                name="attempt_way_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("result__in", ["no_answer", "message_left", "later", "wrong_number"])
                                ),
                                name="attempt_result_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Joining",
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
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="joinings",
                                to="referrals.referral",
                            ),
                        ),
                        (
                            "main",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="referrals.referral",
                            ),
                        ),
                        ("joined_at", models.DateTimeField()),
                        ("state", models.CharField(max_length=12)),
                        (
                            "handled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("first_contact_at", models.DateTimeField(null=True)),
                        ("undone_at", models.DateTimeField(null=True)),
                        ("undone_by", models.CharField(blank=True, max_length=120)),
                        ("why", models.CharField(blank=True, max_length=12)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("referral",),
                                name="referral_is_joined_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at__isnull", True), ("why", "")),
                                    models.Q(("undone_at__isnull", False), ("why__in", ["two_people", "by_mistake"])),
                                    _connector="OR",
                                ),
                                name="joining_that_was_undone_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["sent", "accepted", "reached"])),
                                name="joining_began_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralCount",
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
                        ("date", models.DateField()),
                        ("channel", models.CharField(max_length=20)),
                        ("event", models.CharField(max_length=20)),
                        ("number", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "date", "channel", "event"), name="referral_count_is_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "event__in",
                                        [
                                            "received",
                                            "advice-only",
                                            "contact-in-time",
                                            "contact-late",
                                            "started",
                                            "declined",
                                            "not-reached",
                                            "expired",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="referral_count_event_is_known",
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
                                name="referral_count_channel_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TiedReferral",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("referral_id", models.UUIDField()),
                        ("tied_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "referral_id"), name="referral_is_of_one_person"
                            )
                        ],
                    },
                ),
            ]
        ),
        rls.owned("referrals_callcount"),
        rls.owned("referrals_callrequest"),
        rls.owned("referrals_intakenote"),
        rls.owned("referrals_practicelink"),
        rls.owned("referrals_referral"),
        rls.owned("referrals_attempt"),
        rls.owned("referrals_referralcount"),
        rls.owned("referrals_tiedreferral"),
        rls.owned("referrals_joining"),
    ]
