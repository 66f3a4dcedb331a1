import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_initial"),
        ("referrals", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="IntakeNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
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
                        condition=models.Q(("outcome__in", ["informed", "referred", "call_back", "nothing_found"])),
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
        rls.owned("referrals_intakenote"),
    ]
