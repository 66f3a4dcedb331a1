"""Who cares may ask that somebody looks along."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("respite", "0004_offer_taken_back")]

    operations = [
        migrations.AddField(model_name="respiterequest", name="help_asked_at", field=models.DateTimeField(null=True)),
    ]
