"""Who is around a carer, how often somebody is asked how it goes, and what they ask about their data."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0002_mail"),
        ("people", "0003_warned"),
    ]

    operations = [
        migrations.CreateModel(
            name="NetworkCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("made_on", models.DateField()),
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
                "constraints": [
                    models.UniqueConstraint(fields=("person", "made_on"), name="network_copy_is_one_a_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("called", models.CharField(max_length=120)),
                ("ring", models.PositiveSmallIntegerField()),
                ("does", models.CharField(blank=True, max_length=200)),
                ("could", models.CharField(blank=True, max_length=200)),
                ("energy", models.CharField(max_length=10)),
                ("key", models.UUIDField()),
                (
                    "copy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="people.networkcopy",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
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
                    models.CheckConstraint(condition=models.Q(("ring__in", [1, 2, 3])), name="network_ring_is_known"),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("every_months", models.PositiveSmallIntegerField()),
                ("counts_from", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("token_hash", models.CharField(max_length=64)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminder", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "token_hash"), name="reminder_link_is_there_once"),
                    models.CheckConstraint(
                        condition=models.Q(("every_months__in", [1, 3])), name="reminder_rhythm_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_at__gt", models.F("counts_from"))), name="reminder_comes_later"
                    ),
                ],
                "indexes": [
                    models.Index(fields=["municipality", "next_at"], name="reminder_by_next"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RightsRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    models.UniqueConstraint(fields=("municipality", "key"), name="rights_request_is_one_a_form"),
                    models.CheckConstraint(
                        condition=models.Q(("right__in", ["correct", "remove", "see"])), name="rights_request_is_known"
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
                "indexes": [
                    models.Index(fields=["municipality", "state", "due_date"], name="rights_request_by_due"),
                ],
            },
        ),
        rls.owned("people_networkcopy"),
        rls.owned("people_networkmember"),
        rls.owned("people_reminder"),
        rls.owned("people_rightsrequest"),
    ]
