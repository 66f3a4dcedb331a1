from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_steps_and_funding")]

    operations = [migrations.AddField("service", "asked_as", models.TextField(blank=True))]
