"""Who speaks for whom."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Who speaks for whom."""

    dependencies: ClassVar[list[Any]] = [("people", "0004_network_rights_reminders")]
    operations: ClassVar[list[Any]] = []
