"""Small help may be for a day: an appointment in hospital, say."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("respite", "0006_news_to_tell")]

    operations = [
        migrations.AddField(model_name="smallhelp", name="wanted_date", field=models.DateField(null=True)),
    ]
