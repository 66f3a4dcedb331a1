"""One decision a case, each later one in the place of the one before it; and whether the client knows of the request."""

from typing import Any, ClassVar

from django.db import migrations, models

# Until now nobody was written down who did not know of it.
ALL_KNOW = "UPDATE casework_case SET client_told_at = received_at"


class Migration(migrations.Migration):
    """One decision a case, each later one in the place of the one before it; and whether the client knows of it."""

    dependencies: ClassVar[list[Any]] = [("casework", "0006_sealed_numbers")]
    operations: ClassVar[list[Any]] = [
        migrations.AddField("case", "client_told_at", models.DateTimeField(null=True)),
        migrations.RunSQL(ALL_KNOW, migrations.RunSQL.noop),
        migrations.AddField("decision", "valid_from", models.DateField(null=True)),
        migrations.AddField("decision", "valid_until", models.DateField(null=True)),
        migrations.AddField(
            "decision",
            "replaces",
            models.OneToOneField(
                null=True, on_delete=models.RESTRICT, related_name="replaced_by", to="casework.decision"
            ),
        ),
        migrations.AddField(
            "decision", "replaces_reason", models.CharField(blank=True, default="", max_length=30), False
        ),
        migrations.AddConstraint(
            "decision",
            models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)), fields=["case"], name="case_has_one_first_decision"
            ),
        ),
        migrations.AddConstraint(
            "decision",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replaces__isnull", True), ("replaces_reason", "")),
                    models.Q(("replaces__isnull", False), models.Q(("replaces_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="decision_is_replaced_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            "decision",
            models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="decision_holds_forward",
            ),
        ),
    ]
