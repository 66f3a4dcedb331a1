"""Since when a talk calls for help, so that its case stands first until somebody says what was done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_informal_care_lead")]

    operations = [
        migrations.AddField(model_name="case", name="alarmed_at", field=models.DateTimeField(null=True)),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["municipality", "alarmed_at", "due_date"],
                name="open_case_by_alarm",
            ),
        ),
    ]
