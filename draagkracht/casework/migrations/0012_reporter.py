"""Which professional reported somebody: the name and the organisation."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_alarm")]

    operations = [
        migrations.AddField(
            model_name="case", name="reported_by", field=models.CharField(blank=True, default="", max_length=250)
        ),
    ]
