"""What a passkey calls somebody, and with which level elsewhere staff needs no second step."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_circle_member"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="handle",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="identityprovider",
            name="strong_level",
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
