"""Who guides a case, how the balance is, and how a case goes over to others."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Who guides a case, how the balance is, and how a case goes over to others."""

    dependencies: ClassVar[list[Any]] = [("casework", "0003_talks_and_letters")]
    operations: ClassVar[list[Any]] = []
