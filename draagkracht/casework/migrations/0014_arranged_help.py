"""How a task of a professional is done, for whoever takes it over, and that who cares did; a coach, a mantelscan."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_came_by_themselves")]

    operations = [
        migrations.AddField(
            model_name="arrangementline", name="instruction", field=models.TextField(blank=True, default="")
        ),
        migrations.AddField(
            model_name="arrangementline", name="is_done_by_carer", field=models.BooleanField(default=False)
        ),
        migrations.AddField(
            model_name="party", name="coach", field=models.CharField(blank=True, default="", max_length=160)
        ),
        migrations.AddField(model_name="party", name="coach_from_date", field=models.DateField(null=True)),
        migrations.AddField(model_name="party", name="coach_check_date", field=models.DateField(null=True)),
        migrations.AddField(model_name="party", name="scan", field=models.JSONField(default=dict)),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(("coach", ""), ("coach_check_date__isnull", True), ("coach_from_date__isnull", True))
                | models.Q(
                    models.Q(("coach", ""), _negated=True),
                    ("coach_check_date__isnull", False),
                    ("coach_from_date__isnull", False),
                    ("role", "carer"),
                    ("coach_check_date__gt", models.F("coach_from_date")),
                ),
                name="network_coach_of_a_carer_is_looked_at_again",
            ),
        ),
    ]
