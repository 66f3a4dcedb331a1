"""Two people with a voice each: questions to stand beside one another, wishes, and who speaks for whom."""

import uuid
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """Two people with a voice each."""

    dependencies: ClassVar[list[Any]] = [("municipalities", "0002_mail"), ("people", "0004_network_rights_reminders")]
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="SpaceInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("beside", models.CharField(max_length=10)),
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
        ),
        migrations.CreateModel(
            name="Wishes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wants", models.TextField(blank=True, max_length=2000)),
                ("must_stay", models.TextField(blank=True, max_length=2000)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_purpose_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_was_asked",
        ),
        migrations.RemoveConstraint(
            model_name="representation",
            name="representation_is_open_once",
        ),
        migrations.AddField(
            model_name="representation",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="representation",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked__in", ["by_law", "by_parent", "on_paper", "on_screen", "spoken"])),
                name="consent_was_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="representation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("person", "representative"),
                name="representation_is_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="representation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", ""), ("power", "authorised"), ("valid_until__isnull", False)),
                    models.Q(
                        models.Q(("power", "authorised"), _negated=True), models.Q(("confirmed_by", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="representation_is_given_or_seen",
            ),
        ),
        migrations.AddConstraint(
            model_name="representation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="representation_period_is_forward",
            ),
        ),
        migrations.AddField(
            model_name="spaceinvitation",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="spaceinvitation",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="spaceinvitation",
            name="relation",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.carerelation"
            ),
        ),
        migrations.AddField(
            model_name="wishes",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="wishes",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.UniqueConstraint(fields=("municipality", "key"), name="space_invitation_is_one_a_form"),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.UniqueConstraint(
                fields=("municipality", "token_hash"), name="space_invitation_link_is_there_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code_print", ""), _negated=True),
                fields=("municipality", "code_print"),
                name="space_invitation_code_is_there_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("declined_at__isnull", True), models.Q(("code_print", ""), ("email", "")), _connector="OR"
                ),
                name="who_says_no_to_a_space_leaves_no_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beside", "cared_for"), ("confirmed_by", ""), ("power", ""), ("relation__isnull", False)),
                    models.Q(("beside", "cares"), ("confirmed_by", ""), ("power", ""), ("relation__isnull", True)),
                    models.Q(
                        ("beside", "speaks"),
                        ("power__in", ["authorised", "curator", "mentor", "parent"]),
                        ("relation__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="space_invitation_is_for_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("beside", "speaks"), _negated=True), ("code_print", ""), _connector="OR"),
                name="who_speaks_is_asked_by_mail",
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("power", "authorised"), _negated=True),
                        models.Q(("power", ""), models.Q(("confirmed_by", ""), _negated=True), _connector="OR"),
                    ),
                    models.Q(("confirmed_by", ""), ("power", "authorised"), ("speaks_until__isnull", False)),
                    _connector="OR",
                ),
                name="space_invitation_power_is_given_or_seen",
            ),
        ),
        migrations.AddConstraint(
            model_name="spaceinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("made_at"))), name="space_invitation_ends_later"
            ),
        ),
        rls.owned("people_spaceinvitation"),
        rls.owned("people_wishes"),
    ]
