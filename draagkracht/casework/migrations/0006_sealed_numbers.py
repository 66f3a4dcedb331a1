"""The citizen service number, where the law asks for it, and sealed."""

from typing import Any, ClassVar

from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """The citizen service number, where the law asks for it, and sealed."""

    dependencies: ClassVar[list[Any]] = [("casework", "0005_support"), ("municipalities", "0002_mail")]
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="CitizenNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.CharField(max_length=160)),
                ("lookup", models.CharField(max_length=64)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=160)),
                (
                    "municipality",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="municipalities.municipality"),
                ),
                (
                    "party",
                    models.OneToOneField(on_delete=models.CASCADE, related_name="citizen_number", to="casework.party"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["municipality", "lookup"], name="citizen_number_by_lookup")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sealed__startswith", "s1.")), name="citizen_number_is_sealed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lookup__regex", "^[0-9a-f]{64}$")), name="citizen_number_has_a_lookup"
                    ),
                ],
            },
        ),
        rls.owned("casework_citizennumber"),
    ]
