"""Places, volunteers, small help, requests, bookings, plans. Constraints stand with their tables: one by one they take minutes."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls
from draagkracht.base.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0006_planner"),
        ("accounts", "__first__"),
        ("municipalities", "0001_initial"),
        ("people", "0001_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Budget",
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
                        ("payer", models.CharField(max_length=10)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("cents", models.PositiveBigIntegerField()),
                        ("taken_cents", models.PositiveBigIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "payer", "year"), name="budget_is_one_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("taken_cents__lte", models.F("cents"))),
                                name="budget_is_not_overspent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("payer__in", ["insurance", "jeugdwet", "own", "volunteers", "wlz", "wmo", "zvw"])
                                ),
                                name="budget_payer_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fairness",
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
                        ("valid_from", models.DateField()),
                        ("burden_percent", models.PositiveSmallIntegerField(default=30)),
                        ("language_percent", models.PositiveSmallIntegerField(default=30)),
                        ("district_percent", models.PositiveSmallIntegerField(default=30)),
                        ("waiting_percent", models.PositiveSmallIntegerField(default=30)),
                        ("waiting_weeks", models.PositiveSmallIntegerField(default=12)),
                        ("most_visits", models.PositiveSmallIntegerField(default=3)),
                        ("reason", models.TextField(blank=True, max_length=600)),
                        ("set_by", models.CharField(max_length=120)),
                        ("set_at", models.DateTimeField()),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["valid_from", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="fairness_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("burden_percent__lte", 60),
                                    ("district_percent__lte", 60),
                                    ("language_percent__lte", 60),
                                    ("waiting_percent__lte", 60),
                                ),
                                name="fairness_is_possible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("most_visits__gte", 1)), name="fairness_lets_volunteers_come"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Place",
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
                            "served_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        ("is_everywhere", models.BooleanField(default=False)),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("organization_id", models.CharField(max_length=300)),
                        ("service_id", models.CharField(blank=True, max_length=300)),
                        ("name", models.CharField(max_length=120)),
                        ("form", models.CharField(max_length=20)),
                        ("about", models.TextField(blank=True, max_length=1000)),
                        ("address", models.CharField(max_length=200)),
                        ("latitude", models.FloatField()),
                        ("longitude", models.FloatField()),
                        ("contact_name", models.CharField(max_length=80)),
                        ("phone", models.CharField(max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("emergency_phone", models.CharField(blank=True, max_length=30)),
                        (
                            "skills",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=23), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "features",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                        ("price_cents", models.PositiveIntegerField(null=True)),
                        (
                            "payers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10), blank=True, default=list, size=None
                            ),
                        ),
                        ("min_length", models.PositiveSmallIntegerField(default=1)),
                        ("max_length", models.PositiveSmallIntegerField(default=28)),
                        ("lead_days", models.PositiveSmallIntegerField(default=0)),
                        ("needs_intake", models.BooleanField(default=False)),
                        ("trial_length", models.PositiveSmallIntegerField(default=0)),
                        (
                            "purposes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10), blank=True, default=list, size=None
                            ),
                        ),
                        ("evaluation_date", models.DateField(null=True)),
                        ("bring", models.TextField(blank=True, max_length=500)),
                        ("first_step", models.CharField(blank=True, max_length=200)),
                        ("is_open", models.BooleanField(default=True)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("key", models.UUIDField(default=uuid.uuid4)),
                        ("feed_number", models.PositiveSmallIntegerField(default=0)),
                        ("feed_hash", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "organization_id"], name="place_of_provider")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="respite_place_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("feed_hash", ""), _negated=True),
                                fields=("municipality", "feed_hash"),
                                name="respite_feed_is_there_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "form__in",
                                        [
                                            "stay",
                                            "day_care",
                                            "day_care_evening",
                                            "sitting",
                                            "live_in",
                                            "host_family",
                                            "care_farm_couple",
                                            "shared_activity",
                                        ],
                                    )
                                ),
                                name="respite_place_form_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("form", "sitting"), _negated=True),
                                name="respite_place_is_no_volunteer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "skills__contained_by",
                                        [
                                            "autism",
                                            "behaviour",
                                            "children",
                                            "dementia",
                                            "intellectual_disability",
                                            "lifting",
                                            "medication",
                                            "mental_health",
                                            "nah",
                                            "night_care",
                                            "nursing",
                                            "palliative",
                                            "personal_care",
                                            "wandering",
                                        ],
                                    )
                                ),
                                name="respite_place_skills_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "features__contained_by",
                                        [
                                            "animals",
                                            "garden",
                                            "halal",
                                            "lift_or_ground_floor",
                                            "own_room",
                                            "partner_may_stay",
                                            "quiet",
                                            "same_people",
                                            "small",
                                            "transport",
                                            "vegetarian",
                                            "wheelchair",
                                            "women_only",
                                        ],
                                    )
                                ),
                                name="respite_place_features_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "payers__contained_by",
                                        ["insurance", "jeugdwet", "own", "volunteers", "wlz", "wmo", "zvw"],
                                    )
                                ),
                                name="respite_place_payers_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purposes__contained_by", ["preventive", "relief"])),
                                name="respite_place_purposes_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("max_length__gte", models.F("min_length")),
                                    ("min_length__gte", 1),
                                    ("trial_length__lte", models.F("max_length")),
                                ),
                                name="respite_place_lengths_are_possible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                                name="respite_place_coordinates_are_possible",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceClosing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.place"
                            ),
                        ),
                        ("start_date", models.DateField()),
                        ("end_date", models.DateField()),
                        ("capacity", models.PositiveSmallIntegerField(default=0)),
                        ("reason", models.CharField(blank=True, max_length=120)),
                        ("uid", models.CharField(blank=True, max_length=200)),
                        ("key", models.UUIDField(default=uuid.uuid4)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end_date__gt", models.F("start_date"))),
                                name="place_closing_is_forward",
                            ),
                            models.UniqueConstraint(fields=("place", "key"), name="place_closing_is_one_a_form"),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("place", "="),
                                    (
                                        models.Func(
                                            models.F("start_date"),
                                            models.F("end_date"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="place_has_one_exception_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.place"
                            ),
                        ),
                        ("date", models.DateField()),
                        ("capacity", models.PositiveSmallIntegerField()),
                        ("reserve", models.PositiveSmallIntegerField(default=0)),
                        ("taken", models.PositiveSmallIntegerField(default=0)),
                        ("reserve_taken", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("place", "date"), name="place_day_is_there_once"),
                            models.CheckConstraint(
                                condition=models.Q(("taken__lte", models.F("capacity"))),
                                name="place_day_is_not_overbooked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reserve_taken__lte", models.F("reserve"))),
                                name="place_reserve_is_not_overbooked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity__lte", 200), ("reserve__lte", 200)),
                                name="place_day_has_possible_numbers",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceOpening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.place"
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField(null=True)),
                        (
                            "capacity",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(), size=7
                            ),
                        ),
                        (
                            "reserve",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(), size=7
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="place_opening_is_forward",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity__len", 7), ("reserve__len", 7)),
                                name="place_opening_is_of_a_week",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("place", "="),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_until"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="place_has_one_pattern_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Region",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "member_ids",
                            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                        ),
                        ("agreement", models.CharField(max_length=200)),
                        ("agreed_date", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality",), name="region_is_one_an_owner"),
                            models.CheckConstraint(
                                condition=models.Q(("member_ids__len__gte", 1)), name="region_has_members"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
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
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.region"
                            ),
                        ),
                        ("monday", models.DateField()),
                        ("state", models.CharField(default="queued", max_length=10)),
                        ("failure", models.CharField(blank=True, max_length=200)),
                        ("value", models.FloatField(default=0)),
                        ("bound", models.FloatField(default=0)),
                        ("first_value", models.FloatField(default=0)),
                        ("seconds", models.FloatField(default=0)),
                        ("is_greedy", models.BooleanField(default=False)),
                        ("groups", models.JSONField(default=list)),
                        ("left_out", models.JSONField(default=dict)),
                        (
                            "by_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked_by", models.CharField(max_length=120)),
                        ("asked_at", models.DateTimeField()),
                        ("made_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="plan_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "queued")),
                                fields=("region", "monday"),
                                name="plan_is_made_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["queued", "proposed", "failed", "outdated"])),
                                name="plan_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("monday__iso_week_day", 1)), name="plan_begins_on_monday"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["queued", "failed"]), ("made_at__isnull", False), _connector="OR"
                                ),
                                name="plan_was_made_at_a_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RespiteRequest",
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
                        ("subject_id", models.UUIDField()),
                        (
                            "carer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "relation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.carerelation",
                            ),
                        ),
                        ("case_id", models.UUIDField(null=True)),
                        ("made_by", models.CharField(max_length=12)),
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
                        ("carer_name", models.CharField(max_length=120)),
                        ("called", models.CharField(max_length=120)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("speaks", models.CharField(default="nl", max_length=5)),
                        ("district", models.CharField(blank=True, max_length=120)),
                        ("latitude", models.FloatField()),
                        ("longitude", models.FloatField()),
                        ("purpose", models.CharField(default="relief", max_length=10)),
                        (
                            "reliefs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "forms",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "skills",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=23), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "features",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "barriers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=17), blank=True, default=list, size=None
                            ),
                        ),
                        ("wishes", models.TextField(blank=True, max_length=600)),
                        ("fears", models.TextField(blank=True, max_length=600)),
                        ("at_ease_with", models.CharField(blank=True, max_length=200)),
                        ("language", models.CharField(default="nl", max_length=8)),
                        ("gender_preference", models.CharField(blank=True, max_length=1)),
                        ("max_km", models.PositiveSmallIntegerField(default=25)),
                        ("start_date", models.DateField()),
                        ("flex_days", models.PositiveSmallIntegerField(default=0)),
                        ("length", models.PositiveSmallIntegerField(default=2)),
                        ("min_length", models.PositiveSmallIntegerField(default=1)),
                        (
                            "weekdays",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(), default=list, size=None
                            ),
                        ),
                        ("days_per_week", models.PositiveSmallIntegerField(default=0)),
                        (
                            "dayparts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(), default=list, size=None
                            ),
                        ),
                        ("weeks", models.PositiveSmallIntegerField(default=4)),
                        ("wants_trial", models.BooleanField(default=False)),
                        ("payer", models.CharField(blank=True, max_length=10)),
                        ("burden", models.CharField(default="unknown", max_length=8)),
                        ("measured_date", models.DateField(null=True)),
                        ("may_move", models.BooleanField(default=False)),
                        ("asked_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("why_ended", models.CharField(blank=True, max_length=12)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["municipality", "asked_at"],
                                name="open_respite",
                            ),
                            models.Index(fields=["carer"], name="respite_of_carer"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "key"), name="respite_request_is_one_a_form"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("made_by__in", ["carer", "consultant", "professional"])),
                                name="respite_request_maker_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose__in", ["preventive", "relief"])),
                                name="respite_request_purpose_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("burden__in", ["q1", "q2", "q3", "q4", "unknown"])),
                                name="respite_request_burden_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "payer__in",
                                        ["insurance", "jeugdwet", "own", "volunteers", "wlz", "wmo", "zvw", ""],
                                    )
                                ),
                                name="respite_request_payer_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("gender_preference__in", ["f", "m", ""])),
                                name="respite_request_gender_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "forms__contained_by",
                                        [
                                            "stay",
                                            "day_care",
                                            "day_care_evening",
                                            "sitting",
                                            "live_in",
                                            "host_family",
                                            "care_farm_couple",
                                            "shared_activity",
                                        ],
                                    )
                                ),
                                name="respite_request_forms_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "skills__contained_by",
                                        [
                                            "autism",
                                            "behaviour",
                                            "children",
                                            "dementia",
                                            "intellectual_disability",
                                            "lifting",
                                            "medication",
                                            "mental_health",
                                            "nah",
                                            "night_care",
                                            "nursing",
                                            "palliative",
                                            "personal_care",
                                            "wandering",
                                        ],
                                    )
                                ),
                                name="respite_request_skills_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "features__contained_by",
                                        [
                                            "animals",
                                            "garden",
                                            "halal",
                                            "lift_or_ground_floor",
                                            "own_room",
                                            "partner_may_stay",
                                            "quiet",
                                            "same_people",
                                            "small",
                                            "transport",
                                            "vegetarian",
                                            "wheelchair",
                                            "women_only",
                                        ],
                                    )
                                ),
                                name="respite_request_features_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "barriers__contained_by",
                                        [
                                            "bad_time",
                                            "cost",
                                            "distance",
                                            "good_hands",
                                            "guilt",
                                            "not_at_ease",
                                            "partner_unwilling",
                                            "too_late",
                                            "transport",
                                        ],
                                    )
                                ),
                                name="respite_request_barriers_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reliefs__contained_by",
                                        ["family", "holiday", "own_health", "rest", "sleep", "work"],
                                    )
                                ),
                                name="respite_request_reliefs_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("forms__len__gte", 1)), name="respite_request_is_for_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("length__gte", models.F("min_length")), ("min_length__gte", 1)),
                                name="respite_request_length_is_possible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "dayparts__contained_by",
                                        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
                                    ),
                                    ("weekdays__contained_by", [0, 1, 2, 3, 4, 5, 6]),
                                ),
                                name="respite_request_times_are_of_a_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("burden", "unknown"), ("measured_date__isnull", True)),
                                    models.Q(
                                        models.Q(("burden", "unknown"), _negated=True), ("measured_date__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="respite_request_burden_was_measured",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("carer__isnull", False),
                                    models.Q(("email", ""), ("phone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="respite_request_can_be_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecipientAnswer",
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
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="respite.respiterequest",
                            ),
                        ),
                        ("answer", models.CharField(max_length=5)),
                        ("said_by", models.CharField(max_length=14)),
                        ("asked", models.CharField(max_length=12)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("noted_by", models.CharField(blank=True, max_length=120)),
                        ("at", models.DateTimeField()),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "key"), name="recipient_answer_is_one_a_form"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["no", "trial", "yes"])),
                                name="recipient_answer_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("said_by__in", ["recipient", "representative"])),
                                name="recipient_answer_is_of_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SmallHelp",
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
                        ("subject_id", models.UUIDField(default=uuid.uuid4)),
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
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("phone", models.CharField(max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("speaks", models.CharField(default="nl", max_length=5)),
                        ("task", models.CharField(max_length=12)),
                        ("hurry", models.CharField(max_length=10)),
                        ("about", models.CharField(blank=True, max_length=300)),
                        ("district", models.CharField(max_length=120)),
                        ("latitude", models.FloatField()),
                        ("longitude", models.FloatField()),
                        ("made_by", models.CharField(blank=True, max_length=120)),
                        ("asked_at", models.DateTimeField()),
                        ("call_date", models.DateField()),
                        ("state", models.CharField(max_length=10)),
                        ("changed_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("said", models.CharField(blank=True, max_length=300)),
                        ("score", models.PositiveSmallIntegerField(null=True)),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["call_date", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["agreed", "asked", "handing", "proposed", "taken"])),
                                fields=["municipality", "call_date"],
                                name="open_small_help",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="small_help_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "task__in",
                                        [
                                            "company",
                                            "drive",
                                            "garden",
                                            "groceries",
                                            "hospital",
                                            "odd_jobs",
                                            "papers",
                                            "sitting",
                                            "walk",
                                        ],
                                    )
                                ),
                                name="small_help_task_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hurry__in", ["today", "this_week", "no_hurry"])),
                                name="small_help_hurry_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "asked",
                                            "taken",
                                            "proposed",
                                            "agreed",
                                            "handing",
                                            "done",
                                            "not_found",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="small_help_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", True),
                                        ("state__in", ["agreed", "asked", "handing", "proposed", "taken"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["agreed", "asked", "handing", "proposed", "taken"]),
                                            _negated=True,
                                        ),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="small_help_ends_at_a_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__isnull", True), ("score__range", (1, 5)), _connector="OR"),
                                name="small_help_score_is_from_one_to_five",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelpHanding",
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
                            "help",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handings",
                                to="respite.smallhelp",
                            ),
                        ),
                        (
                            "giver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.organisation",
                            ),
                        ),
                        ("offered_at", models.DateTimeField()),
                        ("asker_yes_at", models.DateTimeField(null=True)),
                        ("asker_said", models.CharField(blank=True, max_length=12)),
                        ("receiver_yes_at", models.DateTimeField(null=True)),
                        ("receiver_by", models.CharField(blank=True, max_length=120)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-offered_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="help_handing_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("help",),
                                name="small_help_is_handed_to_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("giver", models.F("receiver")), _negated=True),
                                name="help_goes_to_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("asker_yes_at__isnull", True),
                                    models.Q(("asker_said", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="yes_to_handing_was_said_somehow",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Volunteer",
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
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("gender", models.CharField(blank=True, max_length=1)),
                        ("district", models.CharField(blank=True, max_length=120)),
                        ("latitude", models.FloatField()),
                        ("longitude", models.FloatField()),
                        ("max_km", models.PositiveSmallIntegerField(default=6)),
                        (
                            "skills",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=23), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "tasks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=9), blank=True, default=list, size=None
                            ),
                        ),
                        ("rather_not", models.CharField(blank=True, max_length=300)),
                        (
                            "trainings",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                            ),
                        ),
                        ("coach_name", models.CharField(blank=True, max_length=80)),
                        ("coach_phone", models.CharField(blank=True, max_length=30)),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                        (
                            "dayparts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(), default=list, size=None
                            ),
                        ),
                        ("visits_per_week", models.PositiveSmallIntegerField(default=1)),
                        ("vog_requested_date", models.DateField(null=True)),
                        ("vog_until", models.DateField(null=True)),
                        ("paused_until", models.DateField(null=True)),
                        ("is_paused_openly", models.BooleanField(default=False)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField(default=uuid.uuid4)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="volunteer_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("user__isnull", False)),
                                fields=("municipality", "user"),
                                name="volunteer_is_somebody_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "skills__contained_by",
                                        [
                                            "autism",
                                            "behaviour",
                                            "children",
                                            "dementia",
                                            "intellectual_disability",
                                            "lifting",
                                            "medication",
                                            "mental_health",
                                            "nah",
                                            "night_care",
                                            "nursing",
                                            "palliative",
                                            "personal_care",
                                            "wandering",
                                        ],
                                    )
                                ),
                                name="volunteer_skills_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "tasks__contained_by",
                                        [
                                            "company",
                                            "drive",
                                            "garden",
                                            "groceries",
                                            "hospital",
                                            "odd_jobs",
                                            "papers",
                                            "sitting",
                                            "walk",
                                        ],
                                    )
                                ),
                                name="volunteer_tasks_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("gender__in", ["f", "m", ""])), name="volunteer_gender_is_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "dayparts__contained_by",
                                        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
                                    )
                                ),
                                name="volunteer_dayparts_are_of_a_week",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_paused_openly", False), ("paused_until__isnull", True), _connector="OR"
                                ),
                                name="volunteer_pause_has_one_end",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Booking",
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
                            "served_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        ("is_everywhere", models.BooleanField(default=False)),
                        ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bookings",
                                to="respite.respiterequest",
                            ),
                        ),
                        ("subject_id", models.UUIDField()),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="respite.place",
                            ),
                        ),
                        (
                            "volunteer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="respite.volunteer",
                            ),
                        ),
                        ("form", models.CharField(max_length=20)),
                        ("origin", models.CharField(max_length=12)),
                        ("state", models.CharField(max_length=10)),
                        ("is_trial", models.BooleanField(default=False)),
                        ("start_date", models.DateField()),
                        ("end_date", models.DateField()),
                        ("dates", django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None)),
                        ("daypart", models.PositiveSmallIntegerField(null=True)),
                        (
                            "answer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="respite.recipientanswer",
                            ),
                        ),
                        ("payer", models.CharField(blank=True, max_length=10)),
                        ("price_cents", models.PositiveIntegerField(null=True)),
                        (
                            "budget",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="respite.budget",
                            ),
                        ),
                        (
                            "why",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("may_move", models.BooleanField(default=False)),
                        ("made_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField(null=True)),
                        ("changed_at", models.DateTimeField()),
                        ("intake_at", models.DateTimeField(null=True)),
                        ("barrier", models.CharField(blank=True, max_length=20)),
                        ("said", models.CharField(blank=True, max_length=300)),
                        ("guest", models.CharField(blank=True, max_length=120)),
                        ("guest_needs", models.TextField(blank=True)),
                        ("contact", models.CharField(blank=True, max_length=120)),
                        ("contact_phone", models.CharField(blank=True, max_length=30)),
                        ("carer_score", models.PositiveSmallIntegerField(null=True)),
                        ("carer_words", models.TextField(blank=True, max_length=600)),
                        ("guest_score", models.PositiveSmallIntegerField(null=True)),
                        ("guest_words", models.TextField(blank=True, max_length=600)),
                        ("provider_words", models.TextField(blank=True, max_length=600)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["offered", "held"])),
                                fields=["expires_at"],
                                name="booking_that_waits",
                            ),
                            models.Index(fields=["place", "start_date"], name="booking_of_place"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="booking_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "form__in",
                                        [
                                            "stay",
                                            "day_care",
                                            "day_care_evening",
                                            "sitting",
                                            "live_in",
                                            "host_family",
                                            "care_farm_couple",
                                            "shared_activity",
                                        ],
                                    )
                                ),
                                name="booking_form_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("origin__in", ["chosen", "consultant", "emergency", "plan", "waiting_list"])
                                ),
                                name="booking_origin_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "offered",
                                            "held",
                                            "confirmed",
                                            "intake",
                                            "agreed",
                                            "staying",
                                            "done",
                                            "declined",
                                            "expired",
                                            "refused",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="booking_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "payer__in",
                                        ["insurance", "jeugdwet", "own", "volunteers", "wlz", "wmo", "zvw", ""],
                                    )
                                ),
                                name="booking_payer_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "barrier__in",
                                        [
                                            "bad_time",
                                            "cost",
                                            "distance",
                                            "good_hands",
                                            "guilt",
                                            "not_at_ease",
                                            "partner_unwilling",
                                            "too_late",
                                            "transport",
                                            "",
                                        ],
                                    )
                                ),
                                name="booking_barrier_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("place__isnull", True), ("volunteer__isnull", False)),
                                    models.Q(("place__isnull", False), ("volunteer__isnull", True)),
                                    _connector="OR",
                                ),
                                name="booking_is_of_a_place_or_a_volunteer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end_date__gt", models.F("start_date")), ("dates__len__gte", 1)),
                                name="booking_takes_days",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("expires_at__isnull", False), ("state__in", ["offered", "held"])),
                                    models.Q(("state__in", ["offered", "held"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="booking_that_waits_ends_by_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["confirmed", "intake", "agreed", "staying", "done"]),
                                        _negated=True,
                                    ),
                                    ("answer__isnull", False),
                                    _connector="OR",
                                ),
                                name="booking_has_the_yes_of_who_stays",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("carer_score__isnull", True), ("carer_score__range", (1, 5)), _connector="OR"
                                    ),
                                    models.Q(
                                        ("guest_score__isnull", True), ("guest_score__range", (1, 5)), _connector="OR"
                                    ),
                                ),
                                name="booking_scores_are_from_one_to_five",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["offered", "held"])),
                                fields=("request",),
                                name="request_has_one_open_offer",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(
                                    ("form__in", ["stay", "host_family", "care_farm_couple", "live_in"]),
                                    ("state__in", ["offered", "held", "confirmed", "intake", "agreed", "staying"]),
                                ),
                                expressions=[
                                    ("subject_id", "="),
                                    (
                                        models.Func(
                                            models.F("start_date"),
                                            models.F("end_date"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="nobody_stays_in_two_places",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Expense",
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
                            "volunteer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="expenses",
                                to="respite.volunteer",
                            ),
                        ),
                        ("date", models.DateField()),
                        ("km", models.PositiveSmallIntegerField(default=0)),
                        ("km_cents", models.PositiveSmallIntegerField()),
                        ("cents", models.PositiveIntegerField(default=0)),
                        ("about", models.CharField(max_length=120)),
                        ("state", models.CharField(default="noted", max_length=8)),
                        ("noted_at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("decided_by", models.CharField(blank=True, max_length=120)),
                        ("said", models.CharField(blank=True, max_length=300)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-date", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="expense_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["approved", "noted", "refused"])),
                                name="expense_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("km__gt", 0), ("cents__gt", 0), _connector="OR"),
                                name="expense_is_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("state", "noted")),
                                    models.Q(
                                        models.Q(("state", "noted"), _negated=True), ("decided_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="expense_is_decided_at_a_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelpMatch",
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
                            "help",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="matches",
                                to="respite.smallhelp",
                            ),
                        ),
                        (
                            "volunteer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.volunteer"
                            ),
                        ),
                        ("date", models.DateField()),
                        ("part", models.PositiveSmallIntegerField()),
                        ("proposed_at", models.DateTimeField()),
                        ("asker_yes_at", models.DateTimeField(null=True)),
                        ("volunteer_yes_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("wants_talk", models.BooleanField(default=False)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["date", "part"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="help_match_is_one_a_form"),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("help",),
                                name="small_help_has_one_proposal",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("part__lte", 2)), name="help_match_is_in_a_part_of_the_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Instruction",
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
                            "volunteer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="instructions",
                                to="respite.volunteer",
                            ),
                        ),
                        ("skill", models.CharField(max_length=30)),
                        ("text", models.TextField(max_length=1000)),
                        ("instructed_by", models.CharField(max_length=120)),
                        ("instructed_date", models.DateField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("key", models.UUIDField()),
                    ],
                    options={
                        "ordering": ["-instructed_date", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="instruction_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("skill__in", ["lifting", "medication", "nursing", "personal_care"])
                                ),
                                name="instruction_is_for_a_professionals_task",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("instructed_by", ""), _negated=True),
                                name="instruction_is_of_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvoiceLine",
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
                            "served_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        ("is_everywhere", models.BooleanField(default=False)),
                        (
                            "booking",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="invoice_line",
                                to="respite.booking",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="respite.place",
                            ),
                        ),
                        ("number", models.CharField(max_length=20)),
                        ("form", models.CharField(max_length=20)),
                        ("payer", models.CharField(blank=True, max_length=10)),
                        ("start_date", models.DateField()),
                        ("end_date", models.DateField()),
                        ("units", models.PositiveSmallIntegerField()),
                        ("unit_cents", models.PositiveIntegerField()),
                        ("cents", models.PositiveIntegerField()),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "number"), name="invoice_number_is_there_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "cents",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("units"), "*", models.F("unit_cents")
                                        ),
                                    )
                                ),
                                name="invoice_line_adds_up",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanLine",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.plan"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="respite.respiterequest",
                            ),
                        ),
                        ("state", models.CharField(max_length=10)),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="respite.place",
                            ),
                        ),
                        (
                            "volunteer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="respite.volunteer",
                            ),
                        ),
                        ("form", models.CharField(blank=True, max_length=20)),
                        (
                            "dates",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.DateField(), default=list, size=None
                            ),
                        ),
                        ("daypart", models.PositiveSmallIntegerField(null=True)),
                        ("is_moved", models.BooleanField(default=False)),
                        ("why_not", models.JSONField(default=list)),
                        ("by_first_come", models.BooleanField(default=False)),
                        (
                            "previous",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="respite.booking",
                            ),
                        ),
                        (
                            "booking",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="respite.booking",
                            ),
                        ),
                        ("dropped", models.CharField(blank=True, max_length=20)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "request"), name="plan_line_is_one_a_request"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["nothing", "proposed", "locked", "published", "undone", "dropped"])
                                ),
                                name="plan_line_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "form__in",
                                        [
                                            "stay",
                                            "day_care",
                                            "day_care_evening",
                                            "sitting",
                                            "live_in",
                                            "host_family",
                                            "care_farm_couple",
                                            "shared_activity",
                                            "",
                                        ],
                                    )
                                ),
                                name="plan_line_form_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dates__len", 0),
                                        ("place__isnull", True),
                                        ("state", "nothing"),
                                        ("volunteer__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "nothing"), _negated=True),
                                        ("dates__len__gte", 1),
                                        models.Q(
                                            ("place__isnull", True), ("volunteer__isnull", True), _connector="XOR"
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_line_has_an_offer_or_none",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
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
                            "volunteer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.volunteer"
                            ),
                        ),
                        (
                            "booking",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="respite.booking"
                            ),
                        ),
                        ("date", models.DateField()),
                        ("part", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "ordering": ["date", "part"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("volunteer", "date", "part"), name="volunteer_is_in_one_home_at_a_time"
                            ),
                            models.UniqueConstraint(fields=("booking", "date", "part"), name="visit_is_there_once"),
                            models.CheckConstraint(
                                condition=models.Q(("part__lte", 2)), name="visit_is_in_a_part_of_the_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitNote",
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
                            "visit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="note", to="respite.visit"
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=300)),
                        ("wants_talk", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True), ("wants_talk", True), _connector="OR"
                                ),
                                name="visit_note_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VolunteerWeek",
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
                            "volunteer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="respite.volunteer"
                            ),
                        ),
                        ("monday", models.DateField()),
                        ("most", models.PositiveSmallIntegerField()),
                        ("taken", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("volunteer", "monday"), name="volunteer_week_is_there_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("taken__lte", models.F("most"))), name="volunteer_is_not_overasked"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("monday__iso_week_day", 1)), name="volunteer_week_begins_on_monday"
                            ),
                        ],
                    },
                ),
            ]
        ),
        rls.shared_read("respite_place"),
        rls.part_of("respite_placeopening", "respite_place", "place_id"),
        rls.part_of("respite_placeclosing", "respite_place", "place_id"),
        rls.part_of("respite_placeday", "respite_place", "place_id"),
        rls.shared_read("respite_booking"),
        rls.shared_read("respite_invoiceline"),
        rls.owned("respite_budget"),
        rls.owned("respite_respiterequest"),
        rls.owned("respite_recipientanswer"),
        rls.owned("respite_volunteer"),
        rls.owned("respite_volunteerweek"),
        rls.owned("respite_visit"),
        rls.owned("respite_region"),
        rls.owned("respite_plan"),
        rls.owned("respite_planline"),
        rls.owned("respite_fairness"),
        rls.owned("respite_instruction"),
        rls.owned("respite_expense"),
        rls.owned("respite_visitnote"),
        rls.owned("respite_smallhelp"),
        rls.owned("respite_helpmatch"),
        rls.owned("respite_helphanding"),
    ]
