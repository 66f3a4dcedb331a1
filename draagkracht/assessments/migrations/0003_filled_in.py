"""What a professional filled in together with somebody."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What a professional filled in together with somebody."""

    dependencies: ClassVar[list[Any]] = [("assessments", "0002_kept_results")]
    operations: ClassVar[list[Any]] = []
