"""What people around one care situation share."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What people around one care situation share."""

    dependencies: ClassVar[list[Any]] = [("people", "0005_representation")]
    operations: ClassVar[list[Any]] = []
