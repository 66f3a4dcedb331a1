"""Where a mail that comes again and again is stopped with one press, for its header."""

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Where a mail that comes again and again is stopped with one press, for its header."""

    dependencies: ClassVar[list[Any]] = [("municipalities", "0002_mail")]
    operations: ClassVar[list[Any]] = [
        migrations.AddField("mail", "stop_address", models.CharField(blank=True, default="", max_length=400)),
    ]
