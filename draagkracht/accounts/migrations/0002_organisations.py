"""Organisations whose people sign in, and the roles of people who care and of those who work with them."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("municipalities", "0002_mail"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=20)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="invitation",
            name="invitation_role_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_role_is_known",
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("role__in", ["professional", "provider"]), models.Q(("organization_id", ""), _negated=True)
                    ),
                    models.Q(
                        ("organization_id", ""),
                        (
                            "role__in",
                            [
                                "administrator",
                                "care_recipient",
                                "carer",
                                "case_manager",
                                "consultant",
                                "council_member",
                                "desk",
                                "editor",
                                "policy_officer",
                                "representative",
                                "team_lead",
                                "volunteer",
                            ],
                        ),
                    ),
                    _connector="OR",
                ),
                name="invitation_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("role__in", ["professional", "provider"]), models.Q(("organization_id", ""), _negated=True)
                    ),
                    models.Q(
                        ("organization_id", ""),
                        (
                            "role__in",
                            [
                                "administrator",
                                "care_recipient",
                                "carer",
                                "case_manager",
                                "consultant",
                                "council_member",
                                "desk",
                                "editor",
                                "policy_officer",
                                "representative",
                                "team_lead",
                                "volunteer",
                            ],
                        ),
                    ),
                    _connector="OR",
                ),
                name="membership_role_is_known",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(fields=("municipality", "name"), name="organisation_name_is_there_once"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "district_nursing",
                            "employer",
                            "general_practice",
                            "hospital",
                            "other",
                            "police",
                            "school",
                            "self_organisation",
                            "support_centre",
                            "volunteers",
                        ],
                    )
                ),
                name="organisation_kind_is_known",
            ),
        ),
        rls.owned("accounts_organisation"),
    ]
