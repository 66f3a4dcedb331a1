"""Who alone may use a code."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_filled_in")]

    operations = [
        migrations.AddField("sharecode", "recipient", models.CharField(blank=True, default="", max_length=36), False),
    ]
