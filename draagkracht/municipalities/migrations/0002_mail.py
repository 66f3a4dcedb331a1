import django.db.models.deletion
from django.db import migrations, models

from draagkracht.base import rls


class Migration(migrations.Migration):
    """The outbox of a municipality."""

    dependencies = [("municipalities", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=200)),
                ("to", models.EmailField(max_length=300)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("refused", "Refused")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="municipalities.municipality"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["queued_at"], name="mail_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "reference"), name="mail_is_one_a_reference"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(("sent_at__isnull", True), ("state__in", ["waiting", "refused"])),
                            _connector="OR",
                        ),
                        name="mail_is_sent_at_a_moment",
                    ),
                ],
            },
        ),
        rls.owned("municipalities_mail"),
    ]
