"""When the owner of a space that nobody uses was told that it goes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_emergency_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="warned_at",
            field=models.DateTimeField(null=True),
        ),
    ]
