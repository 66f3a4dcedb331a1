"""The file of a support centre, apart from that of the municipality."""

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """The file of a support centre, apart from that of the municipality."""

    dependencies: ClassVar[list[Any]] = [("casework", "0004_guidance")]
    operations: ClassVar[list[Any]] = []
