"""Who of a team is asked about caring."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0009_corrections")]

    operations = [
        migrations.AddField(
            model_name="teammember", name="is_informal_care_lead", field=models.BooleanField(default=False)
        ),
    ]
