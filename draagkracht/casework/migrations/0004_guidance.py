"""Who guides a case, how the balance is, how a case goes over to others, and to whom what is said is for."""

from typing import Any, ClassVar

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from draagkracht.base import rls

# What was offered to one carer neither changes nor grows, as its lines do not.
OFFERED = """
CREATE TRIGGER offered_is_kept BEFORE INSERT OR UPDATE ON casework_carersection
    FOR EACH ROW EXECUTE FUNCTION casework_line_was_offered();
"""


class Migration(migrations.Migration):
    """Who guides a case, how the balance is, how it goes over to others, and to whom what is said is for."""

    dependencies: ClassVar[list[Any]] = [
        ("accounts", "0003_elsewhere_and_letters"),
        ("casework", "0003_talks_and_letters"),
        ("municipalities", "0002_mail"),
    ]
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="BalanceCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="CarerSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                ("needs_nothing_because", models.TextField(blank=True)),
                ("overload_threatens", models.BooleanField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Consult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("asker", models.CharField(max_length=160)),
                ("asked_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("key", models.UUIDField()),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsultAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                ("colleague", models.CharField(max_length=160)),
                ("at", models.DateTimeField()),
                ("has_helped", models.BooleanField(default=False)),
                ("key", models.UUIDField()),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("receiver", models.CharField(max_length=20)),
                ("to_name", models.CharField(max_length=160)),
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
            },
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("phone", models.CharField(max_length=30)),
                ("days", models.CharField(max_length=160)),
            ],
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=160)),
            ],
        ),
        migrations.AddField(
            model_name="arrangementline",
            name="carer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.party"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="balance_date",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="balance_from_date",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="arrangementline",
            constraint=models.CheckConstraint(
                condition=models.Q(("carer__isnull", True), ("for_whom", "carer"), _connector="OR"),
                name="only_a_line_for_a_carer_names_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddField(
            model_name="balancecheck",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="balance_checks", to="casework.case"
            ),
        ),
        migrations.AddField(
            model_name="balancecheck",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="balancecheck",
            name="party",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.party"),
        ),
        migrations.AddField(
            model_name="carersection",
            name="arrangement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="casework.arrangement"
            ),
        ),
        migrations.AddField(
            model_name="carersection",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="carersection",
            name="party",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.party"),
        ),
        migrations.AddField(
            model_name="consult",
            name="asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="consult",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="consultanswer",
            name="consult",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="casework.consult"
            ),
        ),
        migrations.AddField(
            model_name="consultanswer",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="casework.case"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="giver",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="to_team",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="municipalities.team"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="to_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reach",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="reach",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.team"
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="balancecheck",
            constraint=models.UniqueConstraint(fields=("municipality", "key"), name="balance_check_is_one_a_form"),
        ),
        migrations.AddConstraint(
            model_name="balancecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("balance__in", ["holds", "tips", "overloaded"])),
                name="balance_check_result_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="balancecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["phone", "visit", "video", "desk"])), name="balance_check_way_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="balancecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_date__gt", models.F("asked_date"))),
                name="balance_is_asked_again_on_a_later_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="carersection",
            constraint=models.UniqueConstraint(fields=("arrangement", "party"), name="carer_has_one_section"),
        ),
        migrations.AddConstraint(
            model_name="consult",
            constraint=models.UniqueConstraint(fields=("municipality", "key"), name="consult_is_one_a_form"),
        ),
        migrations.AddConstraint(
            model_name="consultanswer",
            constraint=models.UniqueConstraint(fields=("municipality", "key"), name="consult_answer_is_one_a_form"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("municipality", "key"), name="handover_is_one_a_form"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "offered")), fields=("case",), name="case_has_one_open_handover"
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["offered", "accepted", "refused", "withdrawn"])),
                name="handover_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("receiver__in", ["person", "team", "organisation"])),
                name="handover_receiver_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state", "offered")),
                    models.Q(models.Q(("state", "offered"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="handover_was_answered_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("refusal", ""), _negated=True),
                    _connector="OR",
                ),
                name="handover_is_refused_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reach",
            constraint=models.UniqueConstraint(fields=("municipality", "user"), name="reach_is_there_once"),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(fields=("team", "user"), name="team_member_is_there_once"),
        ),
        rls.owned("casework_balancecheck"),
        rls.owned("casework_carersection"),
        rls.owned("casework_consult"),
        rls.owned("casework_consultanswer"),
        rls.owned("casework_handover"),
        rls.owned("casework_reach"),
        rls.owned("casework_teammember"),
        migrations.RunSQL(OFFERED, "DROP TRIGGER offered_is_kept ON casework_carersection"),
    ]
