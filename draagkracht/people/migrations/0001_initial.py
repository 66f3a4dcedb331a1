"""People, how they belong together, and what they agreed to."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "0002_mail"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("ended_at", models.DateTimeField(null=True)),
                ("key", models.UUIDField()),
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("municipality", "user"),
                        name="person_has_one_space_here",
                    ),
                    models.UniqueConstraint(fields=("municipality", "key"), name="person_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("reach__in", ["letter", "mail", "phone"])), name="person_reach_is_known"
                    ),
                ],
                "indexes": [
                    models.Index(fields=["municipality", "seen_at"], name="person_by_last_use"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.person"
                    ),
                ),
            ],
            options={
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
                                    "support_centre_file",
                                    "to_municipality",
                                ],
                            )
                        ),
                        name="consent_purpose_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked__in", ["by_parent", "on_paper", "on_screen", "spoken"])),
                        name="consent_was_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("given_at")), _connector="OR"
                        ),
                        name="consent_period_is_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True), ("withdrawn_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="consent_is_withdrawn_later",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["person", "purpose"], name="consent_of_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cares_for", to="people.person"
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
            name="Representation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("power", models.CharField(max_length=12)),
                ("confirmed_by", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="represented_by", to="people.person"
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="represents", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
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
                ],
            },
        ),
        rls.owned("people_person"),
        rls.owned("people_carerelation"),
        rls.owned("people_consent"),
        rls.owned("people_representation"),
    ]
