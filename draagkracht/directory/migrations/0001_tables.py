"""The directory, its search, its history and what keeps it fresh."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import draagkracht.directory.rules.codes
import draagkracht.directory.rules.duplicates
import uuid
from django.db import migrations, models

from draagkracht.base import rls
from draagkracht.base.tables import CreateTables
from draagkracht.directory.migrations import _counts, _search


class Migration(migrations.Migration):
    replaces = [
        ("directory", "0001_initial"),
        ("directory", "0002_no_revision_twice"),
        ("directory", "0003_wide_as_the_parser"),
        ("directory", "0004_search"),
        ("directory", "0005_history"),
        ("directory", "0006_change_requests"),
        ("directory", "0007_freshness"),
        ("directory", "0008_imports"),
        ("directory", "0009_duplicates"),
        ("directory", "0010_steps_and_funding"),
        ("directory", "0011_service_asked_as"),
        ("directory", "0012_quicker_search"),
        ("directory", "0013_same_day"),
    ]

    initial = True

    dependencies = [
        ("municipalities", "0001_initial"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ColumnChoice",
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
                        ("header_digest", models.CharField(max_length=64)),
                        ("fields", models.JSONField(default=dict)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "header_digest"), name="column_choice_is_one_a_set"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FieldChange",
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
                        ("subject", models.CharField(max_length=12)),
                        ("subject_id", models.CharField(max_length=300)),
                        ("action", models.CharField(default="changed", max_length=10)),
                        ("field", models.CharField(blank=True, max_length=40)),
                        ("old", models.JSONField(null=True)),
                        ("new", models.JSONField(null=True)),
                        ("author_kind", models.CharField(max_length=10)),
                        ("author_id", models.BigIntegerField(null=True)),
                        ("author_name", models.CharField(blank=True, max_length=200)),
                        ("source", models.CharField(blank=True, max_length=300)),
                        ("changed_at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        ("undoes_id", models.BigIntegerField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["municipality", "subject", "subject_id", "-id"], name="field_change_of_entry"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("subject__in", ["service", "organization", "location"])),
                                name="field_change_subject_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("action__in", ["added", "changed", "confirmed", "locked", "unlocked"])
                                ),
                                name="field_change_action_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("author_kind__in", ["staff", "provider", "import", "resident", "system"])
                                ),
                                name="field_change_author_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FieldLock",
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
                        ("subject", models.CharField(max_length=12)),
                        ("subject_id", models.CharField(max_length=300)),
                        ("field", models.CharField(max_length=40)),
                        ("locked_by", models.CharField(max_length=200)),
                        ("locked_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "subject", "subject_id", "field"),
                                name="field_lock_is_one_a_field",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportFeed",
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
                        ("kind", models.CharField(max_length=10)),
                        ("address", models.CharField(max_length=500)),
                        ("saved_by", models.CharField(max_length=200)),
                        ("saved_at", models.DateTimeField()),
                        ("failing_since", models.DateTimeField(null=True)),
                        ("fault", models.TextField(blank=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "kind", "address"), name="import_feed_is_one_an_address"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["oruk-url", "sru"])),
                                name="import_feed_kind_is_fetched",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRun",
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
                        ("kind", models.CharField(max_length=10)),
                        ("name", models.CharField(max_length=2000)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("state", models.CharField(max_length=10)),
                        ("key", models.UUIDField()),
                        (
                            "feed",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="runs",
                                to="directory.importfeed",
                            ),
                        ),
                        ("is_nightly", models.BooleanField(default=False)),
                        ("headers", models.JSONField(default=list)),
                        ("columns", models.JSONField(default=list)),
                        ("cursor", models.JSONField(default=dict)),
                        ("report", models.JSONField(default=dict)),
                        ("service_ids", models.JSONField(default=list)),
                        ("started_by", models.CharField(max_length=200)),
                        ("started_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["municipality", "-started_at"], name="import_run_by_date"),
                            models.Index(fields=["state", "changed_at"], name="import_run_by_state"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "key"), name="import_run_is_one_a_form"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["sheet", "oruk-url", "sru", "hsds", "hsds-csv"])),
                                name="import_run_kind_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "fetching",
                                            "mapping",
                                            "reading",
                                            "refused",
                                            "previewed",
                                            "confirmed",
                                            "done",
                                            "failed",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="import_run_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at__isnull", False), ("state", "done")),
                                    models.Q(models.Q(("state", "done"), _negated=True), ("done_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="import_run_is_done_at_a_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportFile",
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
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="directory.importrun",
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=2000)),
                        ("content", models.BinaryField()),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "position"), name="import_file_is_one_a_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LexiconRow",
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
                        ("kind", models.CharField(max_length=10)),
                        ("word", models.CharField(max_length=300)),
                        (
                            "others",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300), default=list, size=None
                            ),
                        ),
                        ("is_refused", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ["word", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "kind", "word", "others"), name="lexicon_row_is_there_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LexiconVersion",
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
                        ("number", models.PositiveIntegerField()),
                        ("changed_at", models.DateTimeField()),
                        ("changed_by", models.CharField(max_length=200)),
                        ("kind", models.CharField(max_length=10)),
                        ("word", models.CharField(max_length=300)),
                        (
                            "others",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300), default=list, size=None
                            ),
                        ),
                        ("is_refused", models.BooleanField(default=False)),
                        ("is_added", models.BooleanField()),
                        ("undoes", models.PositiveIntegerField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "number"), name="lexicon_version_is_there_once"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "undoes"), name="lexicon_version_is_undone_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Location",
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
                        ("hsds_id", models.CharField(max_length=300)),
                        ("modified_at", models.DateTimeField(auto_now=True)),
                        ("source_fields", models.JSONField(default=dict)),
                        ("location_type", models.CharField(default="physical", max_length=300)),
                        ("name", models.CharField(blank=True, max_length=300)),
                        ("description", models.TextField(blank=True)),
                        ("latitude", models.FloatField(null=True)),
                        ("longitude", models.FloatField(null=True)),
                        ("address_1", models.CharField(blank=True, max_length=300)),
                        ("postal_code", models.CharField(blank=True, max_length=300)),
                        ("city", models.CharField(blank=True, max_length=300)),
                        ("country", models.CharField(blank=True, max_length=300)),
                        (
                            "accessibility",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), default=list, size=None
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "hsds_id"), name="location_id_is_unique"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                                    models.Q(
                                        ("latitude__range", (-90, 90)),
                                        ("longitude__range", (-180, 180)),
                                        models.Q(("latitude", 0), ("longitude", 0), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="location_coordinates_are_possible",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organization",
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
                        ("hsds_id", models.CharField(max_length=300)),
                        ("modified_at", models.DateTimeField(auto_now=True)),
                        ("source_fields", models.JSONField(default=dict)),
                        ("name", models.CharField(max_length=300)),
                        ("description", models.TextField(blank=True)),
                        ("email", models.EmailField(blank=True, max_length=300)),
                        ("website", models.URLField(blank=True, max_length=2000)),
                        ("is_trusted", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "hsds_id"), name="organization_id_is_unique"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Enquiry",
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
                            "organization",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="directory.organization",
                            ),
                        ),
                        ("to", models.EmailField(blank=True, max_length=300)),
                        ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        ("state", models.CharField(default="asked", max_length=10)),
                        ("asked_at", models.DateTimeField()),
                        ("since", models.DateTimeField()),
                        ("valid_until", models.DateTimeField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["municipality", "state", "since"], name="enquiry_queue")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["asked", "reminded", "to_call", "unchecked", "answered", "replaced"])
                                ),
                                name="enquiry_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("to", ""), _negated=True),
                                    models.Q(("state__in", ["asked", "reminded"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="enquiry_by_mail_has_an_address",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pathway",
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
                        ("slug", models.SlugField(max_length=60)),
                        ("name", models.CharField(max_length=120)),
                        ("summary", models.TextField(blank=True)),
                        (
                            "condition",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        draagkracht.directory.rules.codes.Condition["DEMENTIA"],
                                        draagkracht.directory.rules.codes.Condition["DEMENTIA"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["NAH"],
                                        draagkracht.directory.rules.codes.Condition["NAH"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["LVB"],
                                        draagkracht.directory.rules.codes.Condition["LVB"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["AUTISM"],
                                        draagkracht.directory.rules.codes.Condition["AUTISM"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["MENTAL_HEALTH"],
                                        draagkracht.directory.rules.codes.Condition["MENTAL_HEALTH"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["ADDICTION"],
                                        draagkracht.directory.rules.codes.Condition["ADDICTION"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["CHRONIC"],
                                        draagkracht.directory.rules.codes.Condition["CHRONIC"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["PHYSICAL"],
                                        draagkracht.directory.rules.codes.Condition["PHYSICAL"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["MUSCLE"],
                                        draagkracht.directory.rules.codes.Condition["MUSCLE"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["CANCER"],
                                        draagkracht.directory.rules.codes.Condition["CANCER"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["PALLIATIVE"],
                                        draagkracht.directory.rules.codes.Condition["PALLIATIVE"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["ELDERLY"],
                                        draagkracht.directory.rules.codes.Condition["ELDERLY"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.Condition["NONE"],
                                        draagkracht.directory.rules.codes.Condition["NONE"],
                                    ),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("is_published", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "slug"), name="pathway_address_is_unique"),
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
                                name="pathway_condition_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Service",
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
                        ("hsds_id", models.CharField(max_length=300)),
                        ("modified_at", models.DateTimeField(auto_now=True)),
                        ("source_fields", models.JSONField(default=dict)),
                        (
                            "organization",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="directory.organization",
                            ),
                        ),
                        ("name", models.CharField(max_length=300)),
                        ("alternate_name", models.CharField(blank=True, max_length=300)),
                        ("description", models.TextField(blank=True)),
                        ("url", models.URLField(blank=True, max_length=2000)),
                        ("email", models.EmailField(blank=True, max_length=300)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    (
                                        draagkracht.directory.rules.codes.ServiceStatus["ACTIVE"],
                                        draagkracht.directory.rules.codes.ServiceStatus["ACTIVE"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.ServiceStatus["INACTIVE"],
                                        draagkracht.directory.rules.codes.ServiceStatus["INACTIVE"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.ServiceStatus["DEFUNCT"],
                                        draagkracht.directory.rules.codes.ServiceStatus["DEFUNCT"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.ServiceStatus["TEMPORARILY_CLOSED"],
                                        draagkracht.directory.rules.codes.ServiceStatus["TEMPORARILY_CLOSED"],
                                    ),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("interpretation_services", models.TextField(blank=True)),
                        ("application_process", models.TextField(blank=True)),
                        ("fees", models.TextField(blank=True)),
                        ("accreditations", models.TextField(blank=True)),
                        ("eligibility_description", models.TextField(blank=True)),
                        ("minimum_age", models.PositiveSmallIntegerField(null=True)),
                        ("maximum_age", models.PositiveSmallIntegerField(null=True)),
                        ("alert", models.TextField(blank=True)),
                        ("funding", models.TextField(blank=True)),
                        (
                            "funding_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        draagkracht.directory.rules.codes.FundingKind["STRUCTURAL"],
                                        draagkracht.directory.rules.codes.FundingKind["STRUCTURAL"],
                                    ),
                                    (
                                        draagkracht.directory.rules.codes.FundingKind["INCIDENTAL"],
                                        draagkracht.directory.rules.codes.FundingKind["INCIDENTAL"],
                                    ),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("funding_until", models.DateField(null=True)),
                        ("reimbursement", models.TextField(blank=True)),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                        (
                            "base_functions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["INFORMATION"],
                                            draagkracht.directory.rules.codes.BaseFunction["INFORMATION"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["ADVICE"],
                                            draagkracht.directory.rules.codes.BaseFunction["ADVICE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["EMOTIONAL"],
                                            draagkracht.directory.rules.codes.BaseFunction["EMOTIONAL"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["EDUCATION"],
                                            draagkracht.directory.rules.codes.BaseFunction["EDUCATION"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["PRACTICAL"],
                                            draagkracht.directory.rules.codes.BaseFunction["PRACTICAL"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["RESPITE"],
                                            draagkracht.directory.rules.codes.BaseFunction["RESPITE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["FINANCIAL"],
                                            draagkracht.directory.rules.codes.BaseFunction["FINANCIAL"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.BaseFunction["MATERIAL"],
                                            draagkracht.directory.rules.codes.BaseFunction["MATERIAL"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "conditions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.codes.Condition["DEMENTIA"],
                                            draagkracht.directory.rules.codes.Condition["DEMENTIA"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["NAH"],
                                            draagkracht.directory.rules.codes.Condition["NAH"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["LVB"],
                                            draagkracht.directory.rules.codes.Condition["LVB"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["AUTISM"],
                                            draagkracht.directory.rules.codes.Condition["AUTISM"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["MENTAL_HEALTH"],
                                            draagkracht.directory.rules.codes.Condition["MENTAL_HEALTH"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["ADDICTION"],
                                            draagkracht.directory.rules.codes.Condition["ADDICTION"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["CHRONIC"],
                                            draagkracht.directory.rules.codes.Condition["CHRONIC"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["PHYSICAL"],
                                            draagkracht.directory.rules.codes.Condition["PHYSICAL"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["MUSCLE"],
                                            draagkracht.directory.rules.codes.Condition["MUSCLE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["CANCER"],
                                            draagkracht.directory.rules.codes.Condition["CANCER"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["PALLIATIVE"],
                                            draagkracht.directory.rules.codes.Condition["PALLIATIVE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["ELDERLY"],
                                            draagkracht.directory.rules.codes.Condition["ELDERLY"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Condition["NONE"],
                                            draagkracht.directory.rules.codes.Condition["NONE"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "laws",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.codes.Law["WMO"],
                                            draagkracht.directory.rules.codes.Law["WMO"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Law["WLZ"],
                                            draagkracht.directory.rules.codes.Law["WLZ"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Law["ZVW"],
                                            draagkracht.directory.rules.codes.Law["ZVW"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Law["JEUGDWET"],
                                            draagkracht.directory.rules.codes.Law["JEUGDWET"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Law["INSURANCE"],
                                            draagkracht.directory.rules.codes.Law["INSURANCE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Law["NONE"],
                                            draagkracht.directory.rules.codes.Law["NONE"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "audiences",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.codes.Audience["CARER"],
                                            draagkracht.directory.rules.codes.Audience["CARER"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Audience["CARE_RECIPIENT"],
                                            draagkracht.directory.rules.codes.Audience["CARE_RECIPIENT"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Audience["BOTH"],
                                            draagkracht.directory.rules.codes.Audience["BOTH"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Audience["PROFESSIONAL"],
                                            draagkracht.directory.rules.codes.Audience["PROFESSIONAL"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.Audience["YOUNG_CARER"],
                                            draagkracht.directory.rules.codes.Audience["YOUNG_CARER"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "respite_forms",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["STAY"],
                                            draagkracht.directory.rules.codes.RespiteForm["STAY"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["DAY_CARE"],
                                            draagkracht.directory.rules.codes.RespiteForm["DAY_CARE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["SITTING"],
                                            draagkracht.directory.rules.codes.RespiteForm["SITTING"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["LIVE_IN"],
                                            draagkracht.directory.rules.codes.RespiteForm["LIVE_IN"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["SHARED_ACTIVITY"],
                                            draagkracht.directory.rules.codes.RespiteForm["SHARED_ACTIVITY"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["HOST_FAMILY"],
                                            draagkracht.directory.rules.codes.RespiteForm["HOST_FAMILY"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.RespiteForm["CARE_FARM"],
                                            draagkracht.directory.rules.codes.RespiteForm["CARE_FARM"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.codes.ServiceKind["PEER_GROUP"],
                                            draagkracht.directory.rules.codes.ServiceKind["PEER_GROUP"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.ServiceKind["CARE_BROKER"],
                                            draagkracht.directory.rules.codes.ServiceKind["CARE_BROKER"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.ServiceKind["SUPPORT_CENTRE"],
                                            draagkracht.directory.rules.codes.ServiceKind["SUPPORT_CENTRE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.codes.ServiceKind["SAME_DAY"],
                                            draagkracht.directory.rules.codes.ServiceKind["SAME_DAY"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("first_step", models.TextField(blank=True)),
                        ("what_to_expect", models.TextField(blank=True)),
                        ("asked_as", models.TextField(blank=True)),
                        ("other_attributes", models.JSONField(default=list)),
                        ("assured_at", models.DateTimeField(null=True)),
                        ("assured_by", models.CharField(blank=True, max_length=200)),
                        ("source_digest", models.CharField(blank=True, max_length=64)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged_from",
                                to="directory.service",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["municipality", "status", "name"], name="service_by_municipality"),
                            models.Index(fields=["hsds_id"], name="service_by_id"),
                            django.contrib.postgres.indexes.GinIndex(fields=["served_ids"], name="service_by_reader"),
                            models.Index(
                                condition=models.Q(("is_everywhere", True)), fields=["id"], name="service_everywhere"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "hsds_id"), name="service_id_is_unique"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minimum_age__isnull", True),
                                    ("maximum_age__isnull", True),
                                    ("maximum_age__gte", models.F("minimum_age")),
                                    _connector="OR",
                                ),
                                name="service_ages_are_ordered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "base_functions__contained_by",
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
                                name="service_base_functions_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "conditions__contained_by",
                                        [
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
                                name="service_conditions_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("laws__contained_by", ["wmo", "wlz", "zvw", "jeugdwet", "insurance", "none"])
                                ),
                                name="service_laws_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "audiences__contained_by",
                                        ["carer", "care_recipient", "both", "professional", "young_carer"],
                                    )
                                ),
                                name="service_audiences_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "respite_forms__contained_by",
                                        [
                                            "stay",
                                            "day_care",
                                            "sitting",
                                            "live_in",
                                            "shared_activity",
                                            "host_family",
                                            "care_farm",
                                        ],
                                    )
                                ),
                                name="service_respite_forms_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kinds__contained_by", ["peer_group", "care_broker", "support_centre", "same_day"])
                                ),
                                name="service_kinds_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("funding_until__isnull", True), ("funding_kind", "incidental"), _connector="OR"
                                ),
                                name="service_funding_ends_when_incidental",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="service_is_not_merged_into_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
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
                            "service",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="directory.service",
                            ),
                        ),
                        ("organization_id", models.CharField(blank=True, max_length=300)),
                        ("topic", models.CharField(blank=True, max_length=40)),
                        ("changes", models.JSONField(default=dict)),
                        ("message", models.TextField(blank=True)),
                        ("author_kind", models.CharField(max_length=10)),
                        ("author_id", models.BigIntegerField(null=True)),
                        ("author_name", models.CharField(blank=True, max_length=200)),
                        ("source", models.CharField(blank=True, max_length=300)),
                        ("reply_to", models.EmailField(blank=True, max_length=254)),
                        ("digest", models.CharField(max_length=64)),
                        ("state", models.CharField(default="waiting", max_length=10)),
                        ("asked_at", models.DateTimeField()),
                        ("due_date", models.DateField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("decided_by", models.CharField(blank=True, max_length=200)),
                        ("decision", models.TextField(blank=True)),
                        ("applied", models.JSONField(default=list)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["municipality", "state", "asked_at"], name="change_request_queue"),
                            models.Index(fields=["service", "state"], name="change_request_of_service"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("municipality", "digest"),
                                name="change_request_waits_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["waiting", "accepted", "rejected", "withdrawn"])),
                                name="change_request_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("author_kind__in", ["staff", "provider", "import", "resident", "system"])
                                ),
                                name="change_request_author_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("state", "waiting")),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("reply_to", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="change_request_decision_has_a_date_and_no_address",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Check",
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
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                            ),
                        ),
                        ("kind", models.CharField(max_length=6)),
                        ("value", models.CharField(max_length=600)),
                        ("outcome", models.CharField(default="unknown", max_length=12)),
                        ("failed_days", models.PositiveSmallIntegerField(default=0)),
                        ("is_broken", models.BooleanField(default=False)),
                        ("queued_at", models.DateTimeField(null=True)),
                        ("checked_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("is_broken", True)),
                                fields=["municipality", "service"],
                                name="check_broken",
                            ),
                            models.Index(fields=["municipality", "kind", "checked_at"], name="check_turn"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("service", "kind", "value"), name="check_is_one_a_value"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["link", "phone"])), name="check_kind_is_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["unknown", "works", "gone", "no-host", "silent", "impossible"])
                                ),
                                name="check_outcome_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="directory.service",
                            ),
                        ),
                        ("hsds_id", models.CharField(max_length=300)),
                        ("name", models.CharField(blank=True, max_length=300)),
                        ("title", models.CharField(blank=True, max_length=300)),
                        ("email", models.EmailField(blank=True, max_length=300)),
                        ("phone", models.CharField(blank=True, max_length=300)),
                        ("phone_description", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="CostOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cost_options",
                                to="directory.service",
                            ),
                        ),
                        ("hsds_id", models.CharField(max_length=300)),
                        ("option", models.CharField(blank=True, max_length=300)),
                        ("amount_cents", models.BigIntegerField(null=True)),
                        ("currency", models.CharField(blank=True, max_length=300)),
                        ("amount_description", models.TextField(blank=True)),
                        ("valid_from", models.DateField(null=True)),
                        ("valid_to", models.DateField(null=True)),
                    ],
                    options={
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicatePair",
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
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                            ),
                        ),
                        ("likeness", models.FloatField()),
                        (
                            "traits",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        (
                                            draagkracht.directory.rules.duplicates.Trait["NAME"],
                                            draagkracht.directory.rules.duplicates.Trait["NAME"],
                                        ),
                                        (
                                            draagkracht.directory.rules.duplicates.Trait["ORGANIZATION"],
                                            draagkracht.directory.rules.duplicates.Trait["ORGANIZATION"],
                                        ),
                                        (
                                            draagkracht.directory.rules.duplicates.Trait["PHONE"],
                                            draagkracht.directory.rules.duplicates.Trait["PHONE"],
                                        ),
                                        (
                                            draagkracht.directory.rules.duplicates.Trait["ADDRESS"],
                                            draagkracht.directory.rules.duplicates.Trait["ADDRESS"],
                                        ),
                                        (
                                            draagkracht.directory.rules.duplicates.Trait["WEBSITE"],
                                            draagkracht.directory.rules.duplicates.Trait["WEBSITE"],
                                        ),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        ("state", models.CharField(default="open", max_length=20)),
                        ("decided_by", models.CharField(blank=True, max_length=200)),
                        ("decided_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["municipality", "state", "-likeness"], name="duplicate_pair_queue")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("first", "second"), name="duplicate_pair_is_there_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))), name="duplicate_pair_is_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "different", "merged"])),
                                name="duplicate_pair_state_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("state", "open")),
                                    models.Q(models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="duplicate_pair_is_open_or_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EnquiredService",
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
                            "enquiry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="directory.enquiry",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.service"
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=12)),
                        ("answered_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enquiry", "service"), name="enquired_service_is_one_a_question"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("answer", "")),
                                fields=("service",),
                                name="enquired_service_is_asked_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                                    models.Q(
                                        (
                                            "answer__in",
                                            ["confirmed", "proposed", "changed", "elsewhere", "asked_again"],
                                        ),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="enquired_service_is_answered_at_a_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Schedule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="schedules",
                                to="directory.service",
                            ),
                        ),
                        ("hsds_id", models.CharField(max_length=300)),
                        ("valid_from", models.DateField(null=True)),
                        ("valid_to", models.DateField(null=True)),
                        ("freq", models.CharField(blank=True, max_length=300)),
                        ("interval", models.PositiveSmallIntegerField(null=True)),
                        ("byday", models.CharField(blank=True, max_length=300)),
                        ("bymonthday", models.CharField(blank=True, max_length=300)),
                        ("opens_at", models.TimeField(null=True)),
                        ("closes_at", models.TimeField(null=True)),
                        ("attending_type", models.CharField(blank=True, max_length=300)),
                        ("description", models.TextField(blank=True)),
                        ("notes", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="SearchEntry",
                    fields=[
                        (
                            "service",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="search_entry",
                                serialize=False,
                                to="directory.service",
                            ),
                        ),
                        (
                            "listed_for",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        ("has_twin", models.BooleanField(default=False)),
                        (
                            "facts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("minimum_age", models.PositiveSmallIntegerField(null=True)),
                        ("maximum_age", models.PositiveSmallIntegerField(null=True)),
                        (
                            "latitudes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.FloatField(), default=list, size=None
                            ),
                        ),
                        (
                            "longitudes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.FloatField(), default=list, size=None
                            ),
                        ),
                        ("name", models.TextField()),
                        ("vector", django.contrib.postgres.search.SearchVectorField()),
                        ("words", django.contrib.postgres.search.SearchVectorField()),
                        ("index_key", models.CharField(max_length=16)),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["listed_for", "vector"], name="search_by_reader_and_text"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("latitudes__len", models.F("longitudes__len"))),
                                name="search_entry_has_whole_places",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceArea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="service_areas",
                                to="directory.service",
                            ),
                        ),
                        ("hsds_id", models.CharField(max_length=300)),
                        ("name", models.TextField(blank=True)),
                        ("extent", models.TextField(blank=True)),
                        ("extent_type", models.CharField(blank=True, max_length=300)),
                        ("uri", models.CharField(blank=True, max_length=2000)),
                    ],
                    options={
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceAtLocation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="service_at_locations",
                                to="directory.service",
                            ),
                        ),
                        (
                            "location",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.location"
                            ),
                        ),
                        ("hsds_id", models.CharField(max_length=300)),
                        ("description", models.TextField(blank=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("service", "location"), name="service_is_once_at_a_location"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Step",
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
                            "pathway",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="directory.pathway",
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=120)),
                        ("fits_when", models.TextField()),
                        ("look_again_weeks", models.PositiveSmallIntegerField()),
                        (
                            "service_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300), default=list, size=None
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pathway", "level"],
                        "constraints": [
                            models.UniqueConstraint(fields=("pathway", "level"), name="step_level_is_there_once"),
                            models.CheckConstraint(
                                condition=models.Q(("level__range", (1, 6))), name="step_level_is_possible"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("look_again_weeks__range", (1, 104))),
                                name="step_is_looked_at_again",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnansweredSearch",
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
                        ("day", models.DateField()),
                        ("text", models.CharField(max_length=60)),
                        ("number", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "day", "text"), name="unanswered_search_is_once_a_day"
                            )
                        ],
                    },
                ),
            ]
        ),
        rls.shared_read("directory_organization"),
        rls.shared_read("directory_location"),
        rls.shared_read("directory_service"),
        rls.part_of("directory_serviceatlocation", "directory_service", "service_id"),
        rls.part_of("directory_schedule", "directory_service", "service_id"),
        rls.part_of("directory_costoption", "directory_service", "service_id"),
        rls.part_of("directory_contact", "directory_service", "service_id"),
        rls.part_of("directory_servicearea", "directory_service", "service_id"),
        rls.part_of("directory_searchentry", "directory_service", "service_id"),
        rls.owned("directory_lexiconrow"),
        rls.owned("directory_lexiconversion"),
        rls.owned("directory_unansweredsearch"),
        rls.owned("directory_fieldchange"),
        rls.owned("directory_fieldlock"),
        rls.owned("directory_changerequest"),
        rls.owned("directory_enquiry"),
        rls.owned("directory_enquiredservice"),
        rls.owned("directory_check"),
        rls.owned("directory_importfeed"),
        rls.owned("directory_importrun"),
        rls.owned("directory_importfile"),
        rls.owned("directory_columnchoice"),
        rls.owned("directory_duplicatepair"),
        rls.owned("directory_pathway"),
        rls.owned("directory_step"),
        rls.immutable("directory_fieldchange"),
        migrations.RunSQL(_counts.COUNT_CHANGES, _counts.FORGET_CHANGES),
        migrations.RunSQL(_counts.KEEP_HISTORY, _counts.FORGET_HISTORY),
        migrations.RunSQL(_search.WHOLE_ROWS, migrations.RunSQL.noop),
        migrations.RunSQL(_search.SCOPE, _search.NO_SCOPE),
        migrations.RunSQL(_search.SEARCH, _search.NO_SEARCH),
    ]
