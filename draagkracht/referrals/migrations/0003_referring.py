import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_organisations"),
        ("municipalities", "0002_mail"),
        ("referrals", "0002_intake"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PracticeLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("label", models.CharField(max_length=120)),
                ("channel", models.CharField(max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("key", models.UUIDField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
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
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("accepted_at", models.DateTimeField(null=True)),
                ("next_date", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("ended_at", models.DateTimeField(null=True)),
                ("keep_until", models.DateField()),
                ("key", models.UUIDField()),
                (
                    "by_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referrals",
                        to="referrals.practicelink",
                    ),
                ),
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
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "key"), name="referral_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), ("phone", ""), _negated=True), name="referral_can_be_reached"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phone", ""), ("phone__regex", "^\\+[1-9][0-9]{6,14}$"), _connector="OR"),
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
                            models.Q(models.Q(("state", "sent"), _negated=True), ("accepted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="referral_is_accepted_once_it_moves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False), ("state__in", ["started", "declined", "not_reached"])
                            ),
                            models.Q(("ended_at__isnull", True), ("state__in", ["sent", "accepted", "reached"])),
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
                ],
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
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=120)),
                ("way", models.CharField(max_length=10)),
                ("result", models.CharField(max_length=20)),
                ("key", models.UUIDField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="referrals.referral"
                    ),
                ),
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
                        condition=models.Q(("result__in", ["no_answer", "message_left", "later", "wrong_number"])),
                        name="attempt_result_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.DateField()),
                ("channel", models.CharField(max_length=20)),
                ("event", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField(default=0)),
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
        rls.owned("referrals_practicelink"),
        rls.owned("referrals_referral"),
        rls.owned("referrals_attempt"),
        rls.owned("referrals_referralcount"),
    ]
