"""Who has no mail is told by telephone what happened: since when there is news."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("respite", "0005_look_along")]

    operations = [
        migrations.AddField(model_name="respiterequest", name="news_at", field=models.DateTimeField(null=True)),
    ]
