"""Whose referral it is, once that person has a space."""

from typing import Any, ClassVar

from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """Whose referral it is, once that person has a space."""

    dependencies: ClassVar[list[Any]] = [
        ("referrals", "0003_referring"),
        ("people", "0004_network_rights_reminders"),
        ("municipalities", "0002_mail"),
    ]
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="TiedReferral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("referral_id", models.UUIDField()),
                ("tied_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="municipalities.municipality"),
                ),
                ("person", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="people.person")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "referral_id"), name="referral_is_of_one_person")
                ],
            },
        ),
        rls.owned("referrals_tiedreferral"),
    ]
